import type { TrainOptions } from '../../model/train-options.js';
import type { Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import { numberColumns, skewOf, sortedNumbers } from './numbers.js';
import { nothing, type Offer } from './representation.js';

/** An exponential distribution has a skew of 2, a triangle that falls one of 0.57. */
const lopsided = 1;

/** The logarithm log(1 + x) of columns whose numbers are above −1 and lopsided to the right. */
export function logOffer(table: Table, schema: Schema, base: TrainOptions): Offer {
  const { transform = [] } = base;
  const taken = (name: string) => transform.some((each) => each.slice(each.indexOf(':') + 1) === name);
  const columns = numberColumns(schema);
  if (columns.length === 0) return nothing;
  const chosen = columns.filter(
    ({ name, min }) => min! > -1 && !taken(name) && skewOf(sortedNumbers(table, schema, name)) > lopsided,
  );
  if (chosen.length === 0) {
    const note = `Logarithms are left out: no column of numbers above −1 is lopsided (skew above ${lopsided}).`;
    return { representations: [], notes: [note] };
  }
  const logs = chosen.map(({ name }) => `log1p:${name}`);
  const what = chosen.length === 1 ? chosen[0].name : `${chosen.length} lopsided columns`;
  return {
    representations: [{ name: `log of ${what}`, options: { transform: [...transform, ...logs] } }],
    notes: [],
  };
}
