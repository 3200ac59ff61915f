import type { Table } from '@colonnade/core';
import { type Arrays, listed, tableOfArrays } from '../arrays/choose.js';
import { defaultMaxBytes } from '../bytes/limit.js';
import { checkBytes } from '../check-arguments.js';
import type { Reader, ReadOptions } from '../reader.js';
import { datasetArray } from './numbers.js';
import { listDatasets, openHdf5 } from './open.js';

export type Hdf5Options = Pick<ReadOptions, 'input' | 'target' | 'maxBytes'> & {
  /** The name that messages use; `HDF5` unless given. */
  readonly name?: string;
};

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Datasets of numbers, and of text with one value a row, with the examples on axis 0. */
export const hdf5Reader: Reader = {
  name: 'HDF5',
  format: 'hdf5',
  extensions: ['h5', 'hdf5', 'hdf', 'he5'],
  options: ['input'],
  recognizes: (head) => signature.every((byte, i) => head[i] === byte),
  async read(source, options) {
    const maxBytes = options.maxBytes ?? defaultMaxBytes;
    return readHdf5(await source.whole(maxBytes), { ...options, name: source.name });
  },
  async list(source, { maxBytes = defaultMaxBytes }) {
    return withArrays(source.name, await source.whole(maxBytes), maxBytes, listed);
  },
};

/**
 * A table from the bytes of an HDF5 file: one column per dataset, examples on axis 0. With `input` and
 * `target` those two; with `target` alone every other dataset with as many examples is an input.
 * @throws FILE_FORMAT, COLUMN_UNKNOWN listing what is there, COLUMN_TYPE, TABLE_RAGGED, TABLE_EMPTY
 */
export async function readHdf5(bytes: Uint8Array, options: Hdf5Options = {}): Promise<Table> {
  checkBytes('readHdf5', bytes);
  const { name = 'HDF5', maxBytes = defaultMaxBytes } = options;
  return withArrays(name, bytes, maxBytes, (arrays, notes) => tableOfArrays(name, arrays, options, notes));
}

/** Does something with the datasets of a file while it is open. */
async function withArrays<T>(
  name: string,
  bytes: Uint8Array,
  maxBytes: number,
  use: (arrays: Arrays, notes: readonly string[]) => T,
): Promise<T> {
  const opened = await openHdf5(name, bytes, maxBytes);
  try {
    const { datasets, notes } = listDatasets(opened.file);
    const arrays = [...datasets].map(
      ([path, dataset]) => [path, datasetArray(name, opened, path, dataset)] as const,
    );
    return use(new Map(arrays), notes);
  } finally {
    opened.close();
  }
}
