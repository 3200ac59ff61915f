import { ColonnadeError, Table } from '@colonnade/core';
import { gunzip, isGzip } from './bytes/gunzip.js';
import { defaultMaxBytes, tooLarge } from './bytes/limit.js';
import { readBytes } from './files.js';
import type { Reader, ReadOptions } from './reader.js';
import { readers } from './readers.js';

/** Endings of formats that a later version reads; as text they would only give puzzling errors. */
const notYet = ['json', 'jsonl', 'ndjson', 'parquet', 'npy', 'npz', 'idx', 'xlsx', 'xls', 'zip', 'arff'];

/**
 * A table from a file in any format that can be read, plain or gzip.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE; OPTION_CONFLICT for an option that the format does
 * not have; whatever the format's reader throws
 */
export async function readTable(path: string, options: ReadOptions = {}): Promise<Table> {
  return readTableBytes(path, await readBytes(path, options.maxBytes ?? defaultMaxBytes), options);
}

/** A table from the bytes of a file (or of standard input); its name chooses the format where bytes do not. */
export async function readTableBytes(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Table> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
  const plain = isGzip(bytes) ? gunzip(name, bytes, maxBytes) : bytes;
  const reader = chooseReader(name, plain);
  for (const option of ['separator', 'header', 'input'] as const) {
    if (options[option] === undefined || reader.options.includes(option)) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: name,
      problem: `option "${option}" does not apply to ${reader.name}`,
      remedy: { text: 'leave {option} out', option },
    });
  }
  return reader.read(name, plain, options);
}

/**
 * A table with the target of another file at its end: the column named `target` there, or its only column.
 * @throws TABLE_RAGGED when the files have different numbers of rows, COLUMN_UNKNOWN
 */
export function joinLabels(table: Table, labels: Table, target?: string): Table {
  const named = target === undefined ? undefined : labels.find(target);
  const column = named ?? (labels.columns.length === 1 ? labels.columns[0] : undefined);
  if (column === undefined) {
    throw new ColonnadeError({
      code: 'COLUMN_UNKNOWN',
      where: labels.source.name,
      problem:
        target === undefined
          ? `which of the ${labels.columns.length} columns holds the labels is not clear`
          : `there is no column "${target}" among ${labels.names.map((name) => `"${name}"`).join(', ')}`,
      remedy: { text: 'Name the column of the labels with {option}', option: 'target' },
    });
  }
  if (labels.rows !== table.rows) {
    throw new ColonnadeError({
      code: 'TABLE_RAGGED',
      where: labels.source.name,
      problem: `${labels.rows} ${labels.rows === 1 ? 'label' : 'labels'} for the ${table.rows} rows of ${table.source.name}`,
      expected: String(table.rows),
      got: String(labels.rows),
    });
  }
  const name = target ?? column.name;
  if (table.find(name) !== undefined) {
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: labels.source.name,
      problem: `column "${name}" stands in ${table.source.name} too`,
      remedy: { text: 'leave {option} out, or rename one of them', option: 'labels' },
    });
  }
  const notes = [...table.source.notes, ...labels.source.notes];
  return new Table([...table.columns, { ...column, name }], { ...table.source, notes });
}

function chooseReader(name: string, bytes: Uint8Array): Reader {
  const extension = /\.([^./\\]+?)(?:\.gz)?$/.exec(name.toLowerCase())?.[1] ?? '';
  const named = readers.find((reader) => reader.extensions.includes(extension));
  const recognized = readers.find((reader) => reader.recognizes(bytes)) as Reader;
  if (named === undefined && notYet.includes(extension)) {
    throw new ColonnadeError({
      code: 'OPTION_NOT_YET',
      where: name,
      problem: `this version does not read .${extension} files`,
      expected: readers.map((reader) => reader.name).join(' or '),
      remedy: { text: `convert it to ${readers.map((reader) => reader.name).join(' or ')}` },
    });
  }
  // A CSV ending on HDF5 bytes is a name that lies; an HDF5 ending on other bytes is a damaged file.
  return named !== undefined && named.name !== 'CSV' ? named : recognized;
}
