import { log } from '../../foundation/elementary/index.js';
import type { Matrix } from '../../matrix/matrix.js';
import { checkSameShape } from './checks.js';

/** The smallest that float64 holds: of p itself (normal numbers), and of 1 − p for p below 1. */
const SMALLEST_PROBABILITY = 2 ** -1022;
const SMALLEST_COMPLEMENT = 2 ** -53;

/**
 * The log-likelihood of the data, a sum over all examples in natural logarithms. For softmax outputs
 * Σ y·log ŷ; for sigmoid outputs (one, or several that are judged each for itself)
 * Σ y·log ŷ + (1 − y)·log(1 − ŷ). Weights and penalties have no part in it.
 *
 * It stays finite: where a logarithm of 0 would be taken, ŷ counts as 2⁻¹⁰²² and 1 − ŷ as 2⁻⁵³, the smallest
 * values that float64 could have held there. So one certain mistake costs at most 708.4 or 36.7.
 * @param Yhat k×m probabilities; values outside 0 to 1 count as the nearest of them
 * @param Y k×m targets, 0 to 1
 * @param output how the outputs share a column's probability
 * @returns a number of at most 0; null without examples or with a NaN
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function logLikelihood(Yhat: Matrix, Y: Matrix, output: 'sigmoid' | 'softmax'): number | null {
  checkSameShape('logLikelihood', Yhat, Y);
  let sum = 0;
  for (let at = 0; at < Y.data.length; at++) {
    const y = Y.data[at];
    const p = Yhat.data[at];
    if (Number.isNaN(p)) return null;
    if (y !== 0) sum += y * log(Math.min(1, Math.max(p, SMALLEST_PROBABILITY)));
    if (output === 'sigmoid' && y !== 1)
      sum += (1 - y) * log(Math.min(1, Math.max(1 - p, SMALLEST_COMPLEMENT)));
  }
  return Y.columns === 0 || Number.isNaN(sum) ? null : sum;
}
