import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isToy } from '@colonnade/core';
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
  if (statSync(path).isDirectory()) return !hasImages(path);
  if (path.endsWith('.safetensors')) return true;
  const start = Buffer.alloc(9);
  const file = openSync(path, 'r');
  try {
    return readSync(file, start) === 9 && start[8] === '{'.charCodeAt(0) && start.readUInt16LE(6) === 0;
  } finally {
    closeSync(file);
  }
}

/** A folder of images, or of folders with images, is data; a run folder has neither. */
function hasImages(path: string): boolean {
  if (existsSync(join(path, runFiles.model))) return false;
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.some((entry) => entry.isDirectory() || /\.(png|jpe?g|webp)$/i.test(entry.name));
}
