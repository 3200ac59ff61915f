import { ColonnadeError, Table } from '@colonnade/core';
import type { FileMetaData, SchemaTree } from 'hyparquet';
import { checkRows, defaultMaxBytes, tooLarge } from '../bytes/limit.js';
import { checkNames } from '../check-names.js';
import { tooManyColumns } from '../json/records.js';
import { defaultMaxColumns } from '../options.js';
import type { Reader } from '../reader.js';
import { takeUnits } from '../units/take-units.js';
import { checkPages } from './check-pages.js';
import { columnOfParquet } from './column.js';

const signature = [0x50, 0x41, 0x52, 0x31];

/** Parquet, with every compression that hyparquet knows. Columns hold one value a row, or a list of numbers. */
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
      checkRows(name, rows);
      checkPages(metadata, buffer);
      // One column after the other: of several promises at once, only the first that fails would be caught.
      const scan = await parquet.parquetScan({ file: buffer, metadata, compressors, parsers });
      const columns: unknown[][] = [];
      for (const { element } of fields) {
        const column: unknown[] = [];
        for (const range of scan.ranges) {
          const values = await scan.readColumn({ column: element.name, ...range });
          if (column.length + values.length > rows) throw new Error(`column "${element.name}" is too long`);
          for (const value of values) column.push(value);
        }
        if (column.length < rows) throw new Error(`column "${element.name}" is cut short`);
        columns.push(column);
      }
      const place = (row: number) => `${name} row ${row}`;
      const notes: string[] = [];
      const read = fields.map(({ element }, i) => columnOfParquet(element, columns[i], place, notes));
      const taken = takeUnits(read);
      return new Table(taken.columns, { name, notes: [...notes, ...taken.notes] });
    } catch (cause) {
      if (cause instanceof ColonnadeError) throw cause;
      throw damaged(name, cause as Error);
    }
  },
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes that are UTF-8 are text, as older writers do not say; others stay bytes, and are refused with their row. */
const parsers = {
  stringFromBytes(bytes: Uint8Array | undefined): string | Uint8Array | undefined {
    try {
      return bytes && decoder.decode(bytes);
    } catch {
      return bytes;
    }
  },
};

/** @throws TABLE_EMPTY, HEADER_INVALID, COLUMN_TYPE for a column that is itself a table, FILE_TOO_LARGE */
function checkFields(name: string, fields: readonly SchemaTree[], maxColumns: number): void {
  if (fields.length === 0) {
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'there are no columns' });
  }
  if (fields.length > maxColumns) throw tooManyColumns(name, maxColumns);
  checkNames(
    name,
    fields.map(({ element }) => element.name),
    'file',
  );
  const interval = fields.find(({ element }) => element.converted_type === 'INTERVAL');
  if (interval !== undefined) {
    throw new ColonnadeError({
      code: 'COLUMN_TYPE',
      where: `${name}, column "${interval.element.name}"`,
      problem: 'it holds intervals of months, days and milliseconds, which are no numbers',
      remedy: { text: 'write the column as numbers of one unit' },
    });
  }
  const nested = fields.filter((field) => field.children.length > 0 && !isList(field));
  if (nested.length === 0) return;
  const [{ element, children }] = nested;
  const inside = children.map((child) => child.element.name).join(', ') || 'values';
  const more = nested.length > 1 ? `, and ${nested.length - 1} more like it` : '';
  throw new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: `${name}, column "${element.name}"`,
    problem: `it is nested (${element.converted_type ?? 'a group'} of ${inside})${more}`,
    expected: 'one value a row, or a list of numbers',
    remedy: { text: 'write the file with flat columns' },
  });
}

/** A list of single values: the group that says so, one that repeats, and what repeats. */
function isList({ element, children }: SchemaTree): boolean {
  if (element.converted_type !== 'LIST' && element.logical_type?.type !== 'LIST') return false;
  const [repeated] = children;
  return (
    children.length === 1 && repeated.children.length === 1 && repeated.children[0].children.length === 0
  );
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
