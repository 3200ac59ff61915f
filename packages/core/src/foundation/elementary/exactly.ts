// What rounding took away. The low part of a sum or product, so that high + low is the exact value: the
// "error-free transformations" of Dekker (1971) and Knuth. They need float64 rounded to nearest, which
// JavaScript and WebAssembly both promise.

/** 2^27 + 1: multiplying by it splits 53 bits into two halves of at most 26. */
const SPLITTER = 134217729;

/** (a + b) − sum, exactly, for `sum` = a + b as float64 rounded it. */
export function sumError(a: number, b: number, sum: number): number {
  const bRounded = sum - a;
  const aRounded = sum - bRounded;
  return a - aRounded + (b - bRounded);
}

/** a·b − product, exactly, for `product` = a * b as float64 rounded it; |a| and |b| below 2^990. */
export function productError(a: number, b: number, product: number): number {
  const aShifted = a * SPLITTER;
  const aHigh = aShifted - (aShifted - a);
  const aLow = a - aHigh;
  const bShifted = b * SPLITTER;
  const bHigh = bShifted - (bShifted - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
