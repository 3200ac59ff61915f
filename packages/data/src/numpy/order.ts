import type { MatrixData } from '@colonnade/core';

/** Numbers in Fortran's order (first axis fastest) put in row-major order. */
export function rowMajor<T extends MatrixData | BigInt64Array | BigUint64Array>(
  values: T,
  shape: readonly number[],
): T {
  if (shape.length < 2) return values;
  const result = values.slice() as T;
  const indices = new Array<number>(shape.length).fill(0);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  let from = 0;
  for (let to = 0; to < values.length; to++) {
    result[to] = values[from];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis];
      if (++indices[axis] < shape[axis]) break;
      from -= shape[axis] * strides[axis];
      indices[axis] = 0;
    }
  }
  return result;
}
