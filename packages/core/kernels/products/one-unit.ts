// Sums over the columns for an output of one unit, whose dZ is a row of neighbors.
import { at, storeSome } from '../elementwise/parts';
import { partEnd, partStart } from '../threads';
import { lanes, madd } from '../vector';

/** Vectors of dW that are summed together. */
const BLOCK: i32 = 8;

/**
 * dW = (first ? 0 : dW) + scale · Σⱼ dz[j] A[:, j]: vectors run along the rows of A, eight of them (two lines of
 * the cache) stay in registers while the columns go by.
 */
export function weightedColumns<T>(
  dz: usize,
  A: usize,
  ldA: i32,
  inner: i32,
  dW: usize,
  columns: i32,
  scale: T,
  first: bool,
): void {
  const size = BLOCK * lanes<T>();
  const blocks = (inner + size - 1) / size;
  const end = min(partEnd(blocks) * size, inner);
  const aStep = <usize>ldA * sizeof<T>();
  const factor = v128.splat<T>(scale);
  for (let i = partStart(blocks) * size; i < end; ) {
    if (end - i >= size) {
      sum8<T>(dz, at<T>(A, i), aStep, columns, factor, at<T>(dW, i), first);
      i += size;
    } else if (end - i >= size / 2) {
      sum4<T>(dz, at<T>(A, i), aStep, columns, factor, at<T>(dW, i), first);
      i += size / 2;
    } else {
      sum1<T>(dz, at<T>(A, i), aStep, columns, factor, at<T>(dW, i), first, end - i);
      i += lanes<T>();
    }
  }
}

function sum8<T>(dz: usize, a: usize, aStep: usize, columns: i32, factor: v128, dw: usize, first: bool): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let s4 = i32x4.splat(0);
  let s5 = i32x4.splat(0);
  let s6 = i32x4.splat(0);
  let s7 = i32x4.splat(0);
  for (; columns > 0; columns--) {
    const d = v128.load_splat<T>(dz);
    s0 = madd<T>(v128.load(a), d, s0);
    s1 = madd<T>(v128.load(a, 16), d, s1);
    s2 = madd<T>(v128.load(a, 32), d, s2);
    s3 = madd<T>(v128.load(a, 48), d, s3);
    s4 = madd<T>(v128.load(a, 64), d, s4);
    s5 = madd<T>(v128.load(a, 80), d, s5);
    s6 = madd<T>(v128.load(a, 96), d, s6);
    s7 = madd<T>(v128.load(a, 112), d, s7);
    a += aStep;
    dz += sizeof<T>();
  }
  add<T>(dw, factor, s0, first);
  add<T>(dw + 16, factor, s1, first);
  add<T>(dw + 32, factor, s2, first);
  add<T>(dw + 48, factor, s3, first);
  add<T>(dw + 64, factor, s4, first);
  add<T>(dw + 80, factor, s5, first);
  add<T>(dw + 96, factor, s6, first);
  add<T>(dw + 112, factor, s7, first);
}

/** Half as many: a sum alone waits for itself in every turn. */
function sum4<T>(dz: usize, a: usize, aStep: usize, columns: i32, factor: v128, dw: usize, first: bool): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  for (; columns > 0; columns--) {
    const d = v128.load_splat<T>(dz);
    s0 = madd<T>(v128.load(a), d, s0);
    s1 = madd<T>(v128.load(a, 16), d, s1);
    s2 = madd<T>(v128.load(a, 32), d, s2);
    s3 = madd<T>(v128.load(a, 48), d, s3);
    a += aStep;
    dz += sizeof<T>();
  }
  add<T>(dw, factor, s0, first);
  add<T>(dw + 16, factor, s1, first);
  add<T>(dw + 32, factor, s2, first);
  add<T>(dw + 48, factor, s3, first);
}

/** One vector, of which `left` lanes are rows of A. */
function sum1<T>(
  dz: usize,
  a: usize,
  aStep: usize,
  columns: i32,
  factor: v128,
  dw: usize,
  first: bool,
  left: i32,
): void {
  let sum = i32x4.splat(0);
  for (; columns > 0; columns--) {
    sum = madd<T>(v128.load(a), v128.load_splat<T>(dz), sum);
    a += aStep;
    dz += sizeof<T>();
  }
  const product = v128.mul<T>(factor, sum);
  storeSome<T>(dw, first ? product : v128.add<T>(v128.load(dw), product), left);
}

// @ts-ignore: decorator
@inline
function add<T>(dw: usize, factor: v128, sum: v128, first: bool): void {
  const product = v128.mul<T>(factor, sum);
  v128.store(dw, first ? product : v128.add<T>(v128.load(dw), product));
}

/** The sum of a row of `columns` neighbors. */
export function sumOfColumns<T>(dz: usize, columns: i32): T {
  let sums = i32x4.splat(0);
  let j = 0;
  for (; j <= columns - lanes<T>(); j += lanes<T>()) sums = v128.add<T>(sums, v128.load(at<T>(dz, j)));
  let sum = v128.extract_lane<T>(sums, 0) + v128.extract_lane<T>(sums, 1);
  if (sizeof<T>() == 4) sum = sum + (v128.extract_lane<T>(sums, 2) + v128.extract_lane<T>(sums, 3));
  for (; j < columns; j++) sum = sum + load<T>(at<T>(dz, j));
  return sum;
}
