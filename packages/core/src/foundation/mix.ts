/**
 * A one-to-one mixing of 32 bits into a signed 32-bit number: shifts fold the upper bits down, products carry
 * the lower ones up. A change of one bit of the argument changes each bit of the result about half the time.
 */
export function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x6c62272f);
  h = Math.imul(h ^ (h >>> 15), 0x5851f42d);
  return h ^ (h >>> 16);
}

/** 2^32 divided by the golden ratio: its multiples spread evenly over 32 bits. */
export const GOLDEN = 0x9e3779b9;
