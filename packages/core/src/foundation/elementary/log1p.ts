import { sumError } from './exactly.js';
import { logOfSum } from './log.js';

/** ln(1 + x), within 0.51 units in the last place, also where x is near 0; NaN below −1, −Infinity at −1. */
export function log1p(x: number): number {
  if (x === 0 || x === Infinity) return x;
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  const sum = 1 + x;
  return logOfSum(sum, sumError(1, x, sum), 0);
}
