import type { TokenizerName } from '../../table/preprocessing/text/tokenizers.js';
import type { Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import type { DataColumn } from '../data/columns.js';
import type { ColumnDrift } from './column-drift.js';
import { compareImages } from './images.js';
import { compareTexts } from './texts.js';
import { chiSquare, kolmogorovSmirnov } from './two-samples.js';

/** Some rows of a column. */
export interface Sample {
  readonly column: DataColumn;
  readonly table: Table;
  readonly rows: Uint32Array;
}

/** Two samples of a column; null where nothing about it can be compared. */
export function compareColumns(
  before: Sample,
  now: Sample,
  about: { readonly schema: Schema; readonly tokens: TokenizerName; readonly seed: number },
): ColumnDrift | null {
  const { kind, name } = now.column.schema;
  if (kind === 'text')
    return { column: name, compared: 'words', by: null, ...compareTexts(before, now, about) };
  if (kind === 'image') {
    const found = compareImages(before, now);
    return (
      found && { column: name, compared: 'images', unknown: 0, missing: { before: 0, now: 0 }, ...found }
    );
  }
  const [then, after] = [before.column, now.column];
  if (then.numbers !== null && after.numbers !== null) {
    const [first, second] = [pick(then.numbers, before.rows), pick(after.numbers, now.rows)];
    return {
      column: name,
      compared: 'values',
      by: null,
      ...kolmogorovSmirnov(first, second),
      unknown: outside(second, ...range(first)),
      missing: { before: missingShare(first), now: missingShare(second) },
    };
  }
  if (then.levels === null || after.levels === null) return null;
  return compareLevels(before, now);
}

function compareLevels({ column: then, rows: rowsThen }: Sample, { column, rows }: Sample): ColumnDrift {
  const all = [...new Set([...then.names, ...column.names])];
  const placeOf = new Map(all.map((name, i) => [name, i]));
  const count = ({ levels, names }: DataColumn, of: Uint32Array) => {
    const counts = new Float64Array(all.length + 1);
    for (const row of of) {
      const level = levels![row];
      counts[level < 0 ? all.length : placeOf.get(names[level])!]++;
    }
    return counts;
  };
  const [first, second] = [count(then, rowsThen), count(column, rows)];
  const unknown = second.reduce((sum, each, i) => (i < all.length && first[i] === 0 ? sum + each : sum), 0);
  const share = (part: number, whole: number) => part / Math.max(1, whole);
  return {
    column: column.name,
    compared: 'values',
    by: null,
    ...chiSquare(first, second),
    unknown: share(unknown, rows.length),
    missing: {
      before: share(first[all.length], rowsThen.length),
      now: share(second[all.length], rows.length),
    },
  };
}

function pick(numbers: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => numbers[row]);
}

function range(values: Float64Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const x of values) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return [low, high];
}

/** The share of values outside a range. */
export function outside(values: Float64Array, low: number, high: number): number {
  let count = 0;
  for (const x of values) if (x < low || x > high) count++;
  return values.length === 0 ? 0 : count / values.length;
}

/** The share of values that are missing. */
export function missingShare(values: Float64Array): number {
  let count = 0;
  for (const x of values) if (Number.isNaN(x)) count++;
  return values.length === 0 ? 0 : count / values.length;
}
