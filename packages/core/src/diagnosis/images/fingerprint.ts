const bits = new Int32Array(2);
const asNumber = new Float64Array(bits.buffer);

/** 64 bits of an image's pixels, as text: equal for equal images, and by chance for one pair in 10^19. */
export function fingerprint(pixels: Float64Array): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let p = 0; p < pixels.length; p++) {
    asNumber[0] = pixels[p];
    a = Math.imul(a ^ bits[0], 0x01000193) ^ (a >>> 15);
    a = Math.imul(a ^ bits[1], 0x01000193);
    b = Math.imul(b ^ bits[1], 0x5bd1e995) ^ (b >>> 13);
    b = Math.imul(b ^ bits[0], 0x5bd1e995);
  }
  return `${a >>> 0}.${b >>> 0}`;
}
