import { ColonnadeError, Table } from '@colonnade/core';
import type { FileMetaData, SchemaTree } from 'hyparquet';
import { defaultMaxBytes, tooLarge } from '../bytes/limit.js';
import { tooManyColumns } from '../json/records.js';
import { defaultMaxColumns } from '../options.js';
import type { Reader } from '../reader.js';
import { columnOfParquet } from './column.js';

const signature = [0x50, 0x41, 0x52, 0x31];

/** Parquet, with every compression that hyparquet knows. Columns hold one value a row. */
export const parquetReader: Reader = {
  name: 'Parquet',
  format: 'parquet',
  extensions: ['parquet', 'pq'],
  options: ['maxColumns'],
  recognizes: (head) => signature.every((byte, i) => head[i] === byte),
  async read(source, { maxBytes = defaultMaxBytes, maxColumns = defaultMaxColumns }) {
    const { name } = source;
    const bytes = await source.whole(maxBytes);
    const buffer = bytes.slice().buffer;
    const parquet = await import('hyparquet');
    const { compressors } = await import('hyparquet-compressors');
    try {
      const metadata = parquet.parquetMetadata(buffer);
      const fields = parquet.parquetSchema(metadata).children;
      checkFields(name, fields, maxColumns);
      checkSize(name, metadata, maxBytes);
      const rows = Number(metadata.num_rows);
      if (rows === 0) {
        throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'there are no rows' });
      }
      // One column after the other: of several promises at once, only the first that fails would be caught.
      const scan = await parquet.parquetScan({ file: buffer, metadata, compressors });
      const columns: unknown[][] = [];
      for (const { element } of fields) {
        const column: unknown[] = [];
        for (const range of scan.ranges) {
          for (const value of await scan.readColumn({ column: element.name, ...range })) column.push(value);
        }
        if (column.length !== rows) throw new Error(`column "${element.name}" is cut short`);
        columns.push(column);
      }
      const place = (row: number) => `${name} row ${row}`;
      return new Table(
        fields.map(({ element }, i) => columnOfParquet(element.name, columns[i], place)),
        { name, notes: [] },
      );
    } catch (cause) {
      if (cause instanceof ColonnadeError) throw cause;
      throw damaged(name, cause as Error);
    }
  },
};

/** @throws TABLE_EMPTY, COLUMN_TYPE for a column that is itself a table, FILE_TOO_LARGE */
function checkFields(name: string, fields: readonly SchemaTree[], maxColumns: number): void {
  if (fields.length === 0) {
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'there are no columns' });
  }
  if (fields.length > maxColumns) throw tooManyColumns(name, maxColumns);
  const nested = fields.filter(({ element, children }) => {
    return children.length > 0 || element.repetition_type === 'REPEATED';
  });
  if (nested.length === 0) return;
  const [{ element, children }] = nested;
  const inside = children.map((child) => child.element.name).join(', ') || 'values';
  const more = nested.length > 1 ? `, and ${nested.length - 1} more like it` : '';
  throw new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: `${name}, column "${element.name}"`,
    problem: `it is nested (${element.converted_type ?? 'a group'} of ${inside})${more}`,
    expected: 'one value a row',
    remedy: { text: 'write the file with flat columns' },
  });
}

/** A small file can announce any number of values. */
function checkSize(name: string, metadata: FileMetaData, maxBytes: number): void {
  let total = 0;
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data } of columns) total += Number(meta_data?.total_uncompressed_size ?? 0);
  }
  if (total > maxBytes || Number(metadata.num_rows) > maxBytes) {
    throw tooLarge(name, maxBytes, ' when decompressed');
  }
}

function damaged(name: string, cause: Error): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where: name,
    problem: `this is not a Parquet file, or it is damaged (${cause.message.replace(/^parquet /, '')})`,
    remedy: { text: 'fetch or write it again' },
    cause,
  });
}
