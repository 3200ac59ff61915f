import type { Table } from '@colonnade/core';
import { defaultMaxBytes } from './bytes/limit.js';
import { bytesSource } from './bytes/source.js';
import { checkBytes, checkName, optionsOf } from './check-arguments.js';
import type { ReadOptions } from './options.js';
import { readSource, readSources } from './read-source.js';

/** The bytes of a file with the name that messages use, and that tells the format where bytes do not. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A table from the bytes of a file, plain or gzip, anywhere: in Node, in a page, in a worker.
 * @param labels - the bytes of a file with the labels, a row for each of the data
 * @throws FILE_TOO_LARGE, OPTION_…; whatever the format's reader throws
 */
export async function readTableBytes(
  name: string,
  bytes: Uint8Array,
  given: ReadOptions = {},
  labels?: NamedBytes,
): Promise<Table> {
  checkName('readTableBytes', name);
  checkBytes('readTableBytes', bytes);
  const options = optionsOf('readTableBytes', given);
  if (labels !== undefined) {
    checkName('readTableBytes', labels.name);
    checkBytes('readTableBytes', labels.bytes);
  }
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const source = bytesSource(name, bytes, maxBytes);
  if (labels === undefined) return readSource(source, options);
  return readSources(source, bytesSource(labels.name, labels.bytes, maxBytes), options);
}
