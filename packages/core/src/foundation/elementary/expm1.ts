import { productError, sumError } from './exactly.js';
import { exp, expParts } from './exp.js';

const parts = new Float64Array(2);

/** eˣ − 1, within 0.54 units in the last place, also where x is near 0. */
export function expm1(x: number): number {
  if (Math.abs(x) < 0.34) return expm1Series(x);
  if (!(x > -40 && x < 40)) return x < 0 ? exp(x) - 1 : exp(x);
  expParts(x, 0, parts);
  const sum = parts[0] - 1;
  return sum + (sumError(parts[0], -1, sum) + parts[1]);
}

/** x + x²/2 + x³/3! + … + x¹⁴/14!, the first two terms without rounding. */
function expm1Series(x: number): number {
  if (Math.abs(x) < 1e-17) return x;
  const square = x * x;
  const half = square / 2;
  const sum = x + half;
  const lost = x - sum + half + productError(x, x, square) / 2;
  const tail =
    1 / 6 +
    x *
      (1 / 24 +
        x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * tail10(x)))))));
  return sum + (lost + square * x * tail);
}

/** 1/10! + x/11! + … + x⁴/14!. */
function tail10(x: number): number {
  return 1 / 3628800 + x * (1 / 39916800 + x * (1 / 479001600 + x * (1 / 6227020800 + x / 87178291200)));
}
