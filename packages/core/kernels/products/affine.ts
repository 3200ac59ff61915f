// Z = W A + b, then A′ = g(Z): the path depends on the shape of W alone, so that a column's bits are the same by
// itself and in any batch.
import { partEnd, partStart } from '../threads';
import { column } from './column';
import { dots4 } from './dot';
import { multiply } from './multiply';

/**
 * Z = W A + b, then A′ = g(Z) in place of Z. W is rows×inner, A inner×columns, b rows×1, Z rows×columns;
 * activation 0 is none.
 */
export function affine<T>(
  W: usize,
  ldW: i32,
  b: usize,
  rows: i32,
  inner: i32,
  A: usize,
  ldA: i32,
  Z: usize,
  ldZ: i32,
  columns: i32,
  activation: i32,
): void {
  if (rows == 1) oneUnit<T>(W, b, inner, A, ldA, Z, columns, activation);
  else if (columns == 1) column<T>(W, ldW, b, rows, inner, A, Z, activation);
  else multiply<T>(W, ldW, b, rows, inner, A, ldA, Z, ldZ, columns, activation);
}

/** z = wᵀ A + b: dot products, four columns at a time. */
function oneUnit<T>(
  w: usize,
  b: usize,
  inner: i32,
  A: usize,
  ldA: i32,
  Z: usize,
  columns: i32,
  activation: i32,
): void {
  const fours = (columns + 3) >> 2;
  const end = partEnd(fours) * 4;
  const aStep = <usize>ldA * sizeof<T>();
  const bias = load<T>(b);
  for (let j = partStart(fours) * 4; j < end; j += 4) {
    const z = Z + <usize>j * sizeof<T>();
    dots4<T>(w, A + <usize>j * aStep, aStep, inner, bias, activation, z, min(columns - j, 4));
  }
}
