import { productError } from './exactly.js';
import { expNearLimits } from './exp.js';
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

const parts = new Float64Array(2);

/** x to the power y, within 0.52 units in the last place and exact where the result is; special values as `x ** y`. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  const odd = isOdd(y);
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return NaN;
  const magnitude = powOfSize(size, y);
  return odd && (x < 0 || Object.is(x, -0)) ? -magnitude : magnitude;
}

function powOfSize(x: number, y: number): number {
  if (x === 1) return Number.isFinite(y) ? 1 : NaN;
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity;
  // Beyond these sizes of y the result is decided: |ln x| is 0 or from 2^−53 to 745.
  if (Math.abs(y) > 2 ** 65) return x > 1 === y > 0 ? Infinity : 0;
  if (Math.abs(y) < 2 ** -65) return 1;
  logParts(x, parts);
  const product = y * parts[0];
  return expNearLimits(product, productError(y, parts[0], product) + y * parts[1]);
}

function isOdd(y: number): boolean {
  return Number.isInteger(y) && Math.abs(y % 2) === 1;
}

/** ln x for a finite x > 0 as a sum of two numbers, about 2^−68 of its size from the truth. */
function logParts(x: number, parts: Float64Array): void {
  const subnormal = x < SMALLEST_NORMAL;
  const normal = subnormal ? x * powerOfTwo(54) : x;
  const e = exponentOf(highWord(normal));
  const m = normal * powerOfTwo(-e);
  const i = (m * PIECES + 0.5) | 0;
  if (INVERSE[i] === 0) fillTables();
  const c = INVERSE[i];

  const mHigh = m + TO_44_BITS - TO_44_BITS;
  const rHigh = mHigh * c - 1;
  const rRest = (m - mHigh) * c;
  const r = rHigh + rRest;
  const rLow = rHigh - r + rRest;

  const exponent = subnormal ? e - 54 : e;
  const big = exponent * LN2_HIGH + LOG_HIGH[i];
  const sum = big + r;
  const sumLow = big - sum + r;

  const square = r * r;
  const half = -square / 2;
  const high = sum + half;
  const highLow = sum - high + half;
  const tiny = rLow - r * rLow - productError(r, r, square) / 2 + (exponent * LN2_LOW + LOG_LOW[i]);
  const low = highLow + sumLow + (tiny + square * r * cubicTail(r));
  parts[0] = high + low;
  parts[1] = high - parts[0] + low;
}

/** (ln(1 + r) − r + r²/2) / r³ for |r| < 0.0085. */
function cubicTail(r: number): number {
  return 1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r / 9)))));
}
