import { ColonnadeError } from '@colonnade/core';
import { isGzip } from '../bytes/gunzip.js';
import { tooLarge } from '../bytes/limit.js';
import { bytesSource } from '../bytes/source.js';
import type { ReadOptions } from '../options.js';
import type { Source } from '../reader.js';

const pieceBytes = 4 * 1024 * 1024;

/**
 * A file that a user chose, plain or gzip, as a source; of a plain one never more is held than is asked for.
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE, FILE_FORMAT for damaged gzip
 */
export async function blobSource(
  name: string,
  blob: Blob,
  maxBytes: number,
  onProgress?: ReadOptions['onProgress'],
): Promise<Source> {
  const { size } = blob;
  if (size > maxBytes) throw tooLarge(name, maxBytes);
  const whole = async (most: number) => {
    if (size > most) throw tooLarge(name, most);
    const bytes = await bytesOf(name, blob);
    onProgress?.(size, size);
    return bytes;
  };
  if (isGzip(await bytesOf(name, blob.slice(0, 2))))
    return bytesSource(name, await whole(maxBytes), maxBytes);
  async function* pieces() {
    for (let at = 0; at < size; at += pieceBytes) {
      const piece = await bytesOf(name, blob.slice(at, at + pieceBytes));
      onProgress?.(at + piece.length, size);
      yield piece;
    }
  }
  return { name, size, pieces, whole };
}

/** The bytes of a blob. @throws FILE_UNREADABLE for a folder, or a file that has changed since it was chosen */
export async function bytesOf(name: string, blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new ColonnadeError({
      code: 'FILE_UNREADABLE',
      where: name,
      problem: `it cannot be read (${(cause as Error).message})`,
      cause,
    });
  }
}
