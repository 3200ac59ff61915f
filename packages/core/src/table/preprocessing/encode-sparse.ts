import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Bags } from './text/bags.js';

/** The rows of X from `at` on: the words of bags, or a stretch of the dense numbers. */
export type SparsePart =
  | { readonly at: number; readonly width: number; readonly bags: Bags }
  | { readonly at: number; readonly width: number; readonly bags?: undefined; readonly denseAt: number };

/**
 * One sparse X (n×m) of bags of words and dense numbers, in the order of the parts.
 * @param data - the dense numbers, `dense` for each example
 */
export function joinSparse(
  n: number,
  m: number,
  parts: readonly SparsePart[],
  data: Float32Array | Float64Array,
  dense: number,
): SparseMatrix {
  const onlyPresence = dense === 0 && parts.every((part) => part.bags?.counts === undefined);
  if (onlyPresence && parts.length === 1 && parts[0].bags) {
    const { starts, indices } = parts[0].bags;
    return new SparseMatrix(n, m, starts, indices);
  }
  let most = 0;
  for (const value of data) most += Number(value !== 0);
  for (const { bags } of parts) most += bags?.indices.length ?? 0;
  const starts = new Uint32Array(m + 1);
  const indices = new Uint32Array(most);
  const values = onlyPresence ? undefined : new Float32Array(most);
  let end = 0;
  const put = (index: number, value: number) => {
    indices[end] = index;
    if (values) values[end] = value;
    end++;
  };
  for (let j = 0; j < m; j++) {
    for (const part of parts) {
      if (part.bags) {
        const { bags, at } = part;
        for (let k = bags.starts[j]; k < bags.starts[j + 1]; k++)
          put(at + bags.indices[k], bags.counts?.[k] ?? 1);
      } else {
        for (let i = 0; i < part.width; i++) {
          const value = data[part.denseAt + i + j * dense];
          if (value !== 0) put(part.at + i, value);
        }
      }
    }
    starts[j + 1] = end;
  }
  return new SparseMatrix(n, m, starts, indices, values);
}
