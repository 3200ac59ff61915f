import type { Table } from '@colonnade/core';

/** How a file is to be read. An option that the file's format does not have is an error, never ignored. */
export interface ReadOptions {
  /** CSV: the character between cells; found by itself unless given. */
  readonly separator?: string;
  /** CSV: false when the first line is data already; the columns are then x1, x2, … */
  readonly header?: boolean;
  /** HDF5: the dataset of the inputs. */
  readonly input?: string;
  /** HDF5: the dataset of the target. Formats with named columns leave the target to the schema. */
  readonly target?: string;
  /** The largest size in bytes, after decompression, that is read; 512 MiB unless given. */
  readonly maxBytes?: number;
}

/** A format: how it is recognized and how it is read. A new one is one file and one entry in `readers.ts`. */
export interface Reader {
  /** As messages call it: `CSV`. */
  readonly name: string;
  /** Endings of file names without the dot, in lower case; `.gz` is taken off before. */
  readonly extensions: readonly string[];
  /** The options it understands beside `target` and `maxBytes`. */
  readonly options: readonly (keyof ReadOptions)[];
  /** True when the bytes begin as this format must begin. */
  readonly recognizes: (bytes: Uint8Array) => boolean;
  readonly read: (name: string, bytes: Uint8Array, options: ReadOptions) => Promise<Table>;
}
