import type { TrainOptions } from '../../model/train-options.js';
import type { Derived } from '../../table/preprocessing/derive.js';
import type { Expression } from '../../table/preprocessing/expressions/expression.js';
import type { Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import { numberColumns, sortedNumbers } from './numbers.js';
import { nothing, type Offer } from './representation.js';

/** Bins of a column, of nearly equally many rows. */
const binsOfColumn = 8;
/** Of more columns than this the bins are too many inputs to say anything about bins. */
const mostColumns = 50;

/**
 * Every column of numbers as a category that says in which of eight bins the number lies: a network then need not
 * find a curve. The bins are cut between the rows of the whole table, without a look at the target.
 */
export function binOffer(table: Table, schema: Schema, base: TrainOptions): Offer {
  const columns = numberColumns(schema).filter(({ distinct }) => (distinct ?? 0) > binsOfColumn);
  if (columns.length === 0) return nothing;
  if (columns.length > mostColumns) {
    const note = `Bins are left out: ${columns.length} columns of numbers would be ${binsOfColumn} times as many inputs.`;
    return { representations: [], notes: [note] };
  }
  const { derive = [], drop = [], columns: declared = {}, transform = [] } = base;
  const names = columns.map(({ name }) => name);
  const binned = names.flatMap((name): Derived[] => {
    const cuts = cutsOf(sortedNumbers(table, schema, name));
    return cuts.length === 0 ? [] : [{ name: `${name} in bins`, expression: cutsBelow(name, cuts) }];
  });
  const options: Partial<TrainOptions> = {
    derive: [...derive, ...binned],
    columns: {
      ...without(declared, names),
      ...Object.fromEntries(binned.map(({ name }) => [name, 'category'])),
    },
    drop: [...drop, ...names],
    transform: transform.filter((each) => !names.includes(each.slice(each.indexOf(':') + 1))),
  };
  return { representations: [{ name: 'numbers in bins', options }], notes: [] };
}

/** Numbers between which rows in ascending order are cut, each different. */
function cutsOf(sorted: Float64Array): number[] {
  const cuts = Array.from({ length: binsOfColumn - 1 }, (_, i) => {
    return sorted[Math.floor(((i + 1) * sorted.length) / binsOfColumn)];
  });
  return [...new Set(cuts)].filter((cut) => cut > sorted[0]);
}

/** How many cuts a number reaches: `(x >= 3) + (x >= 7)`. */
function cutsBelow(name: string, cuts: readonly number[]): Expression {
  const reached = cuts.map(
    (value): Expression => ({
      kind: 'call',
      function: 'moreOrEqual',
      arguments: [
        { kind: 'column', name },
        { kind: 'number', value },
      ],
    }),
  );
  return reached.reduce((sum, one) => ({ kind: 'call', function: 'add', arguments: [sum, one] }));
}

function without<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}
