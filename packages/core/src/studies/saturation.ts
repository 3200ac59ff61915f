import { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';
import type { Network } from '../model/network.js';

/** A derivative below this share of its largest lets hardly any gradient through. */
const flat = 0.05;
/** Looking at more examples tells no more. */
const mostExamples = 256;
/** Numbers that a look may take. */
const mostNumbers = 2_000_000;

/** How many hidden activations let hardly any gradient through. */
export interface Saturation {
  /** Of sigmoid and tanh units, over the examples looked at; null where there are none. */
  readonly saturated: number | null;
  /** The share of ReLU and leaky ReLU units that are not above zero for any example looked at; null likewise. */
  readonly dead: number | null;
}

/** Some examples of X, evenly spread, as the dense columns that `saturationOf` looks at. */
export function someExamples(X: Inputs): Matrix {
  const wanted = Math.max(16, Math.min(mostExamples, Math.floor(mostNumbers / X.rows)));
  const count = Math.min(X.columns, wanted);
  const data = new Float64Array(X.rows * count);
  for (let k = 0; k < count; k++) {
    const at = Math.floor((k * X.columns) / count);
    const one = X.slice(at, at + 1);
    data.set((one instanceof SparseMatrix ? one.toDense() : one).data, k * X.rows);
  }
  return Matrix.fromColumnMajor(X.rows, count, data);
}

/**
 * The saturated share of the hidden layers of a network as it is now: a (1 − a) for sigmoid and 1 − a² for tanh, below
 * 5 % of their largest value.
 * @param X n[0]×m
 */
export function saturationOf(network: Network, X: Matrix): Saturation {
  const { activations } = network.specification;
  const { A } = network.forward(X);
  let [curved, saturated, kinked, dead] = [0, 0, 0, 0];
  for (let l = 1; l < A.length - 1; l++) {
    const activation = activations[l];
    if (activation === 'sigmoid' || activation === 'tanh') {
      curved += A[l].data.length;
      for (const a of A[l].data) {
        const share = activation === 'tanh' ? 1 - a * a : 4 * a * (1 - a);
        if (share < flat) saturated++;
      }
    } else if (activation === 'relu' || activation === 'leaky-relu') {
      kinked += A[l].rows;
      dead += deadRows(A[l]);
    }
  }
  return {
    saturated: curved === 0 ? null : saturated / curved,
    dead: kinked === 0 ? null : dead / kinked,
  };
}

function deadRows({ rows, columns, data }: Matrix): number {
  let count = 0;
  for (let i = 0; i < rows; i++) {
    let alive = false;
    for (let j = 0; j < columns && !alive; j++) alive = data[i + j * rows] > 0;
    if (!alive) count++;
  }
  return count;
}
