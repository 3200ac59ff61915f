import { csvReader } from './csv/read-csv.js';
import { hdf5Reader } from './hdf5/read-hdf5.js';
import { idxReader } from './idx/read-idx.js';
import { jsonReader } from './json/read-json.js';
import { jsonLinesReader } from './json/read-json-lines.js';
import { linesReader } from './lines/read-lines.js';
import { npyReader } from './numpy/read-npy.js';
import { npzReader } from './numpy/read-npz.js';
import { parquetReader } from './parquet/read-parquet.js';
import type { Reader } from './reader.js';

/** Every format that can be read. The first that recognizes the bytes reads them, so CSV, any text, is last. */
export const readers: readonly Reader[] = [
  hdf5Reader,
  parquetReader,
  npyReader,
  npzReader,
  idxReader,
  jsonReader,
  jsonLinesReader,
  linesReader,
  csvReader,
];
