export * from './browser.js';
export { readBytes } from './node/read-bytes.js';
export { readCsvFile, readHdf5File } from './node/read-files.js';
export { readTable } from './node/read-table.js';
