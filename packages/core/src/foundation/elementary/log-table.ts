import { logOfStep, splitOnGrid, TABLE_BITS } from './fixed-point.js';

// ln x = e·ln2 + ln(1/c) + ln(1 + r) for x = 2^e·m, m within [√½, √2), c ≈ 1/m from a table and r = m·c − 1.
// Each c is a multiple of 1/256, so m·c is exact in two pieces; the piece of m next to 1 has c = 1, so that
// nothing cancels there.

/** ln 2 on a grid of 2^−42, so that e·ln2 + ln(1/c) is exact in its high parts; and what is left. */
export const [LN2_HIGH, LN2_LOW] = splitOnGrid(logOfStep(1, TABLE_BITS), TABLE_BITS, 42);

/** Pieces of m of width 1/128, centred on i/128. */
export const PIECES = 128;
const LAST = 182;

export const INVERSE = new Float64Array(LAST + 1);
/** ln(1/c) in two parts. */
export const LOG_HIGH = new Float64Array(LAST + 1);
export const LOG_LOW = new Float64Array(LAST + 1);

/** Fills the three tables, before the first logarithm: it takes a millisecond, which loading the library can spare. */
export function fillTables(): void {
  const logs = logarithmsUpTo(364);
  for (let i = 90; i <= LAST; i++) {
    const c = Math.round((256 * PIECES) / i);
    INVERSE[i] = c / 256;
    [LOG_HIGH[i], LOG_LOW[i]] = splitOnGrid(logs[256] - logs[c], TABLE_BITS, 42);
  }
}

/**
 * ln n for every n: of a product the sum, and of a prime p half of ln(p − 1) + ln(p + 1) + ln(p² / (p² − 1)), whose
 * series is short.
 */
function logarithmsUpTo(last: number): bigint[] {
  const logs = [0n, 0n, logOfStep(1, TABLE_BITS)];
  for (let n = 3; n <= last; n++) {
    const divisor = smallestDivisor(n);
    logs[n] =
      divisor < n
        ? logs[divisor] + logs[n / divisor]
        : (logs[n - 1] + logs[2] + logs[(n + 1) / 2] + logOfStep(n * n - 1, TABLE_BITS)) / 2n;
  }
  return logs;
}

function smallestDivisor(n: number): number {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return divisor;
  return n;
}

/** Added to the upper word of √2, it carries into the exponent. */
const UPPER_WORD_OF_ROOT_HALF = 0x3fe6a09e;

/** The e for which x·2^−e lies within [√½, √2), from the upper word of a normal x > 0. */
export function exponentOf(upperWord: number): number {
  return (upperWord - UPPER_WORD_OF_ROOT_HALF) >> 20;
}

/** Added and taken away again, it keeps the multiples of 2^−43: 44 bits of an m below 2. */
export const TO_44_BITS = 768;
