import { Table } from '../table.js';
import { checkToyName, formatToy } from './parse-toy.js';
import type { ToyOptions } from './toy.js';
import { type ToyName, toySets } from './toy-sets.js';

/**
 * A toy set as a table with the numeric columns x1, x2 and label.
 * @throws TOY_UNKNOWN, OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function toyTable(name: ToyName, options: ToyOptions = {}): Table {
  checkToyName(name, 'toyTable');
  const { X, Y } = toySets[name](options);
  const row = (i: number) => Float64Array.from({ length: X.columns }, (_, j) => X.at(i, j));
  const numeric = (column: string, values: Float64Array) =>
    ({ kind: 'numeric', name: column, shape: [], values }) as const;
  const columns = [numeric('x1', row(0)), numeric('x2', row(1)), numeric('label', Float64Array.from(Y.data))];
  return new Table(columns, { name: formatToy(name, options.seed), notes: [] });
}
