import { readFile, stat } from 'node:fs/promises';
import { ColonnadeError } from '@colonnade/core';
import { tooLarge } from '../bytes/limit.js';
import { plainBytes } from '../bytes/source.js';
import { fileError } from './file-error.js';

/**
 * The bytes of a file.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE for a directory or without permission, FILE_TOO_LARGE
 */
export async function readBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLarge(path, maxBytes);
    return plainBytes(await readFile(path));
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw fileError(path, cause);
  }
}
