// Z = W A + b of a single column: W is read once, in order of k, and never packed.
//
// Eight (then four) vectors of rows keep their sums in registers while k runs over a chunk: the same sum for every
// element as in a tile.
import { sums } from '../scratch';
import { partEnd, partStart } from '../threads';
import { madd } from '../vector';
import { finishForward } from './finish';
import { CHUNK, vectorsOf } from './shape';
import { tile } from './tile';

/** A block of rows of one thread. */
const BLOCK: i32 = 8;

/** z = W a + b, then g(z) in place: W is rows×inner. */
export function column<T>(
  W: usize,
  ldW: i32,
  b: usize,
  rows: i32,
  inner: i32,
  a: usize,
  z: usize,
  activation: i32,
): void {
  const vectors = vectorsOf<T>(rows);
  const wStep = <usize>ldW * sizeof<T>();
  const blocks = (vectors + BLOCK - 1) / BLOCK;
  const end = min(partEnd(blocks) * BLOCK, vectors);
  for (let vector = partStart(blocks) * BLOCK; vector < end; ) {
    const offset = <usize>vector * 16;
    const left = end - vector;
    const width = left >= 8 ? 8 : left >= 4 ? 4 : left;
    const zv = z + offset;
    for (let k = 0; k < inner; k += CHUNK) {
      const w = W + offset + <usize>k * wStep;
      const ak = a + <usize>k * sizeof<T>();
      const depth = min(inner - k, CHUNK);
      if (width == 8) column8<T>(w, wStep, ak, depth, sums());
      else if (width == 4) column4<T>(w, wStep, ak, depth, sums());
      else tile<T>(width, w, wStep, ak, 0, 1, depth, sums());
      finishForward<T>(k + depth == inner ? activation : 0, sums(), width, k == 0 ? b + offset : zv, 0, zv, 0, 1);
    }
    vector += width;
  }
}

function column8<T>(w: usize, wStep: usize, a: usize, depth: i32, sums: usize): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let s4 = i32x4.splat(0);
  let s5 = i32x4.splat(0);
  let s6 = i32x4.splat(0);
  let s7 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const b = v128.load_splat<T>(a);
    s0 = madd<T>(v128.load(w), b, s0);
    s1 = madd<T>(v128.load(w, 16), b, s1);
    s2 = madd<T>(v128.load(w, 32), b, s2);
    s3 = madd<T>(v128.load(w, 48), b, s3);
    s4 = madd<T>(v128.load(w, 64), b, s4);
    s5 = madd<T>(v128.load(w, 80), b, s5);
    s6 = madd<T>(v128.load(w, 96), b, s6);
    s7 = madd<T>(v128.load(w, 112), b, s7);
    w += wStep;
    a += sizeof<T>();
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, s4, 64);
  v128.store(sums, s5, 80);
  v128.store(sums, s6, 96);
  v128.store(sums, s7, 112);
}

function column4<T>(w: usize, wStep: usize, a: usize, depth: i32, sums: usize): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  for (; depth > 0; depth--) {
    const b = v128.load_splat<T>(a);
    s0 = madd<T>(v128.load(w), b, s0);
    s1 = madd<T>(v128.load(w, 16), b, s1);
    s2 = madd<T>(v128.load(w, 32), b, s2);
    s3 = madd<T>(v128.load(w, 48), b, s3);
    w += wStep;
    a += sizeof<T>();
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
}
