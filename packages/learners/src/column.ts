import { type Inputs, SparseMatrix } from '@colonnade/core';

/** Column j with its zeros, n numbers: a view where X is dense. */
export function columnOf(X: Inputs, j: number): ArrayLike<number> {
  const { rows: n } = X;
  if (!(X instanceof SparseMatrix)) return X.data.subarray(j * n, (j + 1) * n);
  const x = new Float64Array(n);
  for (let at = X.starts[j]; at < X.starts[j + 1]; at++) x[X.indices[at]] = X.values?.[at] ?? 1;
  return x;
}

/** The rows of a column where it is not 0, ascending, and its values there. */
export function nonZeros(x: ArrayLike<number>): { places: Int32Array; values: Float64Array } {
  const places: number[] = [];
  for (let i = 0; i < x.length; i++) if (x[i] !== 0) places.push(i);
  const known = Int32Array.from(places);
  return { places: known, values: Float64Array.from(known, (i) => x[i]) };
}

/** Σx². */
export function squareOf(x: ArrayLike<number>): number {
  let square = 0;
  for (let i = 0; i < x.length; i++) square += x[i] * x[i];
  return square;
}
