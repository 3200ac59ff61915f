import { Table } from '../table.js';
import { checkToyName, formatToy } from './parse-toy.js';
import type { ToyOptions } from './toy.js';
import { type ToyName, toySets } from './toy-sets.js';

/**
 * A toy set as a table with the numeric columns x1, x2 and label.
 * @throws TOY_UNKNOWN, RANDOM_ARGUMENT for a bad seed
 */
export function toyTable(name: ToyName, { seed = 1 }: ToyOptions = {}): Table {
  checkToyName(name, `toyTable`);
  const { X, Y } = toySets[name]({ seed });
  const row = (i: number) => Float64Array.from({ length: X.columns }, (_, j) => X.at(i, j));
  const numeric = (column: string, values: Float64Array) =>
    ({ kind: 'numeric', name: column, shape: [], values }) as const;
  const columns = [numeric('x1', row(0)), numeric('x2', row(1)), numeric('label', Float64Array.from(Y.data))];
  return new Table(columns, { name: formatToy(name, seed), notes: [] });
}
