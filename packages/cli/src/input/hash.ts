import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** SHA-256 of files, or of the names and contents of all files of a folder. What is wrong with them, readers say. */
export async function hashOf(paths: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const path of paths) {
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isDirectory()) await addFolder(digest, path);
    else if (stats?.isFile()) await addFile(digest, path);
  }
  return digest.digest('hex');
}

async function addFile(digest: Hash, path: string): Promise<void> {
  const stream = createReadStream(path, { highWaterMark: 4 * 1024 * 1024 });
  try {
    for await (const piece of stream) digest.update(piece as Uint8Array);
  } catch {
    // A file that cannot be read is refused by its reader, with a reason.
  }
}

async function addFolder(digest: Hash, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    digest.update(`${entry.name}\n`);
    if (entry.isDirectory()) await addFolder(digest, join(folder, entry.name));
    else if (entry.isFile()) await addFile(digest, join(folder, entry.name));
  }
}
