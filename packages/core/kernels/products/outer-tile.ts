// The innermost loops of dW = scale · dZ Aᵀ, a sum over columns: each turn takes one column j and loads the vectors
// of dZ there and broadcasts a few neighboring rows of A, so that a tile is a few vectors of rows of dW × a few of
// its columns. One turn a loop: V8 spills registers when the loop is unrolled.
import { madd } from '../vector';
import { COLUMNS } from './shape';

/**
 * dw[0 … valid) = (first ? 0 : dw) + scale · Σⱼ d[j] a[j] for `vectors` (1 to 3) vectors of rows and `valid` (1 to
 * COLUMNS) columns of dW. Steps are bytes: `dStep` and `aStep` from j to j + 1, `dwStep` from a column of dW to the
 * next. COLUMNS rows of A are read whatever `valid` is.
 */
export function outerTile<T>(
  vectors: i32,
  d: usize,
  dStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  dw: usize,
  dwStep: usize,
  scale: T,
  first: bool,
  valid: i32,
): void {
  if (vectors == 2) {
    outer2<T>(d, dStep, a, aStep, depth, dw, dwStep, scale, first, valid);
  } else if (vectors == 3) {
    outer3<T>(d, dStep, a, aStep, depth, dw, dwStep, scale, first, min(valid, 3));
    if (valid > 3) {
      outer3<T>(d, dStep, a + 3 * sizeof<T>(), aStep, depth, dw + 3 * dwStep, dwStep, scale, first, valid - 3);
    }
  } else {
    outer1<T>(d, dStep, a, aStep, depth, dw, dwStep, scale, first, valid);
  }
}

/** 2 vectors × COLUMNS. */
function outer2<T>(
  d: usize,
  dStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  dw: usize,
  dwStep: usize,
  scale: T,
  first: bool,
  valid: i32,
): void {
  let s00 = i32x4.splat(0);
  let s10 = i32x4.splat(0);
  let s01 = i32x4.splat(0);
  let s11 = i32x4.splat(0);
  let s02 = i32x4.splat(0);
  let s12 = i32x4.splat(0);
  let s03 = i32x4.splat(0);
  let s13 = i32x4.splat(0);
  let s04 = i32x4.splat(0);
  let s14 = i32x4.splat(0);
  let s05 = i32x4.splat(0);
  let s15 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const b0 = v128.load_splat<T>(a);
    s00 = madd<T>(d0, b0, s00);
    s10 = madd<T>(d1, b0, s10);
    const b1 = v128.load_splat<T>(a, sizeof<T>());
    s01 = madd<T>(d0, b1, s01);
    s11 = madd<T>(d1, b1, s11);
    const b2 = v128.load_splat<T>(a, 2 * sizeof<T>());
    s02 = madd<T>(d0, b2, s02);
    s12 = madd<T>(d1, b2, s12);
    const b3 = v128.load_splat<T>(a, 3 * sizeof<T>());
    s03 = madd<T>(d0, b3, s03);
    s13 = madd<T>(d1, b3, s13);
    const b4 = v128.load_splat<T>(a, 4 * sizeof<T>());
    s04 = madd<T>(d0, b4, s04);
    s14 = madd<T>(d1, b4, s14);
    if (COLUMNS > 5) {
      const b5 = v128.load_splat<T>(a, 5 * sizeof<T>());
      s05 = madd<T>(d0, b5, s05);
      s15 = madd<T>(d1, b5, s15);
    }
    d += dStep;
    a += aStep;
  }
  const factor = v128.splat<T>(scale);
  add2<T>(dw, factor, first, s00, s10);
  if (valid == 1) return;
  add2<T>((dw += dwStep), factor, first, s01, s11);
  if (valid == 2) return;
  add2<T>((dw += dwStep), factor, first, s02, s12);
  if (valid == 3) return;
  add2<T>((dw += dwStep), factor, first, s03, s13);
  if (valid == 4) return;
  add2<T>((dw += dwStep), factor, first, s04, s14);
  if (valid == 5) return;
  add2<T>(dw + dwStep, factor, first, s05, s15);
}

/** 3 vectors × 3 columns. */
function outer3<T>(
  d: usize,
  dStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  dw: usize,
  dwStep: usize,
  scale: T,
  first: bool,
  valid: i32,
): void {
  let s00 = i32x4.splat(0);
  let s10 = i32x4.splat(0);
  let s20 = i32x4.splat(0);
  let s01 = i32x4.splat(0);
  let s11 = i32x4.splat(0);
  let s21 = i32x4.splat(0);
  let s02 = i32x4.splat(0);
  let s12 = i32x4.splat(0);
  let s22 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const d2 = v128.load(d, 32);
    const b0 = v128.load_splat<T>(a);
    s00 = madd<T>(d0, b0, s00);
    s10 = madd<T>(d1, b0, s10);
    s20 = madd<T>(d2, b0, s20);
    const b1 = v128.load_splat<T>(a, sizeof<T>());
    s01 = madd<T>(d0, b1, s01);
    s11 = madd<T>(d1, b1, s11);
    s21 = madd<T>(d2, b1, s21);
    const b2 = v128.load_splat<T>(a, 2 * sizeof<T>());
    s02 = madd<T>(d0, b2, s02);
    s12 = madd<T>(d1, b2, s12);
    s22 = madd<T>(d2, b2, s22);
    d += dStep;
    a += aStep;
  }
  const factor = v128.splat<T>(scale);
  add2<T>(dw, factor, first, s00, s10);
  add1<T>(dw + 32, factor, first, s20);
  if (valid == 1) return;
  add2<T>((dw += dwStep), factor, first, s01, s11);
  add1<T>(dw + 32, factor, first, s21);
  if (valid == 2) return;
  add2<T>((dw += dwStep), factor, first, s02, s12);
  add1<T>(dw + 32, factor, first, s22);
}

/** 1 vector × COLUMNS: a layer of at most four units (two in f64). */
function outer1<T>(
  d: usize,
  dStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  dw: usize,
  dwStep: usize,
  scale: T,
  first: bool,
  valid: i32,
): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let s4 = i32x4.splat(0);
  let s5 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const d0 = v128.load(d);
    s0 = madd<T>(d0, v128.load_splat<T>(a), s0);
    s1 = madd<T>(d0, v128.load_splat<T>(a, sizeof<T>()), s1);
    s2 = madd<T>(d0, v128.load_splat<T>(a, 2 * sizeof<T>()), s2);
    s3 = madd<T>(d0, v128.load_splat<T>(a, 3 * sizeof<T>()), s3);
    s4 = madd<T>(d0, v128.load_splat<T>(a, 4 * sizeof<T>()), s4);
    if (COLUMNS > 5) s5 = madd<T>(d0, v128.load_splat<T>(a, 5 * sizeof<T>()), s5);
    d += dStep;
    a += aStep;
  }
  const factor = v128.splat<T>(scale);
  add1<T>(dw, factor, first, s0);
  if (valid == 1) return;
  add1<T>((dw += dwStep), factor, first, s1);
  if (valid == 2) return;
  add1<T>((dw += dwStep), factor, first, s2);
  if (valid == 3) return;
  add1<T>((dw += dwStep), factor, first, s3);
  if (valid == 4) return;
  add1<T>((dw += dwStep), factor, first, s4);
  if (valid == 5) return;
  add1<T>(dw + dwStep, factor, first, s5);
}

// @ts-ignore: decorator
@inline
function add1<T>(dw: usize, factor: v128, first: bool, sum: v128): void {
  const product = v128.mul<T>(factor, sum);
  v128.store(dw, first ? product : v128.add<T>(v128.load(dw), product));
}

// @ts-ignore: decorator
@inline
function add2<T>(dw: usize, factor: v128, first: bool, sum0: v128, sum1: v128): void {
  add1<T>(dw, factor, first, sum0);
  add1<T>(dw + 16, factor, first, sum1);
}
