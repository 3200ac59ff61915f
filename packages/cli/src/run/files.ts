import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { type Code, ColonnadeError } from '@colonnade/core';

/** What a system's error code means, and whether the user's path or the machine is at fault. */
const causes: Readonly<Record<string, readonly [Code, string]>> = {
  ENOSPC: ['WRITE_FAILED', 'the disk is full'],
  EDQUOT: ['WRITE_FAILED', 'the disk quota is used up'],
  EIO: ['WRITE_FAILED', 'the disk reports an error'],
  EFBIG: ['WRITE_FAILED', 'the file would be larger than the system allows'],
  EROFS: ['OUTPUT_PATH', 'the file system is read-only'],
  EACCES: ['OUTPUT_PATH', 'there is no permission to write there'],
  EPERM: ['OUTPUT_PATH', 'there is no permission to write there'],
  ENOENT: ['OUTPUT_PATH', 'the folder it lies in does not exist'],
  ENOTDIR: ['OUTPUT_PATH', 'a part of the path is not a folder'],
  EISDIR: ['OUTPUT_PATH', 'it is a folder'],
  EEXIST: ['OUTPUT_EXISTS', 'it exists already'],
  ENAMETOOLONG: ['OUTPUT_PATH', 'the name is too long'],
};

/** The error for a path that could not be written. */
export function writeError(path: string, cause: unknown): ColonnadeError {
  const systemCode = (cause as NodeJS.ErrnoException).code ?? '';
  const [code, problem] = causes[systemCode] ?? ['WRITE_FAILED', (cause as Error).message];
  return new ColonnadeError({
    code,
    where: path,
    problem: `it could not be written: ${problem}`,
    remedy: code === 'WRITE_FAILED' ? { text: 'make room and go on' } : { text: 'choose another path' },
    cause,
  });
}

/**
 * Writes a file aside, brings it to the disk and renames it: at any moment the path holds the old bytes or the new
 * ones, never a part.
 * @throws WRITE_FAILED, OUTPUT_PATH
 */
export function writeWhole(path: string, data: Uint8Array | string): void {
  const aside = `${path}.${process.pid}.tmp`;
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  try {
    const file = openSync(aside, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw writeError(path, cause);
  }
}

/**
 * Writes a file that the user named and that must not exist yet.
 * @throws OUTPUT_EXISTS, OUTPUT_PATH, WRITE_FAILED
 */
export function writeNew(path: string, text: string): void {
  let made = false;
  try {
    const file = openSync(path, 'wx');
    made = true;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    if (made) rmSync(path, { force: true }); // a part of a file could be taken for the whole
    throw writeError(path, cause);
  }
}
