import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ColonnadeError } from '@colonnade/core';
import { fileError } from '../file-error.js';

const imageName = /\.(png|jpe?g|webp)$/i;

/** An image file and the class whose folder it lies in, null without such folders. */
export interface ImageFile {
  readonly path: string;
  /** The path from the folder on, as messages and the column `file` show it. */
  readonly name: string;
  readonly label: string | null;
}

export interface Listing {
  readonly files: readonly ImageFile[];
  /** Files that are no images by their name. */
  readonly others: readonly string[];
}

/**
 * The images of a folder in the order of their names; the class is the first folder on the way to each.
 * @throws FILE_UNREADABLE for a link that leads out of the folder, TABLE_EMPTY, FILE_FORMAT for images beside
 * the folders of classes
 */
export async function listFolder(folder: string): Promise<Listing> {
  const root = await realpath(folder).catch((cause) => {
    throw fileError(folder, cause);
  });
  const files: ImageFile[] = [];
  const others: string[] = [];
  await walk(root);
  if (files.length === 0) {
    throw new ColonnadeError({
      code: 'TABLE_EMPTY',
      where: folder,
      problem: `this is a folder without images (${others.length} other ${others.length === 1 ? 'file' : 'files'})`,
      expected: 'PNG, JPEG or WebP, each class in a folder of its own',
      remedy: { text: 'put PNG, JPEG or WebP files into it, those of each class into a folder of its own' },
    });
  }
  const loose = files.filter(({ label }) => label === null);
  if (loose.length > 0 && loose.length < files.length) {
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: folder,
      problem: `${loose.length} ${loose.length === 1 ? 'image lies' : 'images lie'} beside the folders of the classes (${loose[0].name})`,
      remedy: { text: 'move each into the folder of its class' },
    });
  }
  return { files, others };

  async function walk(path: string): Promise<void> {
    const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
      throw fileError(path, cause);
    });
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      const inside = join(path, entry.name);
      const name = relative(root, inside);
      if (entry.isSymbolicLink()) await checkLink(inside, name);
      const isFolder = entry.isSymbolicLink() ? await pointsToFolder(inside) : entry.isDirectory();
      if (isFolder) {
        if (entry.isSymbolicLink()) throw linkProblem(name, 'is a link to a folder');
        await walk(inside);
      } else if (imageName.test(entry.name)) {
        const parts = name.split(sep);
        files.push({ path: inside, name: parts.join('/'), label: parts.length > 1 ? parts[0] : null });
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

async function pointsToFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}
