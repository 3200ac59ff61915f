import { ColonnadeError, type Table } from '@colonnade/core';
import { filesOf, optionsOf } from '../check-arguments.js';
import { checkListing, isImageName, type Listing, labelOf } from '../images/listing.js';
import { checkImageOptions, readImages } from '../images/read-images.js';
import { joinLabels } from '../join-labels.js';
import type { ReadOptions } from '../options.js';
import { checked } from '../read-source.js';
import { type BlobOfImage, decodeImage, headOf, sizeOf } from './decode.js';
import { readTableFile } from './read-table-file.js';

/** A file and its path from the folder of all images on, such as `cat/1.png`: a file that was dropped has none. */
export interface PlacedFile {
  readonly path: string;
  readonly file: Blob;
}

/**
 * A folder of images that a user chose in a page (PNG, JPEG, WebP; the first folder on the way to each is its
 * class) as a table: what `readTable` is for a folder in Node. The browser decodes and resizes, so pixels of images
 * that are made smaller differ a little from browser to browser; those of images that keep their size do not.
 * @param files - those of an `<input type="file" webkitdirectory>`, or files with their paths
 * @param labels - a file with the labels, a row for each image in the order of their paths
 * @throws OPTION_TYPE for files that are none, OPTION_CONFLICT, TABLE_EMPTY, FILE_FORMAT for a broken image, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readImageFiles(
  files: Iterable<File | PlacedFile>,
  options: ReadOptions = {},
  labels?: Blob,
): Promise<Table> {
  const given = checked(optionsOf('readImageFiles', options));
  const placed = filesOf('readImageFiles', files).map(placeOf);
  const folder = placed[0]?.folder ?? 'images';
  checkImageOptions(folder, given);
  if (typeof createImageBitmap !== 'function' || typeof OffscreenCanvas !== 'function') {
    throw new ColonnadeError({
      code: 'FILE_UNREADABLE',
      where: folder,
      problem: 'images are decoded by a browser here, and this is none',
      remedy: { text: 'read the folder by its path with readTable' },
    });
  }
  const decoder = { sizeOf, decode: decodeImage, headOf, atOnce: navigator.hardwareConcurrency };
  const table = await readImages(folder, list(folder, placed), decoder, given);
  if (labels === undefined) return table;
  return joinLabels(table, await readTableFile(labels), given.target);
}

interface Placed extends PlacedFile {
  readonly folder?: string;
}

/** The folder that was chosen is the first part of the path that the browser gives. */
function placeOf(file: File | PlacedFile): Placed {
  if ('path' in file) return file;
  const [folder, ...rest] = file.webkitRelativePath.split('/');
  return rest.length === 0 ? { path: file.name, file } : { path: rest.join('/'), file, folder };
}

/** The files in the order that a walk through the folder gives. */
function list(folder: string, placed: readonly Placed[]): Listing<BlobOfImage> {
  const files: BlobOfImage[] = [];
  const others: string[] = [];
  for (const { path, file } of placed.toSorted((a, b) =>
    compareParts(a.path.split('/'), b.path.split('/')),
  )) {
    if (!isImageName(path)) others.push(path);
    else files.push({ blob: file, where: `${folder}/${path}`, name: path, label: labelOf(path) });
  }
  checkListing(folder, { files, others });
  return { files, others };
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  if (at < 0) return a.length - b.length;
  return b[at] === undefined || a[at] > b[at] ? 1 : -1;
}
