import { sumError } from './exactly.js';
import { halfPi, split, splitOnGrid, toFloat } from './fixed-point.js';
import { highWord, powerOfTwo } from './float-bits.js';

// x = k·π/2 + r with |r| ≤ π/4: sine and cosine need k mod 4 and r, the latter as high and low part.

const BITS = 256;
const HALF_PI = halfPi(BITS);
const TURNS_PER_UNIT = split((1n << BigInt(2 * BITS)) / HALF_PI, BITS)[0];

/** π/2 in three parts; the first two have at most 32 bits, so that k times them is exact for k < 2^21. */
const [PART1] = splitOnGrid(HALF_PI, BITS, 31);
const [PART2] = splitOnGrid(HALF_PI - toFixed(PART1), BITS, 63);
const PART3 = toFloat(HALF_PI - toFixed(PART1) - toFixed(PART2), BITS);

const ROUNDER = 6755399441055744;
const LIMIT = 2 ** 20;
/** Below this, x lies so near a multiple of π/2 that three parts are too few. */
const TOO_NEAR = 2 ** -30;

/** Writes r and its low part into `parts` and returns k mod 4. */
export function reduceQuarterTurns(x: number, parts: Float64Array): number {
  const size = Math.abs(x);
  if (size < Math.PI / 4) {
    parts[0] = x;
    parts[1] = 0;
    return 0;
  }
  if (size > LIMIT) return reduceExactly(x, parts);
  const k = x * TURNS_PER_UNIT + ROUNDER - ROUNDER;
  const afterFirst = x - k * PART1;
  const second = k * PART2;
  const afterSecond = afterFirst - second;
  const low = sumError(afterFirst, -second, afterSecond) - k * PART3;
  const r = afterSecond + low;
  if (Math.abs(r) < TOO_NEAR) return reduceExactly(x, parts);
  parts[0] = r;
  parts[1] = afterSecond - r + low;
  return k & 3;
}

/** The same with whole numbers of as many bits as x asks for: exact for every finite x, about 100 times slower. */
function reduceExactly(x: number, parts: Float64Array): number {
  const exponent = ((highWord(x) >> 20) & 0x7ff) - 1023;
  const bits = BITS + Math.max(exponent, 0);
  const quarter = halfPiOf(bits);
  const value = exponent > 0 ? toFixed(x * powerOfTwo(-exponent)) << BigInt(2 * exponent) : toFixed(x);
  const half = quarter >> 1n;
  const k = floorDivide(value + half, quarter);
  [parts[0], parts[1]] = split((value - k * quarter) >> BigInt(bits - BITS), BITS);
  return Number(((k % 4n) + 4n) % 4n);
}

let longest = HALF_PI;
let longestBits = BITS;

/** π/2 with that many fraction bits; the longest that was needed is kept. */
function halfPiOf(bits: number): bigint {
  if (bits > longestBits) [longest, longestBits] = [halfPi(bits), bits];
  return longest >> BigInt(longestBits - bits);
}

/** A float64 of magnitude at least 2^−200 in fixed point. */
function toFixed(x: number): bigint {
  return BigInt(x * powerOfTwo(BITS));
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}
