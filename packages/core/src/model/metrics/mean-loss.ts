import { expectMatrix, type Matrix } from '../../matrix/matrix.js';

/**
 * The cost without penalty and weights: the mean loss of one example, (1/m)·Σ losses, summed in float64.
 * @param losses 1×m, what `loss(Yhat, Y)` gives
 * @returns null without examples
 * @throws MATRIX_EXPECTED
 */
export function meanLoss(losses: Matrix): number | null {
  const { data, columns } = expectMatrix('meanLoss', 'losses', losses);
  let sum = 0;
  for (const value of data) sum += value;
  return columns === 0 ? null : sum / columns;
}
