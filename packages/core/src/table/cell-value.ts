import { cellNumber, cellText, Missing } from './cells.js';
import type { Schema } from './schema/schema.js';
import type { Table } from './table.js';

/** One cell as a reader wants to see it: a number or category; null where it is missing. */
export function cellValue(schema: Schema, table: Table, name: string, row: number): string | number | null {
  const column = table.find(name);
  if (column === undefined) return null;
  const text = cellText(column, row, new Missing(schema.missing));
  const kind = schema.columns.find((each) => each.name === name)?.kind;
  return text !== null && kind === 'number' ? (cellNumber(column, row, text) ?? text) : text;
}
