import { availableParallelism } from 'node:os';
import type { Table } from '@colonnade/core';
import { checkImageOptions, readImages } from '../../images/read-images.js';
import type { ReadOptions } from '../../options.js';
import { decodeImage, headOf, sizeOf } from './decode.js';
import { listFolder } from './list-folder.js';

/**
 * A folder of images as a table; the class of each is the first folder on the way to it.
 * @throws OPTION_CONFLICT, TABLE_EMPTY, FILE_FORMAT for a broken image, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readImageFolder(folder: string, given: ReadOptions): Promise<Table> {
  checkImageOptions(folder, given);
  const decoder = { sizeOf, decode: decodeImage, headOf, atOnce: 2 * availableParallelism() };
  return readImages(folder, await listFolder(folder), decoder, given);
}
