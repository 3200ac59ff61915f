import { ColonnadeError } from '@colonnade/core';
import { Gunzip } from 'fflate';
import { crc32 } from './crc32.js';
import { tooLarge } from './limit.js';

/** So much is handed to the decompressor at a time: a bomb is noticed before it has grown far. */
const pieceBytes = 65536;

/** True when the bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes that were compressed with gzip, of all members; length and checksum of each are verified. Runs
 * anywhere; in Node files are decompressed by the system's zlib instead.
 * @throws FILE_TOO_LARGE as soon as there are more than `maxBytes`, FILE_FORMAT for damaged bytes
 */
export function gunzip(name: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let crc = 0;
  let length = 0;
  const stream = new Gunzip((piece) => {
    total += piece.length;
    if (total > maxBytes) throw tooLarge(name, maxBytes, ' when decompressed');
    if (piece.length > 0) pieces.push(piece);
    crc = crc32(piece, crc);
    length = (length + piece.length) >>> 0;
  });
  const checkMember = (end: number) => {
    const trailer = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (end < 18 || trailer.getUint32(end - 8, true) !== crc || trailer.getUint32(end - 4, true) !== length) {
      throw damagedGzip(name, 'its checksum does not fit');
    }
    crc = 0;
    length = 0;
  };
  stream.onmember = checkMember;
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      stream.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw damagedGzip(name, (cause as Error).message, cause);
  }
  checkMember(bytes.length);
  return joinPieces(pieces, total);
}

/** Pieces in one array. */
export function joinPieces(pieces: readonly Uint8Array[], total: number): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const whole = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The error for a gzip file that cannot be decompressed. */
export function damagedGzip(name: string, reason: string, cause?: unknown): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where: name,
    problem: `the gzip file is damaged or cut short (${reason})`,
    remedy: { text: 'fetch or compress it again' },
    cause,
  });
}
