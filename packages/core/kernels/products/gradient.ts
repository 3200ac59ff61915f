// dW = scale · dZ Aᵀ and db = scale · Σ dZ, sums over the columns.
import { at } from '../elementwise/parts';
import { partEnd, partStart } from '../threads';
import { outerProducts } from './gradient-w';
import { sumOfColumns, weightedColumns } from './one-unit';
import { FEW_VECTORS, MANY_INPUTS, outerProductsInPlace } from './gradient-few';
import { vectorsOf } from './shape';

/**
 * dW = (first ? 0 : dW) + scale · dZ Aᵀ. dZ is rows×columns, A inner×columns, dW rows×inner.
 */
export function gradientW<T>(
  dZ: usize,
  ldZ: i32,
  rows: i32,
  A: usize,
  ldA: i32,
  inner: i32,
  dW: usize,
  ldW: i32,
  columns: i32,
  scale: T,
  first: bool,
): void {
  if (rows == 1) weightedColumns<T>(dZ, A, ldA, inner, dW, columns, scale, first);
  else if (vectorsOf<T>(rows) <= FEW_VECTORS && inner >= MANY_INPUTS) {
    outerProductsInPlace<T>(dZ, ldZ, rows, A, ldA, inner, dW, ldW, columns, scale, first);
  } else outerProducts<T>(dZ, ldZ, rows, A, ldA, inner, dW, ldW, columns, scale, first);
}

/** db = (first ? 0 : db) + scale · Σ of the columns of dZ. */
export function gradientB<T>(
  dZ: usize,
  ldZ: i32,
  rows: i32,
  db: usize,
  columns: i32,
  scale: T,
  first: bool,
): void {
  if (rows == 1) {
    if (partStart(1) == partEnd(1)) return;
    const sum = scale * sumOfColumns<T>(dZ, columns);
    store<T>(db, first ? sum : load<T>(db) + sum);
    return;
  }
  const vectors = vectorsOf<T>(rows);
  const factor = v128.splat<T>(scale);
  const step = <usize>ldZ * sizeof<T>();
  for (let i = partStart(vectors), end = partEnd(vectors); i < end; i++) {
    const offset = <usize>i * 16;
    let s0 = i32x4.splat(0);
    let s1 = i32x4.splat(0);
    let d = dZ + offset;
    for (let j = columns >> 1; j > 0; j--) {
      s0 = v128.add<T>(s0, v128.load(d));
      s1 = v128.add<T>(s1, v128.load(d + step));
      d += 2 * step;
    }
    if (columns & 1) s0 = v128.add<T>(s0, v128.load(d));
    const sum = v128.mul<T>(factor, v128.add<T>(s0, s1));
    v128.store(db + offset, first ? sum : v128.add<T>(v128.load(db + offset), sum));
  }
}
