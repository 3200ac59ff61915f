import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ColonnadeError } from '@colonnade/core';
import { checkListing, type ImageFile, isImageName, type Listing, labelOf } from '../../images/listing.js';
import { fileError } from '../file-error.js';

/** An image file of this machine. */
export interface PathOfImage extends ImageFile {
  readonly path: string;
}

/**
 * The images of a folder in the order of their names; the class is the first folder on the way to each.
 * @throws FILE_UNREADABLE for a link that leads out of the folder, TABLE_EMPTY, FILE_FORMAT for images beside
 * the folders of classes
 */
export async function listFolder(folder: string): Promise<Listing<PathOfImage>> {
  const root = await realpath(folder).catch((cause) => {
    throw fileError(folder, cause);
  });
  const files: PathOfImage[] = [];
  const others: string[] = [];
  const folders: string[] = [];
  await walk(root);
  checkListing(folder, { files, others });
  const empty = folders.filter((name) => !files.some(({ label }) => label === name));
  return { files, others, empty };

  async function walk(path: string): Promise<void> {
    const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
      throw fileError(path, cause);
    });
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      const inside = join(path, entry.name);
      const name = relative(root, inside);
      if (entry.isSymbolicLink()) await checkLink(inside, name);
      const entered = entry.isSymbolicLink() ? await stat(inside) : entry;
      const isFolder = entered.isDirectory();
      if (isFolder) {
        if (entry.isSymbolicLink()) throw linkProblem(name, 'is a link to a folder');
        if (path === root) folders.push(name);
        await walk(inside);
      } else if (isImageName(entry.name) && entered.isFile()) {
        // A pipe or a device has a name too, and who reads it waits for ever.
        const slashed = name.split(sep).join('/');
        files.push({ path: inside, where: join(folder, name), name: slashed, label: labelOf(slashed) });
      } else others.push(name);
    }
  }

  async function checkLink(path: string, name: string): Promise<void> {
    const target = await realpath(path).catch(() => undefined);
    if (target === undefined) throw linkProblem(name, 'is a link that leads nowhere');
    if (!target.startsWith(root + sep)) throw linkProblem(name, 'is a link that leads out of the folder');
  }

  function linkProblem(name: string, problem: string): ColonnadeError {
    return new ColonnadeError({
      code: 'FILE_UNREADABLE',
      where: join(folder, name),
      problem: `it ${problem}`,
      why: 'A folder of images is read as it is',
      remedy: { text: 'put the file itself there, or remove the link' },
    });
  }
}
