// The innermost loops of dW = scale · dZ Aᵀ, a sum over columns: each turn takes one column j, loads the vectors of
// dZ there and broadcasts a few neighboring rows of A, so that a tile is a few vectors of rows of dW × a few of its
// columns. Loops and stores have the form that tile.ts explains.
import { madd } from '../vector';
import { COLUMNS } from './shape';

/**
 * sums = Σⱼ d[j] a[j] for `vectors` (1 to 3) vectors of rows × COLUMNS columns of dW, column after column. Steps are
 * bytes from j to j + 1. COLUMNS rows of A are read.
 */
export function outerTile<T>(
  vectors: i32,
  d: usize,
  dStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  sums: usize,
): void {
  if (vectors == 2) {
    outer2<T>(d, dStep, a, aStep, depth, sums);
  } else if (vectors == 3) {
    outer3<T>(d, dStep, a, aStep, depth, sums);
    outer3<T>(d, dStep, a + 3 * sizeof<T>(), aStep, depth, sums + 9 * 16);
  } else {
    outer1<T>(d, dStep, a, aStep, depth, sums);
  }
}

/** 2 vectors × COLUMNS. */
function outer2<T>(d: usize, dStep: usize, a: usize, aStep: usize, depth: i32, sums: usize): void {
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
  v128.store(sums, s00);
  v128.store(sums, s10, 16);
  v128.store(sums, s01, 32);
  v128.store(sums, s11, 48);
  v128.store(sums, s02, 64);
  v128.store(sums, s12, 80);
  v128.store(sums, s03, 96);
  v128.store(sums, s13, 112);
  v128.store(sums, s04, 128);
  v128.store(sums, s14, 144);
  if (COLUMNS > 5) v128.store(sums, s05, 160);
  if (COLUMNS > 5) v128.store(sums, s15, 176);
}

/** 3 vectors × 3 columns. */
function outer3<T>(d: usize, dStep: usize, a: usize, aStep: usize, depth: i32, sums: usize): void {
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
  v128.store(sums, s00);
  v128.store(sums, s10, 16);
  v128.store(sums, s20, 32);
  v128.store(sums, s01, 48);
  v128.store(sums, s11, 64);
  v128.store(sums, s21, 80);
  v128.store(sums, s02, 96);
  v128.store(sums, s12, 112);
  v128.store(sums, s22, 128);
}

/** 1 vector × COLUMNS: a layer of at most four units in f32. */
function outer1<T>(d: usize, dStep: usize, a: usize, aStep: usize, depth: i32, sums: usize): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let s4 = i32x4.splat(0);
  let s5 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const d0 = v128.load(d);
    const b0 = v128.load_splat<T>(a);
    s0 = madd<T>(d0, b0, s0);
    const b1 = v128.load_splat<T>(a, sizeof<T>());
    s1 = madd<T>(d0, b1, s1);
    const b2 = v128.load_splat<T>(a, 2 * sizeof<T>());
    s2 = madd<T>(d0, b2, s2);
    const b3 = v128.load_splat<T>(a, 3 * sizeof<T>());
    s3 = madd<T>(d0, b3, s3);
    const b4 = v128.load_splat<T>(a, 4 * sizeof<T>());
    s4 = madd<T>(d0, b4, s4);
    if (COLUMNS > 5) {
      const b5 = v128.load_splat<T>(a, 5 * sizeof<T>());
      s5 = madd<T>(d0, b5, s5);
    }
    d += dStep;
    a += aStep;
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, s4, 64);
  if (COLUMNS > 5) v128.store(sums, s5, 80);
}
