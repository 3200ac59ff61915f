// z = wᵀ A + b for one output unit: a dot product of w with every column.
//
// Vectors run along the terms. Two running vectors a column add up alternate vectors of terms, so that four columns
// keep eight sums going and read w once; a column by itself is summed in the same order.
import { activatedApart } from '../elementwise/activation';
import { storeSome } from '../elementwise/parts';
import { lanes, madd } from '../vector';

/**
 * z[j] = wᵀ a[j] + b for `valid` (1 to 4) columns, neighbors in z, as a vector (two in f64) that `storeSome` writes.
 * Nothing beyond the terms is read.
 */
export function dots4<T>(
  w: usize,
  a: usize,
  aStep: usize,
  terms: i32,
  bias: T,
  activation: i32,
  z: usize,
  valid: i32,
): void {
  let a0 = a;
  let a1 = valid > 1 ? a0 + aStep : a0;
  let a2 = valid > 2 ? a1 + aStep : a1;
  let a3 = valid > 3 ? a2 + aStep : a2;
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let t0 = i32x4.splat(0);
  let t1 = i32x4.splat(0);
  let t2 = i32x4.splat(0);
  let t3 = i32x4.splat(0);
  let left = terms;
  for (; left >= 2 * lanes<T>(); left -= 2 * lanes<T>()) {
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    s0 = madd<T>(w0, v128.load(a0), s0);
    s1 = madd<T>(w0, v128.load(a1), s1);
    s2 = madd<T>(w0, v128.load(a2), s2);
    s3 = madd<T>(w0, v128.load(a3), s3);
    t0 = madd<T>(w1, v128.load(a0, 16), t0);
    t1 = madd<T>(w1, v128.load(a1, 16), t1);
    t2 = madd<T>(w1, v128.load(a2, 16), t2);
    t3 = madd<T>(w1, v128.load(a3, 16), t3);
    w += 32;
    a0 += 32;
    a1 += 32;
    a2 += 32;
    a3 += 32;
  }
  if (left >= lanes<T>()) {
    const w0 = v128.load(w);
    s0 = madd<T>(w0, v128.load(a0), s0);
    s1 = madd<T>(w0, v128.load(a1), s1);
    s2 = madd<T>(w0, v128.load(a2), s2);
    s3 = madd<T>(w0, v128.load(a3), s3);
    w += 16;
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
    left -= lanes<T>();
  }
  for (; left > 0; left--) {
    const w0 = v128.load_zero<T>(w);
    t0 = madd<T>(w0, v128.load_zero<T>(a0), t0);
    t1 = madd<T>(w0, v128.load_zero<T>(a1), t1);
    t2 = madd<T>(w0, v128.load_zero<T>(a2), t2);
    t3 = madd<T>(w0, v128.load_zero<T>(a3), t3);
    w += sizeof<T>();
    a0 += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
    a3 += sizeof<T>();
  }
  const b = v128.splat<T>(bias);
  const sum01 = pairs<T>(v128.add<T>(s0, t0), v128.add<T>(s1, t1));
  const sum23 = pairs<T>(v128.add<T>(s2, t2), v128.add<T>(s3, t3));
  if (sizeof<T>() == 8) {
    storeSome<T>(z, activatedApart<T>(activation, v128.add<T>(sum01, b)), valid);
    storeSome<T>(z + 16, activatedApart<T>(activation, v128.add<T>(sum23, b)), valid - 2);
  } else {
    const sums = v128.add<T>(v128.shuffle<f64>(sum01, sum23, 0, 2), v128.shuffle<f64>(sum01, sum23, 1, 3));
    storeSome<T>(z, activatedApart<T>(activation, v128.add<T>(sums, b)), valid);
  }
}

/** Sums of the even and of the odd lanes' halves: [a, b] in f64, [a, b, a, b] in f32 with two terms left to add. */
// @ts-ignore: decorator
@inline
function pairs<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 8) return v128.add<T>(v128.shuffle<T>(a, b, 0, 2), v128.shuffle<T>(a, b, 1, 3));
  return v128.add<T>(v128.shuffle<T>(a, b, 0, 4, 1, 5), v128.shuffle<T>(a, b, 2, 6, 3, 7));
}
