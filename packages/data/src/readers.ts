import { csvReader } from './csv/read-csv.js';
import { hdf5Reader } from './hdf5/read-hdf5.js';
import type { Reader } from './reader.js';

/** Every format that can be read. The first that recognizes the bytes reads them, so CSV, any text, is last. */
export const readers: readonly Reader[] = [hdf5Reader, csvReader];
