/** The smallest normal float64. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;

const MIN_EXPONENT = -1074;
const powers = new Float64Array(1023 - MIN_EXPONENT + 1);
powers[-MIN_EXPONENT] = 1;
for (let e = 1; e <= 1023; e++) powers[e - MIN_EXPONENT] = 2 * powers[e - 1 - MIN_EXPONENT];
for (let e = -1; e >= MIN_EXPONENT; e--) powers[e - MIN_EXPONENT] = powers[e + 1 - MIN_EXPONENT] / 2;

/** 2^e, exactly, for a whole e from −1074 to 1023. A table is faster than writing an exponent into bits. */
export function powerOfTwo(e: number): number {
  return powers[e - MIN_EXPONENT];
}

/** x·2^e with one rounding, for any e from −2000 to 2000 and a normal x near 1. */
export function scale(x: number, e: number): number {
  if (e > 1023) return x * powerOfTwo(1023) * powerOfTwo(Math.min(e - 1023, 1023));
  if (e < -1022) return x * powerOfTwo(-900) * powerOfTwo(Math.max(e + 900, MIN_EXPONENT));
  return x * powerOfTwo(e);
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const HIGH_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The upper 32 bits of a float64: sign, exponent and the first 20 bits of the fraction. */
export function highWord(x: number): number {
  float[0] = x;
  return words[HIGH_WORD] | 0;
}
