import { type Inputs, SparseMatrix } from './sparse-matrix.js';

/** Takes the value in row i of column j. */
export type TakeEntry = (value: number, i: number, j: number) => void;

/** Hands on the values of X column after column; of a sparse X those that are kept, without its zeros. */
export function eachEntry(X: Inputs, take: TakeEntry): void {
  if (X instanceof SparseMatrix) {
    for (let j = 0; j < X.columns; j++) {
      for (let at = X.starts[j]; at < X.starts[j + 1]; at++) take(X.values?.[at] ?? 1, X.indices[at], j);
    }
    return;
  }
  const { rows, columns, data } = X;
  for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) take(data[i + j * rows], i, j);
}
