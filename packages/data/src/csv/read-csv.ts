import { checkOptions, type OptionTable, type Table } from '@colonnade/core';
import { gunzip, isGzip } from '../bytes/gunzip.js';
import { defaultMaxBytes, tooLarge } from '../bytes/limit.js';
import { readText, readTextNow } from '../bytes/read-text.js';
import { checkBytes, checkName, optionsOf } from '../check-arguments.js';
import { readOptions } from '../options.js';
import type { Reader, ReadOptions } from '../reader.js';
import { checkDecimal } from './check-options.js';
import { CsvParser } from './parser.js';

/** The options that tables of text have. */
const csvOptions = [
  'separator',
  'decimal',
  'thousands',
  'encoding',
  'header',
  'comment',
  'skipFirst',
  'skipBelow',
  'skipLast',
  'maxColumns',
  'maxLine',
] as const;

/** The declarations of these options. */
const declarations: OptionTable = {
  ...Object.fromEntries([...csvOptions, 'maxBytes' as const].map((option) => [option, readOptions[option]])),
  header: { type: 'boolean', help: 'whether the first line holds names; found unless given' },
};

export type CsvOptions = Pick<ReadOptions, (typeof csvOptions)[number] | 'maxBytes'> & {
  /** The name that messages use; `CSV` unless given. */
  readonly name?: string;
};

/** Comma, semicolon, tab or bar between cells; UTF-8, UTF-16 or Latin-1. */
export const csvReader: Reader = {
  name: 'CSV',
  format: 'csv',
  extensions: ['csv', 'tsv', 'tab', 'txt', 'data', 'dat'],
  options: csvOptions,
  // Any text may be CSV; what is not text is refused by the reader with a reason.
  recognizes: () => true,
  async read(source, options) {
    checkDecimal(options);
    return readText(source, options.encoding, () => new CsvParser(source.name, options, source.size));
  },
};

/**
 * A table from the bytes of a CSV or TSV file, plain or gzip. Cells are as they stood in the file, and are parsed
 * as numbers where they spell one. What was guessed or skipped stands in the notes of its source.
 * @throws TABLE_EMPTY, TABLE_RAGGED, HEADER_INVALID, QUOTE_UNCLOSED, FILE_FORMAT, FILE_ENCODING, FILE_TOO_LARGE, OPTION_…
 */
export function readCsv(bytes: Uint8Array, given: CsvOptions = {}): Table {
  checkBytes('readCsv', bytes);
  const { name = 'CSV', maxBytes = defaultMaxBytes, ...others } = optionsOf('readCsv', given);
  checkName('readCsv', name);
  checkOptions('readCsv', { ...others, maxBytes }, declarations);
  // As where it is not given.
  const rest = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== 'auto'),
  ) as ReadOptions;
  checkDecimal(rest);
  if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
  const plain = isGzip(bytes) ? gunzip(name, bytes, maxBytes) : bytes;
  return readTextNow(name, plain, rest.encoding, () => new CsvParser(name, rest, plain.length));
}
