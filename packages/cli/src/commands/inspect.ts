import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ColonnadeError, isToy } from '@colonnade/core';
import type { DataFlags } from '../input/data.js';
import { inspectData } from '../inspect/data.js';
import { inspectModel } from '../inspect/model.js';
import { runFiles } from '../run/run-folder.js';

/** `colonnade inspect <model|data>`: columns and dimensions, or the shape table of the network. */
export async function inspect(path: string, flags: DataFlags & { json?: boolean }): Promise<number> {
  const text = isModel(path) ? await inspectModel(path, flags.json === true) : await inspectData(path, flags);
  process.stdout.write(text);
  return 0;
}

/** A run folder, or a file that begins as a safetensors file does: the length of a header, then the header. */
function isModel(path: string): boolean {
  if (path === '-' || isToy(path) || !existsSync(path)) return false;
  const stats = statSync(path);
  if (stats.isDirectory()) return isRun(path);
  if (path.endsWith('.safetensors')) return true;
  // What comes through a pipe comes once, and is the reader's.
  if (!stats.isFile()) return false;
  try {
    return beginsAsModel(path);
  } catch {
    // Why it cannot be read, the reader says.
    return false;
  }
}

function beginsAsModel(path: string): boolean {
  const start = Buffer.alloc(9);
  const file = openSync(path, 'r');
  try {
    return readSync(file, start) === 9 && start[8] === '{'.charCodeAt(0) && start.readUInt16LE(6) === 0;
  } finally {
    closeSync(file);
  }
}

/**
 * A folder is a run when it has what a training begins with, and data when it has images or folders.
 * @throws RUN_UNKNOWN for one that is neither
 */
function isRun(path: string): boolean {
  if ([runFiles.model, runFiles.run].some((file) => existsSync(join(path, file)))) return true;
  const entries = readdirSync(path, { withFileTypes: true });
  if (entries.some((entry) => !entry.isFile() || /\.(png|jpe?g|webp)$/i.test(entry.name))) return false;
  throw new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where: path,
    problem: `there is no ${runFiles.model} in this folder, and no image`,
    remedy: { text: 'name a file, a folder that "colonnade train" made, or a folder of images' },
  });
}
