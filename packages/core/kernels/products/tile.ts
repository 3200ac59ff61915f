// The innermost loops of Z = W A (and of Wᵀ dZ, with W transposed while it is packed).
//
// A tile is a few vectors of rows × a few columns of the result. Its sums stay in registers while k runs over a
// chunk: each turn loads the vectors of W at k (neighbors, or `wStep` apart) and broadcasts one number of each
// column of A, which is read as it lies, k after k. One turn a loop: V8 spills registers when the loop is unrolled.
//
// At the edge of the columns the pointers of the missing ones stand on the last valid one: the same loop runs, and
// only the valid columns are stored. Every element is base + one sum over k in order, whatever its tile.
import { madd } from '../vector';
import { COLUMNS } from './shape';

/**
 * z[0 … valid) = base + Σₖ w[k] a[k] for `vectors` (1 to 3) vectors of rows and `valid` (1 to COLUMNS) columns.
 * Steps are bytes: `wStep` from k to k + 1, the others from a column to the next.
 */
export function tile<T>(
  vectors: i32,
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  base: usize,
  baseStep: usize,
  z: usize,
  zStep: usize,
  valid: i32,
): void {
  if (vectors == 2) {
    tile2<T>(w, wStep, a, aStep, depth, base, baseStep, z, zStep, valid);
  } else if (vectors == 3) {
    tile3<T>(w, wStep, a, aStep, depth, base, baseStep, z, zStep, min(valid, 3));
    if (valid > 3) {
      tile3<T>(w, wStep, a + 3 * aStep, aStep, depth, base + 3 * baseStep, baseStep, z + 3 * zStep, zStep, valid - 3);
    }
  } else {
    tile1<T>(w, wStep, a, aStep, depth, base, baseStep, z, zStep, valid);
  }
}

/** 2 vectors × COLUMNS. */
function tile2<T>(
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  base: usize,
  baseStep: usize,
  z: usize,
  zStep: usize,
  valid: i32,
): void {
  let a0 = a;
  let a1 = valid > 1 ? a0 + aStep : a0;
  let a2 = valid > 2 ? a1 + aStep : a1;
  let a3 = valid > 3 ? a2 + aStep : a2;
  let a4 = valid > 4 ? a3 + aStep : a3;
  let a5 = valid > 5 ? a4 + aStep : a4;
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
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    const b0 = v128.load_splat<T>(a0);
    s00 = madd<T>(w0, b0, s00);
    s10 = madd<T>(w1, b0, s10);
    const b1 = v128.load_splat<T>(a1);
    s01 = madd<T>(w0, b1, s01);
    s11 = madd<T>(w1, b1, s11);
    const b2 = v128.load_splat<T>(a2);
    s02 = madd<T>(w0, b2, s02);
    s12 = madd<T>(w1, b2, s12);
    const b3 = v128.load_splat<T>(a3);
    s03 = madd<T>(w0, b3, s03);
    s13 = madd<T>(w1, b3, s13);
    const b4 = v128.load_splat<T>(a4);
    s04 = madd<T>(w0, b4, s04);
    s14 = madd<T>(w1, b4, s14);
    if (COLUMNS > 5) {
      const b5 = v128.load_splat<T>(a5);
      s05 = madd<T>(w0, b5, s05);
      s15 = madd<T>(w1, b5, s15);
    }
    w += wStep;
    a0 += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
    a3 += sizeof<T>();
    a4 += sizeof<T>();
    a5 += sizeof<T>();
  }
  put2<T>(z, base, s00, s10);
  if (valid == 1) return;
  put2<T>((z += zStep), (base += baseStep), s01, s11);
  if (valid == 2) return;
  put2<T>((z += zStep), (base += baseStep), s02, s12);
  if (valid == 3) return;
  put2<T>((z += zStep), (base += baseStep), s03, s13);
  if (valid == 4) return;
  put2<T>((z += zStep), (base += baseStep), s04, s14);
  if (valid == 5) return;
  put2<T>(z + zStep, base + baseStep, s05, s15);
}

/** 3 vectors × 3 columns. */
function tile3<T>(
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  base: usize,
  baseStep: usize,
  z: usize,
  zStep: usize,
  valid: i32,
): void {
  let a0 = a;
  let a1 = valid > 1 ? a0 + aStep : a0;
  let a2 = valid > 2 ? a1 + aStep : a1;
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
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    const w2 = v128.load(w, 32);
    const b0 = v128.load_splat<T>(a0);
    s00 = madd<T>(w0, b0, s00);
    s10 = madd<T>(w1, b0, s10);
    s20 = madd<T>(w2, b0, s20);
    const b1 = v128.load_splat<T>(a1);
    s01 = madd<T>(w0, b1, s01);
    s11 = madd<T>(w1, b1, s11);
    s21 = madd<T>(w2, b1, s21);
    const b2 = v128.load_splat<T>(a2);
    s02 = madd<T>(w0, b2, s02);
    s12 = madd<T>(w1, b2, s12);
    s22 = madd<T>(w2, b2, s22);
    w += wStep;
    a0 += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
  }
  put2<T>(z, base, s00, s10);
  put1<T>(z + 32, base + 32, s20);
  if (valid == 1) return;
  put2<T>((z += zStep), (base += baseStep), s01, s11);
  put1<T>(z + 32, base + 32, s21);
  if (valid == 2) return;
  put2<T>((z += zStep), (base += baseStep), s02, s12);
  put1<T>(z + 32, base + 32, s22);
}

/** 1 vector × COLUMNS: a layer of at most four units (two in f64). */
function tile1<T>(
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  depth: i32,
  base: usize,
  baseStep: usize,
  z: usize,
  zStep: usize,
  valid: i32,
): void {
  let a0 = a;
  let a1 = valid > 1 ? a0 + aStep : a0;
  let a2 = valid > 2 ? a1 + aStep : a1;
  let a3 = valid > 3 ? a2 + aStep : a2;
  let a4 = valid > 4 ? a3 + aStep : a3;
  let a5 = valid > 5 ? a4 + aStep : a4;
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let s4 = i32x4.splat(0);
  let s5 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const w0 = v128.load(w);
    s0 = madd<T>(w0, v128.load_splat<T>(a0), s0);
    s1 = madd<T>(w0, v128.load_splat<T>(a1), s1);
    s2 = madd<T>(w0, v128.load_splat<T>(a2), s2);
    s3 = madd<T>(w0, v128.load_splat<T>(a3), s3);
    s4 = madd<T>(w0, v128.load_splat<T>(a4), s4);
    if (COLUMNS > 5) s5 = madd<T>(w0, v128.load_splat<T>(a5), s5);
    w += wStep;
    a0 += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
    a3 += sizeof<T>();
    a4 += sizeof<T>();
    a5 += sizeof<T>();
  }
  put1<T>(z, base, s0);
  if (valid == 1) return;
  put1<T>((z += zStep), (base += baseStep), s1);
  if (valid == 2) return;
  put1<T>((z += zStep), (base += baseStep), s2);
  if (valid == 3) return;
  put1<T>((z += zStep), (base += baseStep), s3);
  if (valid == 4) return;
  put1<T>((z += zStep), (base += baseStep), s4);
  if (valid == 5) return;
  put1<T>(z + zStep, base + baseStep, s5);
}

// @ts-ignore: decorator
@inline
function put1<T>(z: usize, base: usize, sum: v128): void {
  v128.store(z, v128.add<T>(v128.load(base), sum));
}

// @ts-ignore: decorator
@inline
function put2<T>(z: usize, base: usize, sum0: v128, sum1: v128): void {
  v128.store(z, v128.add<T>(v128.load(base), sum0));
  v128.store(z, v128.add<T>(v128.load(base, 16), sum1), 16);
}
