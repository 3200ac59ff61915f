import type { Table } from '@colonnade/core';
import type { ReadOptions } from './options.js';

export type { ReadOptions } from './options.js';

/** Bytes to be read, decompressed already. */
export interface Source {
  /** As messages call it: the path that the user gave. */
  readonly name: string;
  /** How many bytes there are, where that is known before they are read. */
  readonly size?: number;
  /** The bytes piece by piece, from the beginning as often as asked for. */
  pieces(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** All bytes at once. @throws FILE_TOO_LARGE */
  whole(maxBytes: number): Promise<Uint8Array>;
}

/** An array that a file holds. */
export interface ListedArray {
  readonly name: string;
  /** True for numbers with at least one axis: what can be the inputs. */
  readonly numeric: boolean;
  /** What it holds in words: `(209, 64, 64, 3) numbers`. */
  readonly described: string;
}

/** A format: how it is recognized and how it is read. A new one is one file and one entry in `readers.ts`. */
export interface Reader {
  /** As messages call it: `CSV`. */
  readonly name: string;
  /** As option "format" spells it: `csv`. */
  readonly format: string;
  /** Endings of file names without the dot, in lower case; `.gz` is taken off before. */
  readonly extensions: readonly string[];
  /** The options it understands beside those of every format. */
  readonly options: readonly (keyof ReadOptions)[];
  /** True when the first bytes are those that this format must begin with. */
  readonly recognizes: (head: Uint8Array) => boolean;
  readonly read: (source: Source, options: ReadOptions) => Promise<Table>;
  /** What a file of several arrays holds, before any is chosen. */
  readonly list?: (source: Source, options: ReadOptions) => Promise<ListedArray[]>;
}
