import type { TrainOptions } from '../../model/train-options.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import { nothing, type Offer, type Representation } from './representation.js';

/** From little to much: the course on framing problems tries these. */
const cutoffs = [0.05, 0.8];
const rareBelow = 20;

/** Texts as counts against presence of words, without rare words, and without words that tell classes little apart. */
export function wordOffer(schema: Schema, base: TrainOptions): Offer {
  if (!inputColumns(schema).some(({ kind }) => kind === 'text')) return nothing;
  const { text = base.recipe === 'trask' ? undefined : 'presence', polarityCutoff = 0, minCount = 1 } = base;
  const list: Representation[] = [];
  if (text !== 'counts') list.push({ name: 'counts of words', options: { text: 'counts' } });
  else list.push({ name: 'presence of words', options: { text: 'presence' } });
  if (minCount < rareBelow) {
    list.push({ name: `words that stand more than ${rareBelow} times`, options: { minCount: rareBelow } });
  }
  if (schema.target?.task === 'binary') {
    for (const cut of cutoffs.filter((each) => each !== polarityCutoff)) {
      list.push({ name: `words of polarity ${cut} and more`, options: { polarityCutoff: cut } });
    }
  }
  return { representations: list, notes: [] };
}
