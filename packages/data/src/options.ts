import type { OptionTable } from '@colonnade/core';
import { defaultMaxBytes } from './bytes/limit.js';

/** How characters can be written as bytes; the names are those of the Encoding Standard, but for `latin1`. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'latin1',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

/** How a file is to be read. An option that the file's format does not have is an error, never ignored. */
export interface ReadOptions {
  /** The format, where neither name nor bytes tell it. */
  readonly format?: string;
  /** CSV: the character between cells; found by itself unless given. */
  readonly separator?: string;
  /** CSV: the decimal mark; found by itself unless given. */
  readonly decimal?: 'auto' | '.' | ',';
  /** CSV: the mark between thousands; `none` for none, found by itself unless given. */
  readonly thousands?: string;
  /** Text: how characters are written as bytes; found by itself unless given. */
  readonly encoding?: 'auto' | (typeof encodings)[number];
  /** CSV: true when the first line holds names, false when it is data already (columns are then x1, x2, …). */
  readonly header?: boolean;
  /** CSV: how lines begin that are comments; `none` when none is. */
  readonly comment?: string;
  /** CSV: so many lines before the table are no part of it. */
  readonly skipFirst?: 'auto' | number;
  /** CSV: so many lines below the header are no rows, such as one with units. */
  readonly skipBelow?: 'auto' | number;
  /** CSV: so many lines behind the table are no part of it. */
  readonly skipLast?: 'auto' | number;
  /** HDF5, NPZ: the array of the inputs. */
  readonly input?: string;
  /** HDF5, NPZ: the array of the target. Formats with named columns leave the target to the schema. */
  readonly target?: string;
  /** Images: height and width in pixels, `64` or `48x64`. */
  readonly imageSize?: string | number;
  readonly imageColor?: 'color' | 'gray';
  /** Images that cannot be read: an error, or left out and named. */
  readonly brokenImages?: 'refuse' | 'skip';
  /** The largest size in bytes, after decompression, that is read. */
  readonly maxBytes?: number;
  /** The most columns that a table of text may have. */
  readonly maxColumns?: number;
  /** The most bytes that a row of a table of text, or a line, may have. */
  readonly maxLine?: number;
  /** The most pixels that one image may have before it is made smaller. */
  readonly maxPixels?: number;
  /** Called now and then with the bytes (or images) that are done, and how many there are where that is known. */
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** The most columns of a text table unless said otherwise. */
export const defaultMaxColumns = 100_000;
/** The longest row or line of a text unless said otherwise: what is longer is none, most often. */
export const defaultMaxLine = 64 * 1024 * 1024;
/** Files are read in pieces of some megabytes, and one text in memory cannot be much longer than the largest. */
const [leastMaxLine, largestMaxLine] = [8_000_000, 500_000_000];
/** The most pixels of one image unless said otherwise: 100 million. */
export const defaultMaxPixels = 100_000_000;

/** The options of reading as a user sees them: the command and the documentation read them from here. */
export const readOptions: OptionTable = {
  format: {
    type: 'choice',
    choices: ['csv', 'lines', 'json', 'jsonl', 'parquet', 'hdf5', 'npy', 'npz', 'idx'],
    help: 'the format of the file, where name and bytes do not tell it',
  },
  separator: {
    type: 'text',
    help: 'CSV: the character between cells, such as ; or tab or space (any number of them); found unless given',
  },
  decimal: {
    type: 'choice',
    choices: ['.', ','],
    also: ['auto'],
    default: 'auto',
    help: 'CSV: the decimal mark; auto: found',
  },
  thousands: {
    type: 'text',
    help: 'CSV: the mark between thousands (a comma, point, apostrophe, space or none); found unless given',
  },
  encoding: {
    type: 'choice',
    choices: [...encodings],
    also: ['auto'],
    default: 'auto',
    help: 'how characters are written as bytes; auto: found',
  },
  comment: {
    type: 'text',
    help: 'CSV: how lines begin that are comments, or none; unless given lines with # that are no rows',
  },
  skipFirst: {
    type: 'integer',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'CSV: lines before the table; auto: lines of one cell',
  },
  skipBelow: {
    type: 'integer',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'CSV: lines below the header that are no rows; auto: one of words, such as units, above numbers',
  },
  skipLast: {
    type: 'integer',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'CSV: lines behind the table; auto: lines of one cell that are no row, and totals',
  },
  input: { type: 'text', help: 'HDF5, NPZ: the array of the inputs' },
  imageSize: {
    type: 'object',
    accepts: (value) => parseImageSize(value) !== undefined,
    expected: 'pixels, such as 64 or 48x64 (height x width)',
    help: 'images: height and width; their own where all have the same and it is small, else 64',
  },
  imageColor: {
    type: 'choice',
    choices: ['color', 'gray'],
    default: 'color',
    help: 'images: three numbers a pixel, or one',
  },
  brokenImages: {
    type: 'choice',
    choices: ['refuse', 'skip'],
    default: 'refuse',
    help: 'what happens to images that cannot be read',
  },
  maxBytes: {
    type: 'integer',
    min: 1,
    default: defaultMaxBytes,
    help: 'the largest file that is read, in bytes after decompression',
  },
  maxColumns: {
    type: 'integer',
    min: 1,
    default: defaultMaxColumns,
    help: 'the most columns of a table of text',
  },
  maxLine: {
    type: 'integer',
    min: leastMaxLine,
    max: largestMaxLine,
    default: defaultMaxLine,
    help: 'the longest row of a table of text, or line of text, in bytes',
  },
  maxPixels: {
    type: 'integer',
    min: 1,
    default: defaultMaxPixels,
    help: 'the most pixels of an image before it is made smaller',
  },
};

/** Height and width from `64`, `'64'` or `'48x64'`, or undefined when it is none of them. */
export function parseImageSize(value: unknown): [height: number, width: number] | undefined {
  const match = /^(\d+)(?:x(\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const height = Number(match[1]);
  const width = Number(match[2] ?? match[1]);
  const fits = (size: number) => Number.isSafeInteger(size) && size >= 1 && size <= 4096;
  return fits(height) && fits(width) ? [height, width] : undefined;
}
