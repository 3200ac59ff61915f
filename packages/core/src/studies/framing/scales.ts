import type { TrainOptions } from '../../model/train-options.js';
import type { Standardize } from '../../table/preprocessing/preprocessing.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import { nothing, type Offer } from './representation.js';

/** How numbers may be scaled, with the name that diagnosis has for it. */
const scales: readonly { readonly name: string; readonly standardize: Standardize }[] = [
  { name: 'numbers as they are', standardize: 'none' },
  { name: 'each number standardized', standardize: 'feature' },
  { name: 'numbers standardized as a whole', standardize: 'whole' },
];

/** The scales of numbers other than the one in use. */
export function scaleOffer(schema: Schema, base: TrainOptions): Offer {
  const columns = inputColumns(schema);
  if (!columns.some(({ kind }) => kind !== 'category' && kind !== 'text')) return nothing;
  const bytes = columns.some(({ eightBit }) => eightBit) || schema.pixels?.eightBit === true;
  const { standardize = 'auto' } = base;
  const inUse = standardize === 'auto' ? (bytes ? 255 : 'feature') : standardize;
  const others = scales.filter((scale) => scale.standardize !== inUse);
  return {
    representations: others.map(({ name, standardize }) => ({ name, options: { standardize } })),
    notes: [],
  };
}
