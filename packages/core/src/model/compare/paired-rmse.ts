import { checkSameLength } from '../metrics/checks.js';
import type { PairedDifference } from './paired-difference.js';
import { t975 } from './quantiles.js';

/** With fewer examples a mean of squares is too far from normal for an interval. */
const fewest = 10;

/**
 * The difference of two root mean squared errors on the same m examples, rmse(a) − rmse(b). The interval is that
 * of the delta method (van der Vaart 1998, chapter 3): each example moves the difference by
 * ψ = (a² − mean a²)/(2 rmse(a)) − (b² − mean b²)/(2 rmse(b)), and the difference is ± t √(variance of ψ / m)
 * with m − 1 degrees of freedom. It has no interval below 10 examples, or when one of them is without any error.
 *
 * @param errorsA m errors ŷ − y of a, in the unit of the target
 * @param errorsB m errors of b
 * @throws SHAPE_MISMATCH
 */
export function pairedRmse(errorsA: ArrayLike<number>, errorsB: ArrayLike<number>): PairedDifference {
  const m = errorsA.length;
  checkSameLength('pairedRmse', ['errorsA', errorsA], ['errorsB', errorsB]);
  if (m === 0) return { difference: 0, interval: null };
  const [a, b] = [rootMeanSquare(errorsA), rootMeanSquare(errorsB)];
  const difference = a - b;
  if (m < fewest || a === 0 || b === 0) return { difference, interval: null };
  let sum = 0; // of ψ², whose mean is 0
  for (let i = 0; i < m; i++) {
    const psi = (errorsA[i] * errorsA[i] - a * a) / (2 * a) - (errorsB[i] * errorsB[i] - b * b) / (2 * b);
    sum += psi * psi;
  }
  const reach = t975(m - 1) * Math.sqrt(sum / (m - 1) / m);
  return { difference, interval: [difference - reach, difference + reach] };
}

function rootMeanSquare(errors: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < errors.length; i++) sum += errors[i] * errors[i];
  return Math.sqrt(sum / errors.length);
}
