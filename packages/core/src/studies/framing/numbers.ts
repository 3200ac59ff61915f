import { Missing } from '../../table/cells.js';
import { readNumbers } from '../../table/preprocessing/read-cells.js';
import { type ColumnSchema, inputColumns, type Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';

/** The columns of single numbers that are no pixels. */
export function numberColumns(schema: Schema): ColumnSchema[] {
  const pixels = new Set(schema.pixels?.columns);
  return inputColumns(schema).filter(({ name, kind }) => kind === 'number' && !pixels.has(name));
}

/** The numbers of a column in ascending order, without missing ones. */
export function sortedNumbers(table: Table, schema: Schema, name: string): Float64Array {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const values = readNumbers(table, table.find(name)!, rows, new Missing(schema.missing));
  return values.filter((value) => !Number.isNaN(value)).sort();
}

/** The mean of ((x − mean) / deviation)³, 0 for numbers that are all the same. */
export function skewOf(values: Float64Array): number {
  let mean = 0;
  for (const x of values) mean += x / values.length;
  let [second, third] = [0, 0];
  for (const x of values) {
    const gap = x - mean;
    second += (gap * gap) / values.length;
    third += (gap * gap * gap) / values.length;
  }
  return second === 0 ? 0 : third / (second * Math.sqrt(second));
}
