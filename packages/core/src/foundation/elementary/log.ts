import { highWord, powerOfTwo, SMALLEST_NORMAL } from './float-bits.js';
import {
  exponentOf,
  fillTables,
  INVERSE,
  LN2_HIGH,
  LN2_LOW,
  LOG_HIGH,
  LOG_LOW,
  PIECES,
  TO_44_BITS,
} from './log-table.js';

/** ln x, within 0.51 units in the last place; NaN below 0, −Infinity at 0. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logAtLimits(x);
  return logOfSum(x, 0, 0);
}

function logAtLimits(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  return x === Infinity ? x : logOfSum(x * powerOfTwo(54), 0, -54);
}

/** ln((x + low)·2^shift) for a normal x > 0 and a low part within half a unit in its last place. */
export function logOfSum(x: number, low: number, shift: number): number {
  const e = exponentOf(highWord(x));
  const factor = powerOfTwo(-e);
  const m = x * factor;
  const i = (m * PIECES + 0.5) | 0;
  if (INVERSE[i] === 0) fillTables();
  const c = INVERSE[i];

  const mHigh = m + TO_44_BITS - TO_44_BITS;
  const rHigh = mHigh * c - 1;
  const rLow = (m - mHigh + low * factor) * c;
  const r = rHigh + rLow;

  const exponent = e + shift;
  const big = exponent * LN2_HIGH + LOG_HIGH[i];
  const sum = big + r;
  const small = big - sum + r + (exponent * LN2_LOW + LOG_LOW[i] + (rHigh - r + rLow));
  return sum + (small + r * r * logTail(r));
}

/** (ln(1 + r) − r) / r² for |r| < 0.0085. */
function logTail(r: number): number {
  return -1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8))))));
}
