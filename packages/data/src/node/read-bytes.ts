import { open, readFile, stat } from 'node:fs/promises';
import { ColonnadeError } from '@colonnade/core';
import { tooLarge } from '../bytes/limit.js';
import { plainBytes } from '../bytes/source.js';
import { fileError } from './file-error.js';

/** Node reads no more than 2 GiB of a file by one call. */
const atOnce = 2 ** 30;

/**
 * The bytes of a file.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE for a directory or without permission, FILE_TOO_LARGE
 */
export async function readBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLarge(path, maxBytes);
    return size < atOnce ? plainBytes(await readFile(path)) : await readPieces(path, size);
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw fileError(path, cause);
  }
}

async function readPieces(path: string, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  const file = await open(path);
  try {
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, Math.min(atOnce, size - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}
