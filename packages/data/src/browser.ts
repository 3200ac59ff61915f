export { type CsvOptions, readCsv } from './csv/read-csv.js';
export { parseDerived, parseExpression } from './expressions/parse-expression.js';
export { type Hdf5Options, readHdf5 } from './hdf5/read-hdf5.js';
export { joinLabels } from './join-labels.js';
export { type ReadOptions, readOptions } from './options.js';
export { type PlacedFile, readImageFiles } from './page/read-image-files.js';
export { listArrays, readTableFile } from './page/read-table-file.js';
export { type NamedBytes, readTableBytes } from './read-bytes.js';
export type { ListedArray } from './reader.js';
