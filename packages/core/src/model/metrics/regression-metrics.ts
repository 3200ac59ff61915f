import type { Matrix } from '../../matrix/matrix.js';
import { checkSameShape, finiteOrNull } from './checks.js';
import { meanLoss } from './mean-loss.js';
import { r2 } from './r2.js';
import { mae, rmse } from './regression-errors.js';

/** The figures of one part of the data for a regression, in the unit of the target; null where not defined. */
export interface RegressionMetrics {
  /** Mean loss of one example, without penalty and weights. */
  readonly cost: number | null;
  /** Root of the mean squared error. */
  readonly rmse: number | null;
  /** Mean absolute error. */
  readonly mae: number | null;
  /** Share of the variance explained; null when the target never changes. */
  readonly r2: number | null;
}

export interface RegressionMetricsInput {
  /** k×m predictions in the unit of the target. */
  readonly Yhat: Matrix;
  /** k×m targets in the same unit. */
  readonly Y: Matrix;
  /** 1×m losses, what `loss(Yhat, Y)` gives for the network's cost; ½·‖ŷ − y‖² in this unit unless given. */
  readonly losses?: Matrix;
}

/**
 * All figures of a regression at once, in the shape of the command's JSON.
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function regressionMetrics({ Yhat, Y, losses }: RegressionMetricsInput): RegressionMetrics {
  checkSameShape('regressionMetrics', Yhat, Y);
  const root = rmse(Yhat, Y);
  const cost = losses ? meanLoss(losses) : root === null ? null : (root * root * Y.rows) / 2;
  return {
    cost: finiteOrNull(cost),
    rmse: finiteOrNull(root),
    mae: finiteOrNull(mae(Yhat, Y)),
    r2: finiteOrNull(r2(Yhat, Y)),
  };
}
