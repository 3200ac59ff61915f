// Z = W A + b of a single column: W is read once, in order of k, and never packed.
//
// Few rows keep their sums in registers while k runs over a chunk. With many rows that would walk W in strides: there
// four columns of W at a time, as they lie, are added to sums in the first cache. Every element is the same
// sequential sum as in a tile.
import { scratch, sums } from '../scratch';
import { partEnd, partStart } from '../threads';
import { madd } from '../vector';
import { finishForward } from './finish';
import { CHUNK, vectorsOf } from './shape';
import { tile } from './tile';

/** Vectors of rows whose sums fit into registers. */
const FEW: i32 = 8;
/** Vectors of rows of one thread, whose sums take 2 KB. */
const BLOCK: i32 = 128;
/** Vectors that threads share out: two lines of the cache. */
const SHARE: i32 = 8;

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
  const shares = (vectors + SHARE - 1) / SHARE;
  const end = min(partEnd(shares) * SHARE, vectors);
  for (let vector = partStart(shares) * SHARE; vector < end; ) {
    const offset = <usize>vector * 16;
    const left = end - vector;
    const width = left > FEW ? min(left, BLOCK) : left >= 8 ? 8 : left >= 4 ? 4 : left;
    const target = left > FEW ? scratch() : sums();
    const zv = z + offset;
    for (let k = 0; k < inner; k += CHUNK) {
      const w = W + offset + <usize>k * wStep;
      const ak = a + <usize>k * sizeof<T>();
      const depth = min(inner - k, CHUNK);
      if (left > FEW) addColumns<T>(w, wStep, ak, depth, target, width);
      else if (width == 8) column8<T>(w, wStep, ak, depth, target);
      else if (width == 4) column4<T>(w, wStep, ak, depth, target);
      else tile<T>(width, w, wStep, ak, 0, 1, depth, target);
      finishForward<T>(k + depth == inner ? activation : 0, target, width, k == 0 ? b + offset : zv, 0, zv, 0, 1);
    }
    vector += width;
  }
}

/** sums = Σₖ w[k] a[k] over `vectors` vectors of rows. */
function addColumns<T>(w: usize, wStep: usize, a: usize, depth: i32, sums: usize, vectors: i32): void {
  memory.fill(sums, 0, <usize>vectors * 16);
  for (; depth >= 4; depth -= 4) {
    add4<T>(w, wStep, a, sums, vectors);
    w += 4 * wStep;
    a += 4 * sizeof<T>();
  }
  for (; depth > 0; depth--) {
    add1<T>(w, a, sums, vectors);
    w += wStep;
    a += sizeof<T>();
  }
}

function add4<T>(w: usize, wStep: usize, a: usize, sums: usize, vectors: i32): void {
  const b0 = v128.load_splat<T>(a);
  const b1 = v128.load_splat<T>(a, sizeof<T>());
  const b2 = v128.load_splat<T>(a, 2 * sizeof<T>());
  const b3 = v128.load_splat<T>(a, 3 * sizeof<T>());
  let w0 = w;
  let w1 = w0 + wStep;
  let w2 = w1 + wStep;
  let w3 = w2 + wStep;
  do {
    let s = v128.load(sums);
    s = madd<T>(v128.load(w0), b0, s);
    s = madd<T>(v128.load(w1), b1, s);
    s = madd<T>(v128.load(w2), b2, s);
    s = madd<T>(v128.load(w3), b3, s);
    v128.store(sums, s);
    w0 += 16;
    w1 += 16;
    w2 += 16;
    w3 += 16;
    sums += 16;
  } while (--vectors > 0);
}

function add1<T>(w: usize, a: usize, sums: usize, vectors: i32): void {
  const b = v128.load_splat<T>(a);
  do {
    v128.store(sums, madd<T>(v128.load(w), b, v128.load(sums)));
    w += 16;
    sums += 16;
  } while (--vectors > 0);
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
