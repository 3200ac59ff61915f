import { cellText, Missing } from './cells.js';
import { checkIsColumn, checkIsSchema, checkTable } from './check-table.js';
import { readDates, readNumbers } from './preprocessing/read-cells.js';
import type { ColumnSchema, Schema } from './schema/schema.js';
import type { Table } from './table.js';

/** How the numbers or dates of a column are spread: rows in bins of equal width between two of them. */
export interface ColumnHistogram {
  /** The smallest and the largest; of dates days since 1970-01-01. */
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** A value and the rows in which it stands. */
export interface Frequency {
  readonly value: string;
  readonly rows: number;
}

const bins = 10;
const mostValues = 10;

/** The histogram of a column of numbers or dates, else null. @throws OPTION_TYPE for anything else than asked for */
export function columnHistogram(table: Table, schema: Schema, column: ColumnSchema): ColumnHistogram | null {
  checkTable('columnHistogram', table);
  checkIsSchema('columnHistogram', schema);
  checkIsColumn('columnHistogram', column);
  const { missing } = schema;
  const found = table.find(column.name);
  const isNumeric =
    column.kind === 'number' ||
    (column.kind === 'dropped' && column.min !== null && column.shape.length === 0);
  if (found === undefined || (!isNumeric && column.kind !== 'date')) return null;
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const spelled = new Missing(missing);
  const values =
    column.dateOrder === null
      ? readNumbers(table, found, rows, spelled)
      : readDates(table, found, rows, spelled, column.dateOrder);
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) return null;
  const from = present.reduce((least, value) => Math.min(least, value));
  const to = present.reduce((most, value) => Math.max(most, value));
  const counts = new Array<number>(from === to ? 1 : bins).fill(0);
  for (const value of present) {
    const bin = from === to ? 0 : Math.floor(((value - from) / (to - from)) * bins);
    counts[Math.min(bin, counts.length - 1)]++;
  }
  return { from, to, counts };
}

/** The most frequent values of a column of categories; null for other kinds. */
export function frequentValues(table: Table, { missing }: Schema, column: ColumnSchema): Frequency[] | null {
  const found = table.find(column.name);
  if (found === undefined || column.kind !== 'category') return null;
  const spelled = new Missing(missing);
  const counts = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const cell = cellText(found, row, spelled);
    if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.slice(0, mostValues).map(([value, rows]) => ({ value, rows }));
}
