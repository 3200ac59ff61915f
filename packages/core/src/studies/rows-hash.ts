import { crc32 } from '../foundation/crc32.js';

/** A number that tells the rows of a part from others: trials are paired when they are judged on the same. */
export function rowsHash(rows: Uint32Array): number {
  return crc32(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
}
