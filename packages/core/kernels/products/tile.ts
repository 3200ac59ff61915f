// The innermost loops of Z = W A (and of Wᵀ dZ, with W transposed while it is packed).
//
// A tile is a few vectors of rows × a few columns of the result. Its sums stay in registers while k runs over a
// chunk: each turn loads the vectors of W at k (neighbors, `wStep` apart from turn to turn) and broadcasts one
// number of each column of A, which is read as it lies, k after k.
//
// Written for how V8 gives out its 15 vector registers: one turn a loop (unrolled, sums are spilled), nothing after
// the loop but stores (an addition there, too, makes it spill inside), and addresses that are sums (they then need
// no widening). So the sums go to a small buffer, and what becomes of them is the next function's matter.
//
// At the edge the addresses of missing columns are those of the last valid one: the same loop runs.
import { madd } from '../vector';
import { COLUMNS } from './shape';

/**
 * sums = Σₖ w[k] a[k] for `vectors` (1 to 3) vectors of rows × COLUMNS columns, of which `valid` (1 to COLUMNS)
 * exist; column after column. Steps are bytes: `wStep` from k to k + 1, `aStep` from a column to the next.
 */
export function tile<T>(
  vectors: i32,
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  valid: i32,
  depth: i32,
  sums: usize,
): void {
  if (vectors == 2) {
    tile2<T>(w, wStep, a, aStep, valid, depth, sums);
  } else if (vectors == 3) {
    tile3<T>(w, wStep, a, aStep, min(valid, 3), depth, sums);
    if (valid > 3) tile3<T>(w, wStep, a + 3 * aStep, aStep, valid - 3, depth, sums + 9 * 16);
  } else {
    tile1<T>(w, wStep, a, aStep, valid, depth, sums);
  }
}

/** 2 vectors × COLUMNS. */
function tile2<T>(
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  valid: i32,
  depth: i32,
  sums: usize,
): void {
  const o1 = valid > 1 ? aStep : 0;
  const o2 = valid > 2 ? o1 + aStep : o1;
  const o3 = valid > 3 ? o2 + aStep : o2;
  const o4 = valid > 4 ? o3 + aStep : o3;
  const o5 = valid > 5 ? o4 + aStep : o4;
  let a0 = a;
  let a1 = a + o1;
  let a2 = a + o2;
  let a3 = a + o3;
  let a4 = a + o4;
  let a5 = a + o5;
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
function tile3<T>(
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  valid: i32,
  depth: i32,
  sums: usize,
): void {
  const o1 = valid > 1 ? aStep : 0;
  const o2 = valid > 2 ? o1 + aStep : o1;
  let a0 = a;
  let a1 = a + o1;
  let a2 = a + o2;
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
function tile1<T>(
  w: usize,
  wStep: usize,
  a: usize,
  aStep: usize,
  valid: i32,
  depth: i32,
  sums: usize,
): void {
  const o1 = valid > 1 ? aStep : 0;
  const o2 = valid > 2 ? o1 + aStep : o1;
  const o3 = valid > 3 ? o2 + aStep : o2;
  const o4 = valid > 4 ? o3 + aStep : o3;
  const o5 = valid > 5 ? o4 + aStep : o4;
  let a0 = a;
  let a1 = a + o1;
  let a2 = a + o2;
  let a3 = a + o3;
  let a4 = a + o4;
  let a5 = a + o5;
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let s4 = i32x4.splat(0);
  let s5 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const w0 = v128.load(w);
    const b0 = v128.load_splat<T>(a0);
    s0 = madd<T>(w0, b0, s0);
    const b1 = v128.load_splat<T>(a1);
    s1 = madd<T>(w0, b1, s1);
    const b2 = v128.load_splat<T>(a2);
    s2 = madd<T>(w0, b2, s2);
    const b3 = v128.load_splat<T>(a3);
    s3 = madd<T>(w0, b3, s3);
    const b4 = v128.load_splat<T>(a4);
    s4 = madd<T>(w0, b4, s4);
    if (COLUMNS > 5) {
      const b5 = v128.load_splat<T>(a5);
      s5 = madd<T>(w0, b5, s5);
    }
    w += wStep;
    a0 += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
    a3 += sizeof<T>();
    a4 += sizeof<T>();
    a5 += sizeof<T>();
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, s4, 64);
  if (COLUMNS > 5) v128.store(sums, s5, 80);
}
