import { Matrix } from '../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';

/** `count` columns, evenly spread; all of them are no copy. */
export function evenly(X: Inputs, count: number): Inputs {
  if (count === X.columns) return X;
  const places = Array.from({ length: count }, (_, k) => Math.floor((k * X.columns) / count));
  if (!(X instanceof SparseMatrix)) {
    const data = new Float64Array(X.rows * count);
    for (const [k, j] of places.entries())
      data.set(X.data.subarray(j * X.rows, (j + 1) * X.rows), k * X.rows);
    return Matrix.fromColumnMajor(X.rows, count, data);
  }
  const starts = new Uint32Array(count + 1);
  for (const [k, j] of places.entries()) starts[k + 1] = starts[k] + X.starts[j + 1] - X.starts[j];
  const indices = new Uint32Array(starts[count]);
  const values = X.values && new Float32Array(starts[count]);
  for (const [k, j] of places.entries()) {
    indices.set(X.indices.subarray(X.starts[j], X.starts[j + 1]), starts[k]);
    values?.set(X.values!.subarray(X.starts[j], X.starts[j + 1]), starts[k]);
  }
  return new SparseMatrix(X.rows, count, starts, indices, values);
}
