// Z = W A + b, then A′ = g(Z). A column's bits are the same by itself and in any batch: where paths differ in the number
// of columns, they form the same sums.
import { partEnd, partStart } from '../threads';
import { column } from './column';
import { dots4 } from './dot';
import { multiply } from './multiply';

/** So many columns are faster one by one than as a tile that is mostly empty. */
const FEW: i32 = 2;

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
  else if (columns > FEW) multiply<T>(W, ldW, b, rows, inner, A, ldA, Z, ldZ, columns, activation);
  else {
    for (let j = 0; j < columns; j++) {
      const a = A + <usize>j * <usize>ldA * sizeof<T>();
      const z = Z + <usize>j * <usize>ldZ * sizeof<T>();
      column<T>(W, ldW, b, rows, inner, a, z, activation);
    }
  }
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
