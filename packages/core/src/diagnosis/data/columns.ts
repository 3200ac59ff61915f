import { cellText, Missing } from '../../table/cells.js';
import { readDates, readNumbers } from '../../table/preprocessing/read-cells.js';
import type { ColumnSchema, Schema } from '../../table/schema/schema.js';
import { type Spread, spreadOf } from '../../table/spread.js';
import type { Column, Table } from '../../table/table.js';
import { binsFor, type Codes, levelBins, quantileBins, sortedNumbers } from '../measures/bins.js';

/** One column that is not a target, read once for all that looks at it. */
export interface DataColumn {
  readonly schema: ColumnSchema;
  readonly name: string;
  /** Whether the network receives it. */
  readonly input: boolean;
  /** The numbers of a column of numbers, the days of dates; NaN where missing. Null for others. */
  readonly numbers: Float64Array | null;
  /** How they spread; null without any. */
  readonly spread: Spread | null;
  /** The category of every row, counted from 0 in the order of `names`; −1 where missing. Null for others. */
  readonly levels: Int32Array | null;
  readonly names: readonly string[];
  /** In bins, for what it says about the target; null for texts, images and arrays. */
  readonly bins: Codes | null;
}

/** More categories than these share a bin. */
const mostLevels = 32;

/** Reads every column that is no target and not left out as asked. */
export function readColumns(table: Table, schema: Schema, drop: readonly string[]): DataColumn[] {
  const missing = new Missing(schema.missing);
  const most = binsFor(table.rows);
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  return schema.columns
    .filter(({ name }) => !drop.includes(name))
    .map((column) => readColumn(table, column, rows, missing, most));
}

function readColumn(
  table: Table,
  schema: ColumnSchema,
  rows: Uint32Array,
  missing: Missing,
  most: number,
): DataColumn {
  const { name, kind } = schema;
  const column = table.find(name) as Column;
  const common = {
    schema,
    name,
    input: kind !== 'dropped',
    numbers: null,
    spread: null,
    levels: null,
    names: [],
  };
  const single = column.kind === 'text' || column.shape.length === 0;
  // What was left out as an identifier may still give the target away.
  const number = kind === 'number' || (kind === 'dropped' && single && schema.min !== null);
  if (number || kind === 'date') {
    const numbers =
      kind === 'date'
        ? readDates(table, column, rows, missing, schema.dateOrder ?? 'ymd')
        : readNumbers(table, column, rows, missing);
    const sorted = sortedNumbers(numbers);
    return { ...common, numbers, spread: spreadOf(sorted), bins: quantileBins(numbers, most, sorted) };
  }
  if (kind === 'category' || (kind === 'dropped' && single && schema.missing < table.rows)) {
    const { levels, names } = readLevels(table, column, missing);
    return {
      ...common,
      levels,
      names,
      bins: kind === 'category' ? levelBins(levels, names, mostLevels) : null,
    };
  }
  return { ...common, bins: null };
}

function readLevels(table: Table, column: Column, missing: Missing): { levels: Int32Array; names: string[] } {
  const places = new Map<string, number>();
  const levels = new Int32Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const text = cellText(column, row, missing);
    if (text === null) {
      levels[row] = -1;
      continue;
    }
    const place = places.get(text) ?? places.size;
    if (place === places.size) places.set(text, place);
    levels[row] = place;
  }
  return { levels, names: [...places.keys()] };
}
