import type { Matrix } from '../../matrix/matrix.js';
import { rowOf } from './auc.js';
import { checkSameShape } from './checks.js';

/**
 * The share of the target's variance that is explained, R² = 1 − Σ (ŷ − y)² / Σ (y − mean)²; below 0 when the
 * mean alone would predict better. Of several outputs, the mean of theirs. Null when a target never changes
 * (there is no variance to explain; a single example is such a case) or without examples.
 * @param Yhat k×m predictions
 * @param Y k×m targets
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function r2(Yhat: Matrix, Y: Matrix): number | null {
  checkSameShape('r2', Yhat, Y);
  let sum = 0;
  for (let i = 0; i < Y.rows; i++) {
    const explained = explainedShare(rowOf(Yhat, i), rowOf(Y, i));
    if (explained === null) return null;
    sum += explained;
  }
  return Y.rows === 0 ? null : sum / Y.rows;
}

function explainedShare(predicted: Float64Array, actual: Float64Array): number | null {
  // Compared value by value: rounding of the mean would give a constant 0.1 a variance.
  if (actual.every((y) => y === actual[0])) return null;
  const mean = actual.reduce((sum, y) => sum + y, 0) / actual.length;
  const left = actual.reduce((sum, y, i) => sum + (predicted[i] - y) ** 2, 0);
  const all = actual.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  return 1 - left / all;
}
