import { ColonnadeError, Table } from '@colonnade/core';
import { decodeText } from '../bytes/decode-text.js';
import { gunzip, isGzip } from '../bytes/gunzip.js';
import { defaultMaxBytes, tooLarge } from '../bytes/limit.js';
import { readBytes } from '../files.js';
import type { Reader, ReadOptions } from '../reader.js';
import { checkHeader } from './header.js';
import { scanCsv } from './scan.js';
import { checkSeparator, findSeparator, spellSeparator } from './separator.js';

export type CsvOptions = Pick<ReadOptions, 'separator' | 'header' | 'maxBytes'> & {
  /** The name that messages use; `CSV` unless given. */
  readonly name?: string;
};

/** Comma, semicolon, tab or bar between cells; UTF-8; gzip. */
export const csvReader: Reader = {
  name: 'CSV',
  extensions: ['csv', 'tsv', 'tab', 'txt'],
  options: ['separator', 'header'],
  // Any text may be CSV; what is not text is refused by the reader with a reason.
  recognizes: () => true,
  read: async (name, bytes, options) => readCsv(bytes, { ...options, name }),
};

/**
 * A table from the bytes of a CSV or TSV file (UTF-8, gzip or not), all of its columns as text.
 * @throws TABLE_EMPTY, TABLE_RAGGED, HEADER_INVALID, QUOTE_UNCLOSED, FILE_FORMAT, FILE_ENCODING, FILE_TOO_LARGE
 */
export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): Table {
  const { name = 'CSV', header = true, maxBytes = defaultMaxBytes } = options;
  const given = options.separator === undefined ? undefined : checkSeparator(options.separator);
  const plain = isGzip(bytes) ? gunzip(name, bytes, maxBytes) : bytes;
  if (plain.length > maxBytes) throw tooLarge(name, maxBytes);
  const text = decodeText(name, plain);
  const separator = given ?? findSeparator(text);

  let names: string[] | undefined;
  const columns: string[][] = [];
  const lines: number[] = [];
  const { blankLines } = scanCsv(name, text, separator, (cells, line) => {
    if (names === undefined) {
      names = header ? [...cells] : cells.map((_, i) => `x${i + 1}`);
      if (header) checkHeader(name, line, names);
      for (const _ of names) columns.push([]);
      if (header) return;
    }
    if (cells.length !== columns.length)
      throw ragged(name, line, columns.length, cells.length, separator, header);
    for (let i = 0; i < cells.length; i++) columns[i].push(cells[i]);
    lines.push(line);
  });
  if (names === undefined) throw empty(name, 'the file is empty');
  if (lines.length === 0) throw empty(name, 'there is a header but no rows');

  const notes: string[] = [];
  if (given === undefined && columns.length > 1 && separator !== ',') {
    notes.push(`separator ${spellSeparator(separator)} found`);
  }
  if (blankLines > 0) notes.push(`${blankLines} blank ${blankLines === 1 ? 'line' : 'lines'} skipped`);
  if (header && looksLikeData(names)) {
    notes.push('the header holds numbers: if the first line is data, say that there is no header');
  }
  return new Table(
    columns.map((cells, i) => ({ kind: 'text', name: (names as string[])[i], cells })),
    { name, lines: Uint32Array.from(lines), notes },
  );
}

/**
 * A table from a CSV or TSV file.
 * @throws as `readCsv`; FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function readCsvFile(path: string, options: CsvOptions = {}): Promise<Table> {
  const bytes = await readBytes(path, options.maxBytes ?? defaultMaxBytes);
  return readCsv(bytes, { name: path, ...options });
}

/** True when at least half of the names are numbers. */
function looksLikeData(names: readonly string[]): boolean {
  const numbers = names.filter((cell) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell));
  return 2 * numbers.length >= names.length;
}

function ragged(
  name: string,
  line: number,
  expected: number,
  got: number,
  separator: string,
  header: boolean,
): ColonnadeError {
  const cells = got === 1 ? '1 cell' : `${got} cells`;
  return new ColonnadeError({
    code: 'TABLE_RAGGED',
    where: `${name} line ${line}`,
    problem: `the row has ${cells}, but the ${header ? 'header' : 'first row'} has ${expected}`,
    expected: String(expected),
    got: String(got),
    remedy: {
      text:
        got > expected
          ? `put quotes around a cell that holds the separator ${spellSeparator(separator)}`
          : 'complete the row',
    },
  });
}

function empty(name: string, problem: string): ColonnadeError {
  return new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem });
}
