import type { Matrix } from '../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';

/** The gradient that examples have at weights of zero, for one target after the other. */
export class FirstGradient {
  readonly #X: Inputs;
  /** The sum of the columns of X. */
  readonly #total: Float64Array;

  /** @param X n×m */
  constructor(X: Inputs) {
    this.#X = X;
    this.#total = weightedSums(X, new Float64Array(X.columns).fill(1), 1);
  }

  /** (Y − mean of Y) Xᵀ for Y k×m: k×n, row after row. */
  of(Y: Matrix): Float64Array {
    const { rows: n, columns: m } = this.#X;
    const k = Y.rows;
    const W = weightedSums(this.#X, Y.data, k);
    const total = this.#total;
    for (let of = 0; of < k; of++) {
      let mean = 0;
      for (let j = 0; j < m; j++) mean += Y.data[j * k + of] / m;
      for (let i = 0; i < n; i++) W[of * n + i] -= mean * total[i];
    }
    return W;
  }

  /** The mean of every row of W X over the columns of X: what the biases of the step take away. */
  meanScores(W: Float64Array): Float64Array {
    const { rows: n, columns: m } = this.#X;
    const total = this.#total;
    return Float64Array.from({ length: n === 0 ? 0 : W.length / n }, (_, of) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += W[of * n + i] * total[i];
      return sum / m;
    });
  }
}

/** Y Xᵀ, row after row; targets of 0 cost nothing. */
function weightedSums(X: Inputs, Y: ArrayLike<number>, k: number): Float64Array {
  const { rows: n, columns: m } = X;
  const W = new Float64Array(k * n);
  for (let j = 0; j < m; j++) {
    for (let of = 0; of < k; of++) {
      const y = Y[j * k + of];
      if (y !== 0) addColumn(W, of * n, X, j, y);
    }
  }
  return W;
}

/** Adds a multiple of a column of X to the n numbers from `at` on. */
function addColumn(to: Float64Array, at: number, X: Inputs, j: number, factor: number): void {
  if (X instanceof SparseMatrix) {
    const { starts, indices, values } = X;
    const end = starts[j + 1];
    if (values === undefined) for (let e = starts[j]; e < end; e++) to[at + indices[e]] += factor;
    else for (let e = starts[j]; e < end; e++) to[at + indices[e]] += factor * values[e];
    return;
  }
  const { rows: n, data } = X;
  for (let i = 0, e = j * n; i < n; i++, e++) to[at + i] += factor * data[e];
}

/** W X: k×m, column after column. */
export function scoresOf(W: Float64Array, X: Inputs): Float64Array {
  const { rows: n, columns: m } = X;
  const k = n === 0 ? 0 : W.length / n;
  const scores = new Float64Array(k * m);
  for (let j = 0; j < m; j++) {
    for (let of = 0; of < k; of++) scores[j * k + of] = dot(W, of * n, X, j);
  }
  return scores;
}

function dot(W: Float64Array, at: number, X: Inputs, j: number): number {
  let sum = 0;
  if (X instanceof SparseMatrix) {
    const { starts, indices, values } = X;
    const end = starts[j + 1];
    if (values === undefined) for (let e = starts[j]; e < end; e++) sum += W[at + indices[e]];
    else for (let e = starts[j]; e < end; e++) sum += W[at + indices[e]] * values[e];
    return sum;
  }
  const { rows: n, data } = X;
  for (let i = 0, e = j * n; i < n; i++, e++) sum += W[at + i] * data[e];
  return sum;
}
