import type { Matrix } from '../../matrix/matrix.js';
import { checkSameShape } from './checks.js';

/**
 * Root of the mean squared error, √((1/(k·m))·Σ (ŷ − y)²), in the unit of the target; null without examples.
 * @param Yhat k×m predictions
 * @param Y k×m targets
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function rmse(Yhat: Matrix, Y: Matrix): number | null {
  checkSameShape('rmse', Yhat, Y);
  let sum = 0;
  for (let at = 0; at < Y.data.length; at++) sum += (Yhat.data[at] - Y.data[at]) ** 2;
  return Y.data.length === 0 ? null : Math.sqrt(sum / Y.data.length);
}

/**
 * Mean absolute error, (1/(k·m))·Σ |ŷ − y|, in the unit of the target; null without examples.
 * @param Yhat k×m predictions
 * @param Y k×m targets
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function mae(Yhat: Matrix, Y: Matrix): number | null {
  checkSameShape('mae', Yhat, Y);
  let sum = 0;
  for (let at = 0; at < Y.data.length; at++) sum += Math.abs(Yhat.data[at] - Y.data[at]);
  return Y.data.length === 0 ? null : sum / Y.data.length;
}
