import type { Table } from '@colonnade/core';
import { defaultMaxBytes } from '../bytes/limit.js';
import { headOf } from '../bytes/source.js';
import { checkBlob, optionsOf } from '../check-arguments.js';
import { chooseReader } from '../choose-reader.js';
import type { ReadOptions } from '../options.js';
import { readSource, readSources } from '../read-source.js';
import type { ListedArray } from '../reader.js';
import { blobSource } from './blob-source.js';

/**
 * A table from a file that a user chose in a page, in any format that can be read, plain or gzip: what `readTable`
 * is for a path in Node.
 * @param labels - a file with the labels, a row for each of the data
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE, OPTION_…; whatever the format's reader throws
 */
export async function readTableFile(file: Blob, given: ReadOptions = {}, labels?: Blob): Promise<Table> {
  checkBlob('readTableFile', file);
  if (labels !== undefined) checkBlob('readTableFile', labels);
  const options = optionsOf('readTableFile', given);
  const { maxBytes = defaultMaxBytes, onProgress } = options;
  const source = await blobSource(nameOf(file), file, maxBytes, onProgress);
  if (labels === undefined) return readSource(source, options);
  return readSources(source, await blobSource(nameOf(labels), labels, maxBytes), options);
}

/**
 * The arrays of a file that holds several by name (HDF5, NPZ), so that one can be chosen; null for other formats.
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE, FILE_FORMAT
 */
export async function listArrays(file: Blob, options: ReadOptions = {}): Promise<ListedArray[] | null> {
  checkBlob('listArrays', file);
  const { maxBytes = defaultMaxBytes, format } = options;
  const source = await blobSource(nameOf(file), file, maxBytes);
  const { list } = chooseReader(source.name, await headOf(source), format);
  return list === undefined ? null : list(source, { maxBytes });
}

/** A file has a name that messages use, and that tells the format where bytes do not; other blobs have none. */
function nameOf(blob: Blob): string {
  return 'name' in blob && typeof blob.name === 'string' ? blob.name : 'the data';
}
