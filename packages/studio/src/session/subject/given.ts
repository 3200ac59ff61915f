import { ColonnadeError, type Schema, Table, type TableRecord, tableFromRecords } from '@colonnade/core';
import type { TypedRow } from './protocol.js';

/** Rows that were typed or drawn, as a table that the model reads: an empty field is a missing cell. */
export function tableOfTyped(schema: Schema, rows: readonly TypedRow[]): Table {
  const records = rows.map((row) => ('cells' in row ? recordOf(row.cells) : pixelRecord(schema, row.pixels)));
  const shapes = new Map(schema.columns.map(({ name, shape }) => [name, shape] as const));
  const { columns } = tableFromRecords(records, shapes);
  return new Table(columns, { name: 'pixels' in rows[0] ? 'drawing' : 'form', notes: [] });
}

function recordOf(cells: Readonly<Record<string, string>>): TableRecord {
  return Object.fromEntries(
    Object.entries(cells).map(([name, text]) => [name, text.trim() === '' ? null : text]),
  );
}

function pixelRecord(schema: Schema, pixels: readonly number[]): TableRecord {
  if (schema.pixels !== null) {
    return Object.fromEntries(schema.pixels.columns.map((name, i) => [name, pixels[i]]));
  }
  const image = schema.columns.find(({ kind }) => kind === 'image');
  if (image !== undefined) return { [image.name]: pixels };
  throw new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: 'drawing',
    problem: 'the inputs of this network are no pixels',
  });
}
