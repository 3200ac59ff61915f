import { type HiddenUnitsStudy, hiddenUnitsOptions } from '@colonnade/core';
import { hiddenUnitsFigures } from '@colonnade/figures';
import { type PageStudy, picturesOf } from './study.js';

/** How many hidden units? */
export const hiddenUnits: PageStudy<HiddenUnitsStudy> = {
  title: 'Hidden units',
  question:
    'How many hidden units are enough, where do they begin to overfit, and do the rules of thumb hold?',
  isLeftOut: (option) => option === 'hidden',
  own: {
    sizes: {
      ...hiddenUnitsOptions.sizes,
      type: 'text',
      label: 'sizes',
      help: 'such as none, 8, 16-16; from the outputs to twice the inputs unless given',
    },
  },
  read: ({ sizes }) => (typeof sizes === 'string' ? { sizes: sizes.split(/[\s,]+/).map(sizeOf) } : {}),
  sentences: ({ sentences, notes }) => [...sentences, ...notes],
  figures: (found) =>
    picturesOf(hiddenUnitsFigures(found), {
      'sizes.svg': [
        'By size',
        'Costs on the training part and on rows held out: where they part, it overfits.',
      ],
      'arms.svg': ['All compared', 'The mean of each with its 95 % interval, and every start.'],
      'curves.svg': ['Cost by epoch', 'The mean over the starts, and every start.'],
    }),
  take({ recommendation }) {
    if (recommendation === null) return [];
    const { hidden } = recommendation;
    return hidden.length === 0
      ? [{ name: 'no hidden layer', options: { hidden: 'none' } }]
      : [{ name: `hidden ${hidden.join(', ')}`, options: { hidden } }];
  },
};

/** `16-16` as [16, 16], `none` as []; what is neither goes through, and the library says what is wrong. */
function sizeOf(text: string): unknown {
  if (text === 'none') return [];
  const units = text.split('-').map(Number);
  return units.every((each) => Number.isFinite(each)) ? units : text;
}
