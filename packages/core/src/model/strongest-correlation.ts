import { eachEntry } from '../matrix/entries.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';

/**
 * The largest share of a target's variance that one feature explains by itself: r² over all rows of X and of Y.
 * @param X n×m, @param Y k×m
 */
export function strongestCorrelation(X: Inputs, Y: Matrix): number {
  const { rows: n, columns: m } = X;
  const k = Y.rows;
  const x = new Float64Array(n);
  const xx = new Float64Array(n);
  const xy = new Float64Array(n * k);
  eachEntry(X, (value, i, j) => {
    x[i] += value;
    xx[i] += value * value;
    for (let of = 0; of < k; of++) xy[i * k + of] += value * Y.data[j * k + of];
  });
  let strongest = 0;
  for (const [of, row] of Y.toRows().entries()) {
    const y = row.reduce((sum, value) => sum + value, 0);
    const varianceY = row.reduce((sum, value) => sum + value * value, 0) - (y * y) / m;
    for (let i = 0; i < n; i++) {
      const covariance = xy[i * k + of] - (x[i] * y) / m;
      const varianceX = xx[i] - (x[i] * x[i]) / m;
      if (!(varianceX > 0 && varianceY > 0)) continue;
      strongest = Math.max(strongest, (covariance * covariance) / (varianceX * varianceY));
    }
  }
  return strongest;
}
