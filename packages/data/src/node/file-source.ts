import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import { ColonnadeError } from '@colonnade/core';
import { damagedGzip, isGzip } from '../bytes/gunzip.js';
import { tooLarge } from '../bytes/limit.js';
import { bytesSource, plainBytes } from '../bytes/source.js';
import type { ReadOptions } from '../options.js';
import type { Source } from '../reader.js';
import { fileError } from './file-error.js';
import { readBytes } from './read-bytes.js';

const pieceBytes = 4 * 1024 * 1024;

/**
 * A file, plain or gzip, as a source that never holds more of it than is asked for.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, FILE_FORMAT; the last two while reading too
 */
export async function fileSource(
  path: string,
  maxBytes: number,
  onProgress?: ReadOptions['onProgress'],
): Promise<Source> {
  const { size, gzip, pipe } = await look(path, maxBytes);
  // What comes through a pipe comes once.
  if (pipe) return bytesSource(path, await readBytes(path, maxBytes), maxBytes);
  const source: Source = {
    name: path,
    ...(!gzip && { size }),
    pieces: () =>
      limited(path, gzip ? unzipped(path, size, onProgress) : plain(path, size, onProgress), maxBytes),
    async whole(most) {
      const bytes = await readBytes(path, most);
      onProgress?.(bytes.length, size);
      return gzip ? unzip(path, bytes, most) : bytes;
    },
  };
  return source;
}

/** Size and kind of a file, before any of it is read. */
async function look(path: string, maxBytes: number) {
  try {
    const stats = await stat(path);
    const { size } = stats;
    if (size > maxBytes) throw tooLarge(path, maxBytes);
    if (!stats.isFile() && !stats.isDirectory()) return { size, gzip: false, pipe: true };
    const file = await open(path);
    try {
      const head = new Uint8Array(2);
      const { bytesRead } = await file.read(head, 0, 2, 0);
      return { size, gzip: bytesRead === 2 && isGzip(head), pipe: false };
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw fileError(path, cause);
  }
}

async function* plain(path: string, size: number, onProgress: ReadOptions['onProgress']) {
  const piece = new Uint8Array(pieceBytes);
  let done = 0;
  const file = await open(path).catch((cause) => {
    throw fileError(path, cause);
  });
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, pieceBytes, null).catch((cause) => {
        throw fileError(path, cause);
      });
      if (bytesRead === 0) return;
      done += bytesRead;
      onProgress?.(done, size);
      // The next piece takes its place: whoever reads copies what has to stay.
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* unzipped(path: string, size: number, onProgress: ReadOptions['onProgress']) {
  const raw = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const stream = createGunzip({ chunkSize: 1024 * 1024 });
  raw.on('error', (cause) => stream.destroy(fileError(path, cause)));
  raw.pipe(stream);
  try {
    for await (const piece of stream) {
      onProgress?.(raw.bytesRead, size);
      yield plainBytes(piece as Uint8Array);
    }
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw damagedGzip(path, (cause as Error).message, cause);
  } finally {
    raw.destroy();
    stream.destroy();
  }
}

async function* limited(name: string, pieces: AsyncIterable<Uint8Array>, maxBytes: number) {
  let total = 0;
  for await (const piece of pieces) {
    total += piece.length;
    if (total > maxBytes) throw tooLarge(name, maxBytes, ' when decompressed');
    yield piece;
  }
}

function unzip(name: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    const result = gunzipSync(bytes, { maxOutputLength: maxBytes });
    return plainBytes(result);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(name, maxBytes, ' when decompressed');
    }
    throw damagedGzip(name, (cause as Error).message, cause);
  }
}
