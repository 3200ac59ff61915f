import type { Inputs } from '../matrix/sparse-matrix.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';

/** The examples that are compared with each other, evenly spaced. */
const compared = 32;

/**
 * How far a step for one example moves z of another, in times of the learning rate: the mean over pairs of columns
 * of X (n×m) of |Σᵢ sign(xᵢ) x′ᵢ|. The first step of Adam moves every weight of a unit by the rate, in the direction of
 * the sign of its gradient (Kingma and Ba 2015, section 2.1), and for one example that is the sign of x. It is about √n
 * where inputs have nothing to do with each other, and a share of n where they rise and fall together, as pixels do.
 * Numbers above 1 count as 1: what they want is to be standardized, not a smaller rate. 0 with fewer than two columns.
 */
export function commonMove(X: Inputs): number {
  const count = Math.min(compared, X.columns);
  if (count < 2) return 0;
  const columns = Array.from({ length: count }, (_, k) => column(X, Math.floor((k * X.columns) / count)));
  let sum = 0;
  for (const x of columns) {
    for (const other of columns) {
      if (other === x) continue;
      let move = 0;
      for (let i = 0; i < x.length; i++) move += Math.sign(x[i]) * other[i];
      sum += Math.abs(move);
    }
  }
  return sum / (count * (count - 1));
}

/** Column j, no number beyond ±1. */
function column(X: Inputs, j: number): Float64Array {
  const x = new Float64Array(X.rows);
  if (X instanceof SparseMatrix) {
    for (let at = X.starts[j]; at < X.starts[j + 1]; at++) x[X.indices[at]] = bounded(X.values?.[at] ?? 1);
  } else {
    for (let i = 0; i < X.rows; i++) x[i] = bounded(X.data[i + j * X.rows]);
  }
  return x;
}

const bounded = (value: number) => Math.max(-1, Math.min(1, value));
