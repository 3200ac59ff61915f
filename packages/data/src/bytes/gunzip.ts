import { gunzipSync } from 'node:zlib';
import { ColonnadeError } from '@colonnade/core';
import { tooLarge } from './limit.js';

/** True when the bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes that were compressed with gzip; their checksum is verified.
 * @throws FILE_TOO_LARGE as soon as there are more than `maxBytes`, FILE_FORMAT for damaged bytes
 */
export function gunzip(name: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    const result = gunzipSync(bytes, { maxOutputLength: maxBytes });
    return new Uint8Array(result.buffer, result.byteOffset, result.byteLength);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(name, maxBytes, ' when decompressed');
    }
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: name,
      problem: `the gzip file is damaged or cut short (${(cause as Error).message})`,
      remedy: { text: 'fetch or compress it again' },
      cause,
    });
  }
}
