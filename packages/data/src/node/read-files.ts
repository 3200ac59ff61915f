import type { Table } from '@colonnade/core';
import { defaultMaxBytes } from '../bytes/limit.js';
import { checkPath } from '../check-arguments.js';
import { type CsvOptions, readCsv } from '../csv/read-csv.js';
import { type Hdf5Options, readHdf5 } from '../hdf5/read-hdf5.js';
import { readBytes } from './read-bytes.js';

/** A table from a CSV or TSV file. @throws as `readCsv`; FILE_NOT_FOUND, FILE_UNREADABLE */
export async function readCsvFile(path: string, options: CsvOptions = {}): Promise<Table> {
  checkPath('readCsvFile', path);
  return readCsv(await readBytes(path, options.maxBytes ?? defaultMaxBytes), { name: path, ...options });
}

/** A table from an HDF5 file. @throws as `readHdf5`; FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE */
export async function readHdf5File(path: string, options: Hdf5Options = {}): Promise<Table> {
  checkPath('readHdf5File', path);
  return readHdf5(await readBytes(path, options.maxBytes ?? defaultMaxBytes), { name: path, ...options });
}
