import type { Matrix } from '../../matrix/matrix.js';

/** A relative residual below which the normal equations count as solved. */
const tolerance = 1e-10;

/**
 * Least squares with an intercept: the w and c that make Σ (wᵀx + c − y)² smallest, found by conjugate gradients
 * on the normal equations (Hestenes and Stiefel 1952; CGLS in Björck 1996, section 7.4). It needs X only in
 * products, so any size that a network can be trained on will do.
 *
 * @param X n×m
 * @param y m targets
 * @returns a function from inputs (n×m) to predictions
 */
export function linearRegression(X: Matrix, y: Float64Array): (X: Matrix) => Float64Array {
  const { rows: n, columns: m } = X;
  const w = new Float64Array(n + 1); // the last one is the intercept
  const residual = y.slice();
  let gradient = transposeTimes(X, residual);
  let direction = gradient.slice();
  let size = dot(gradient, gradient);
  const enough = tolerance * tolerance * size;
  for (let step = 0; step < 2 * (n + 1) && size > enough; step++) {
    const moved = times(X, direction);
    const curvature = dot(moved, moved);
    if (curvature === 0) break;
    const alpha = size / curvature;
    for (let i = 0; i <= n; i++) w[i] += alpha * direction[i];
    for (let j = 0; j < m; j++) residual[j] -= alpha * moved[j];
    gradient = transposeTimes(X, residual);
    const next = dot(gradient, gradient);
    direction = direction.map((value, i) => gradient[i] + (next / size) * value);
    size = next;
  }
  return (inputs) => times(inputs, w);
}

/** wᵀx + c for every column x. */
function times(X: Matrix, w: Float64Array): Float64Array {
  const { rows: n, columns: m, data } = X;
  const result = new Float64Array(m);
  for (let j = 0; j < m; j++) {
    let sum = w[n];
    for (let i = 0; i < n; i++) sum += w[i] * data[i + j * n];
    result[j] = sum;
  }
  return result;
}

/** Σ over the columns of (x, 1) · value. */
function transposeTimes(X: Matrix, values: Float64Array): Float64Array {
  const { rows: n, columns: m, data } = X;
  const result = new Float64Array(n + 1);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < n; i++) result[i] += data[i + j * n] * values[j];
    result[n] += values[j];
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
