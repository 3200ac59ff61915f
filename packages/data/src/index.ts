export { type CsvOptions, readCsv, readCsvFile } from './csv/read-csv.js';
export { readBytes } from './files.js';
export { type Hdf5Options, readHdf5, readHdf5File } from './hdf5/read-hdf5.js';
export { joinLabels, readTable, readTableBytes } from './read-table.js';
export type { ReadOptions } from './reader.js';
