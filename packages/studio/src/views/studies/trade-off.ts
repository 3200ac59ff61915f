import type { TradeOffStudy } from '@colonnade/core';
import { tradeOffFigures } from '@colonnade/figures';
import { type PageStudy, picturesOf } from './study.js';

/** How much speed and size for how little accuracy? */
export const tradeOff: PageStudy<TradeOffStudy> = {
  title: 'Trade-off',
  question: 'How much faster and smaller can the network be, and what does that cost in accuracy?',
  isLeftOut: () => false,
  own: {},
  sentences: ({ sentences, notes }) => [...sentences, ...notes],
  figures: (found) =>
    picturesOf(tradeOffFigures(found), {
      'speed.svg': [
        'Score against speed',
        'No other is both better and faster than those on the dashed line.',
      ],
      'size.svg': ['Score against size', 'The bytes of the model as a file.'],
      'within-time.svg': [
        'In the same time of training',
        'What each comes to when all are given the same seconds.',
      ],
    }),
  take: () => null,
};
