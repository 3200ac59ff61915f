import type { Matrix } from '../../matrix/matrix.js';
import { checkSameLength, checkSameShape } from './checks.js';

/**
 * The share of the examples whose class is right: Σ [predicted = actual] / m, null without examples.
 * @param actual m classes
 * @param predicted m classes
 * @throws SHAPE_MISMATCH
 */
export function accuracy(actual: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  checkSameLength('accuracy', ['actual', actual], ['predicted', predicted]);
  let right = 0;
  for (let i = 0; i < actual.length; i++) if (actual[i] === predicted[i]) right++;
  return actual.length === 0 ? null : right / actual.length;
}

/**
 * The share of the examples with every one of their labels right (also called subset accuracy); a label is
 * predicted where its probability is strictly above the threshold. Null without examples.
 * @param Yhat k×m probabilities
 * @param Y k×m targets, 0 or 1
 * @param threshold 0 to 1
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function multilabelAccuracy(Yhat: Matrix, Y: Matrix, threshold = 0.5): number | null {
  checkSameShape('multilabelAccuracy', Yhat, Y);
  const { rows: k, columns: m } = Y;
  let right = 0;
  for (let j = 0; j < m; j++) {
    let same = true;
    for (let i = j * k; i < (j + 1) * k; i++) same &&= Yhat.data[i] > threshold === Y.data[i] > 0.5;
    if (same) right++;
  }
  return m === 0 ? null : right / m;
}
