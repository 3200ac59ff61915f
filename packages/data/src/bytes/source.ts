import type { Source } from '../reader.js';
import { gunzip, isGzip } from './gunzip.js';
import { tooLarge } from './limit.js';

/**
 * The same bytes as a plain array. Node's Buffer is an Uint8Array whose `slice` copies nothing: what a reader takes
 * out of it to reinterpret would be all of its memory.
 */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What is read at once: no string, and nothing a decoder gives, can have more than half a gigabyte. */
const pieceBytes = 4 * 1024 * 1024;

/** Bytes in memory piece by piece. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Bytes in memory, plain or gzip, as a source. @throws FILE_TOO_LARGE, FILE_FORMAT */
export function bytesSource(name: string, bytes: Uint8Array, maxBytes: number): Source {
  if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
  const plain = isGzip(bytes) ? gunzip(name, bytes, maxBytes) : plainBytes(bytes);
  return { name, size: plain.length, pieces: () => piecesOf(plain), whole: async () => plain };
}

/** The first bytes of a source, at most one piece of it. */
export async function headOf(source: Source): Promise<Uint8Array> {
  for await (const piece of source.pieces()) if (piece.length > 0) return piece;
  return new Uint8Array(0);
}
