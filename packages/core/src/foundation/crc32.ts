const table = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  table[byte] = remainder;
}

/**
 * CRC-32 (IEEE 802.3, as zlib and gzip have it) of some bytes; `before` is the CRC of those that stand before
 * them. Any change within 32 successive bits changes it.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = ~before;
  for (let i = 0; i < bytes.length; i++) remainder = table[(remainder ^ bytes[i]) & 255] ^ (remainder >>> 8);
  return ~remainder >>> 0;
}
