import { expOf, logOfStep } from '../../../src/foundation/elementary/fixed-point.js';

// The elementary functions in whole numbers: a value v stands as the BigInt v · 2^BITS, with more than 100
// right digits in binary however small v is.

const BITS = 1400;
const ONE = 1n << BigInt(BITS);

/** Fraction bits of the series, which need not reach down to the smallest numbers. */
const SERIES_BITS = 256;
const SHIFT = BigInt(BITS - SERIES_BITS);
const SERIES_ONE = 1n << BigInt(SERIES_BITS);
const LN2 = logOfStep(1, SERIES_BITS);

const float = new Float64Array(1);
const word = new BigUint64Array(float.buffer);

/** A float64 as it is. */
function fixed(x: number): bigint {
  float[0] = Math.abs(x);
  const exponent = word[0] >> 52n;
  const fraction = word[0] & 0xfffffffffffffn;
  const whole = exponent === 0n ? fraction : fraction | 0x10000000000000n;
  const size = whole << ((exponent === 0n ? 1n : exponent) - 1n + BigInt(BITS - 1074));
  return x < 0 ? -size : size;
}

const times = (a: bigint, b: bigint): bigint => (a * b) >> BigInt(BITS);
const over = (a: bigint, b: bigint): bigint => (a << BigInt(BITS)) / b;

function exp(x: number): bigint {
  const value = fixed(x) >> SHIFT;
  let k = value / LN2;
  if (k * LN2 > value) k--;
  const power = expOf(value - k * LN2, SERIES_BITS) << SHIFT;
  return k < 0n ? power >> -k : power << k;
}

/** ln v for a v > 0 on the grid, by 2 atanh((m − 1) / (m + 1)) for v = 2^k m. */
function logOf(v: bigint): bigint {
  let k = v.toString(2).length - 1 - BITS;
  const normal = (k < 0 ? v << BigInt(-k) : v >> BigInt(k)) >> SHIFT;
  const halved = normal * normal > 2n * SERIES_ONE * SERIES_ONE;
  const m = halved ? normal >> 1n : normal;
  if (halved) k++;
  const s = ((m - SERIES_ONE) << BigInt(SERIES_BITS)) / (m + SERIES_ONE);
  const square = (s * s) >> BigInt(SERIES_BITS);
  let sum = 0n;
  let power = s;
  for (let i = 1n; power !== 0n && power !== -1n; i += 2n) {
    sum += power / i;
    power = (power * square) >> BigInt(SERIES_BITS);
  }
  return (2n * sum + BigInt(k) * LN2) << SHIFT;
}

function log1p(x: number): bigint {
  const v = fixed(x);
  if (Math.abs(x) > 2 ** -60) return logOf(ONE + v);
  return v - times(v, v) / 2n + times(times(v, v), v) / 3n;
}

function tanh(x: number): bigint {
  const v = fixed(x);
  if (Math.abs(x) < 2 ** -40) return v - times(times(v, v), v) / 3n;
  const e = exp(-2 * Math.abs(x));
  const size = over(ONE - e, ONE + e);
  return x < 0 ? -size : size;
}

function sigmoid(z: number): bigint {
  const e = exp(-Math.abs(z));
  return over(z < 0 ? e : ONE, ONE + e);
}

/** The functions of the kernels, for finite arguments of which they have a finite value. */
export const exactly = { exp, log: (x: number) => logOf(fixed(x)), log1p, tanh, sigmoid };

/**
 * How far a float64 is from an exact value, in units of the value's last place; Infinity counts as 2^1024.
 */
export function ulpsOff(got: number, exact: bigint): number {
  if (Number.isNaN(got)) return Infinity;
  const size = exact < 0n ? -exact : exact;
  const exponent = size === 0n ? -1074 : size.toString(2).length - 1 - BITS;
  const unit = BigInt(Math.max(exponent - 52, -1074) + BITS);
  const value = Number.isFinite(got) ? fixed(got) : (got < 0 ? -1n : 1n) << BigInt(1024 + BITS);
  return Math.abs(Number(((value - exact) << 64n) >> unit)) / 2 ** 64;
}
