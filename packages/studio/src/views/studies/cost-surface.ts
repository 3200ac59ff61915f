import { type CostSurfaceStudy, costSurfaceOptions, diagnoseOptions } from '@colonnade/core';
import { costSurfaceFigures } from '@colonnade/figures';
import { type PageStudy, picturesOf } from './study.js';

/** The bowl of cross-entropy, the valleys of squared error. */
export const costSurface: PageStudy<CostSurfaceStudy> = {
  title: 'Cost surface',
  question: 'What does the cost of one sigmoid unit look like, with cross-entropy and with squared error?',
  trains: false,
  // One unit has no layers: only what the examples are plays a part.
  isLeftOut: (option) => !Object.hasOwn(diagnoseOptions, option) || option === 'hidden',
  own: {
    over: { ...costSurfaceOptions.over, label: 'over' },
    descentRates: { ...costSurfaceOptions.descentRates, label: 'descent rates' },
    steps: { ...costSurfaceOptions.steps, label: 'steps' },
  },
  sentences: ({ sentences, notes }) => [...sentences, ...notes],
  figures: (found) =>
    picturesOf(costSurfaceFigures(found), {
      'cross-entropy.svg': [
        'Cross-entropy',
        'Contour lines over two parameters, and gradient descent from several starts.',
      ],
      'squared-error.svg': ['Squared error', 'The same unit on the same data, with the same starts.'],
    }),
  take: () => [],
};
