import { stat } from 'node:fs/promises';
import { ColonnadeError, type Table } from '@colonnade/core';
import { defaultMaxBytes } from '../bytes/limit.js';
import { checkPath, optionsOf } from '../check-arguments.js';
import { joinLabels } from '../join-labels.js';
import type { ReadOptions } from '../options.js';
import { checked, readSource, readSources } from '../read-source.js';
import { fileSource } from './file-source.js';
import { readImageFolder } from './images/read-folder.js';

/**
 * A table from a file in any format that can be read, plain or gzip, or from a folder of images (sub-folder =
 * class).
 * @param labels - the path of a file with the labels, a row for each of the data
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE; OPTION_CONFLICT for an option that the format does
 * not have; whatever the format's reader throws
 */
export async function readTable(path: string, given: ReadOptions = {}, labels?: string): Promise<Table> {
  checkPath('readTable', path);
  if (labels !== undefined) checkPath('readTable', labels);
  const options = optionsOf('readTable', given);
  const { maxBytes = defaultMaxBytes, onProgress } = options;
  if (await isFolder(path)) {
    const table = await readImageFolder(path, checked(options));
    if (labels === undefined) return table;
    return joinLabels(table, await readSource(await fileSource(labels, maxBytes), {}), options.target);
  }
  const source = await fileSource(path, maxBytes, onProgress);
  if (labels === undefined) return readSource(source, options);
  if (await isFolder(labels)) {
    const problem = 'this is a directory, not a file';
    throw new ColonnadeError({ code: 'FILE_UNREADABLE', where: labels, problem });
  }
  return readSources(source, await fileSource(labels, maxBytes), options);
}

/** True for a folder; what is wrong with a path is found out when it is read. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
