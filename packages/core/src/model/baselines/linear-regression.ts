import { eachEntry } from '../../matrix/entries.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';

/** A gradient so much smaller than the one at zero counts as none. */
const solved = 1e-10;

/** Values that are read, at most, in all products together: half a minute. Only many words need as much. */
const affordable = 1e10;

/**
 * Least squares with an intercept: the w and c that make Σ (wᵀx + c − y)² smallest, found by conjugate gradients
 * on the normal equations (Hestenes and Stiefel 1952; CGLS in Björck 1996, section 7.4). It needs X only in
 * products, so any size that a network can be trained on will do. More columns than can be solved for in time get
 * the steps there is time for, each of which is nearer than the one before.
 *
 * @param X n×m
 * @param y m targets
 * @param l2 λ ≥ 0 of a penalty: Σ (wᵀx + c − y)² + λ ‖w‖² (ridge regression, Hoerl and Kennard 1970)
 * @param tolerance - how small the gradient has to become, as a share of that at zero
 * @returns a function from inputs (n×m) to predictions
 */
export function linearRegression(
  X: Inputs,
  y: Float64Array,
  l2 = 0,
  tolerance = solved,
): (X: Inputs) => Float64Array {
  const { rows: n, columns: m } = X;
  const entries = X instanceof SparseMatrix ? X.count : n * m;
  const most = Math.min(2 * (n + 1), Math.max(50, Math.floor(affordable / (2 * entries + 1))));
  const w = new Float64Array(n + 1); // the last one is the intercept
  const residual = y.slice();
  let gradient = transposeTimes(X, residual);
  let direction = gradient.slice();
  let size = dot(gradient, gradient);
  const enough = tolerance * tolerance * size;
  for (let step = 0; step < most && size > enough; step++) {
    const moved = times(X, direction);
    const curvature = dot(moved, moved) + l2 * squaredWeights(direction);
    if (curvature === 0) break;
    const alpha = size / curvature;
    for (let i = 0; i <= n; i++) w[i] += alpha * direction[i];
    for (let j = 0; j < m; j++) residual[j] -= alpha * moved[j];
    gradient = transposeTimes(X, residual);
    for (let i = 0; l2 > 0 && i < n; i++) gradient[i] -= l2 * w[i];
    const next = dot(gradient, gradient);
    direction = direction.map((value, i) => gradient[i] + (next / size) * value);
    size = next;
  }
  return (inputs) => times(inputs, w);
}

/** wᵀx + c for every column x. */
function times(X: Inputs, w: Float64Array): Float64Array {
  const result = new Float64Array(X.columns).fill(w[X.rows]);
  eachEntry(X, (value, i, j) => {
    result[j] += w[i] * value;
  });
  return result;
}

/** Σ over the columns of (x, 1) · value. */
function transposeTimes(X: Inputs, values: Float64Array): Float64Array {
  const result = new Float64Array(X.rows + 1);
  eachEntry(X, (value, i, j) => {
    result[i] += value * values[j];
  });
  result[X.rows] = values.reduce((sum, value) => sum + value, 0);
  return result;
}

/** ‖w‖² without the intercept. */
function squaredWeights(w: Float64Array): number {
  return dot(w, w) - w[w.length - 1] ** 2;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
