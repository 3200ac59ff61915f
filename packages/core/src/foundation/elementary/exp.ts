import { expOf, logOfStep, split, splitOnGrid, TABLE_BITS } from './fixed-point.js';
import { powerOfTwo, scale } from './float-bits.js';

// x = k·ln2/128 + r with |r| ≤ ln2/256, so e^x = 2^⌊k/128⌋ · 2^((k mod 128)/128) · e^r: a power of two, a table
// value (as high and low part) and a short Taylor polynomial.

const STEPS = 128;
const LN2 = logOfStep(1, TABLE_BITS);
/** Steps in one unit of x. */
const PER_UNIT = split((BigInt(STEPS) << BigInt(2 * TABLE_BITS)) / LN2, TABLE_BITS)[0];
/** The high part has 35 bits, so that k times it is exact for every k that occurs. */
const [STEP_HIGH, STEP_LOW] = splitOnGrid(LN2 / BigInt(STEPS), TABLE_BITS, 42);
/** Added and taken away again, it rounds to a whole number. */
const ROUNDER = 6755399441055744;

const POWERS = new Float64Array(STEPS);
const POWERS_LOW = new Float64Array(STEPS);

/** Fills both tables, before the first power: loading the library does not wait for it. */
function fillTables(): void {
  const step = expOf(LN2 / BigInt(STEPS), TABLE_BITS);
  for (let i = 0, power = 1n << BigInt(TABLE_BITS); i < STEPS; i++) {
    [POWERS[i], POWERS_LOW[i]] = split(power, TABLE_BITS);
    power = (power * step) >> BigInt(TABLE_BITS);
  }
}

/** The largest x whose power is finite, and the smallest whose power is not zero, both rounded outwards. */
const OVERFLOW = 709.79;
const UNDERFLOW = -745.14;

/** eˣ, within 0.51 units in the last place (0.75 below the normal numbers); 0 below −745.14, Infinity above 709.79. */
export function exp(x: number): number {
  if (!(x > -708 && x < 709)) return expNearLimits(x);
  const k = x * PER_UNIT + ROUNDER - ROUNDER;
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const i = k & (STEPS - 1);
  if (POWERS[i] === 0) fillTables();
  const power = POWERS[i];
  return (power + (POWERS_LOW[i] + power * expm1Small(r))) * powerOfTwo(k >> 7);
}

/** e^(x + low) as an exact sum of two numbers, high and low, for |x| < 708; the high part is returned. */
export function expParts(x: number, low: number, parts: Float64Array): void {
  const k = x * PER_UNIT + ROUNDER - ROUNDER;
  const r = x - k * STEP_HIGH - k * STEP_LOW + low;
  const i = k & (STEPS - 1);
  if (POWERS[i] === 0) fillTables();
  const rest = POWERS_LOW[i] + POWERS[i] * expm1Small(r);
  const sum = POWERS[i] + rest;
  const factor = powerOfTwo(k >> 7);
  parts[0] = sum * factor;
  parts[1] = (POWERS[i] - sum + rest) * factor;
}

/** e^(x + low) rounded once, for every x: Infinity and 0 beyond the range of float64. */
export function expNearLimits(x: number, low = 0): number {
  if (Number.isNaN(x)) return x;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  const k = x * PER_UNIT + ROUNDER - ROUNDER;
  const r = x - k * STEP_HIGH - k * STEP_LOW + low;
  const i = k & (STEPS - 1);
  if (POWERS[i] === 0) fillTables();
  return scale(POWERS[i] + (POWERS_LOW[i] + POWERS[i] * expm1Small(r)), k >> 7);
}

/** e^r − 1 for |r| ≤ ln2/256; the next term of the series is below 2^−60. */
function expm1Small(r: number): number {
  return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
}
