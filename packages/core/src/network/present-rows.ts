import { SparseMatrix } from '../matrix/sparse-matrix.js';
import { type Parameters, parametersOf } from './parameters.js';

/** Leaving rows out costs a look at X; it is worth it where fewer than this share are there. */
const few = 0.5;

/**
 * The rows of a sparse X that have a value in some column, and the network over them: W[1] has their columns alone, all
 * else is the same, and so are the bits of the answers. A few texts have few of the words of a vocabulary, and the
 * weights of the others need not be touched.
 * @param X n[0]×m
 * @returns null where most rows are there
 */
export function overPresentRows(
  parameters: Parameters,
  X: SparseMatrix,
): { parameters: Parameters; X: SparseMatrix } | null {
  const { specification, theta } = parameters;
  const [n0, n1] = specification.sizes;
  if (few * n0 < 1) return null;
  const isThere = new Uint8Array(n0);
  for (const row of X.indices) isThere[row] = 1;
  const place = new Uint32Array(n0);
  const rows: number[] = [];
  for (let i = 0; i < n0; i++) {
    if (isThere[i] === 0) continue;
    place[i] = rows.length;
    rows.push(i);
  }
  if (rows.length >= few * n0) return null;
  // A network has at least one input.
  if (rows.length === 0) rows.push(0);
  const sizes = [rows.length, ...specification.sizes.slice(1)];
  const fewer = new Float64Array(theta.length - n1 * (n0 - rows.length));
  for (const [at, i] of rows.entries()) fewer.set(theta.subarray(i * n1, (i + 1) * n1), at * n1);
  fewer.set(theta.subarray(n0 * n1), rows.length * n1);
  const indices = X.indices.map((i) => place[i]);
  return {
    parameters: parametersOf({ ...specification, sizes }, fewer),
    X: new SparseMatrix(rows.length, X.columns, X.starts, indices, X.values),
  };
}
