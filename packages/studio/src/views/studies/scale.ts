import { type ScaleStudy, scaleOptions } from '@colonnade/core';
import { scaleFigures } from '@colonnade/figures';
import { type PageStudy, picturesOf } from './study.js';

/** Would more data help, or a larger network? */
export const scale: PageStudy<ScaleStudy> = {
  title: 'Scale',
  question:
    'Would more data help, a larger network, another learner, or has everything been got out of these columns?',
  isLeftOut: () => false,
  own: { rungs: { ...scaleOptions.rungs, label: 'rungs' } },
  sentences: ({ sentences, notes }) => [...sentences, ...notes],
  figures: (found) =>
    picturesOf(scaleFigures(found), {
      'scale.svg': [
        'As the examples grow',
        'The mean score on rows that nothing was learned from. The band is the 95 % interval of the medium network.',
      ],
      'outlook.svg': [
        'What more examples would bring',
        'The power law through what was measured, with 90 % intervals.',
      ],
      'standings.svg': [
        'Where each stops, and why',
        'Where the two lines have met, more examples bring nothing.',
      ],
      'seconds.svg': ['What it costs', 'The same scores by the seconds of a training on one thread.'],
    }),
  take: () => [],
};
