import { type Inputs, inputColumns, type Model } from '@colonnade/core';
import { weightiestColumns } from '@colonnade/figures';

const mostColumns = 6;

/** The columns that stand beside an example in a list: those that the network leans on most. */
export function chooseColumns(model: Model, X: Inputs): string[] {
  const all = inputColumns(model.content.schema)
    .filter(({ shape }) => shape.length === 0)
    .map(({ name }) => name);
  if (all.length <= mostColumns) return all;
  const weighty = weightiestColumns(model, X);
  return weighty.length > 0 ? weighty : all.slice(0, mostColumns);
}
