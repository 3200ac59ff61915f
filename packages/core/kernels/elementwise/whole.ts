// Kernels over whole vectors: gradients and parameters.

import { allBits, bias, powerBits } from '../elementary/format';
import { partEnd, partStart } from '../threads';
import { lanes } from '../vector';
import { at, endElement, firstElement, firstLanes, storeSome } from './parts';
import { total, widenSquares } from './wide';

/** Elements that one partial sum is over: a fixed number, so that no bit depends on the threads. */
export const PARTIAL: i32 = 4096;

/** Σ x², a partial sum in f64 for every 4096 elements: this thread's chunks. */
export function sumOfSquares<T>(x: usize, count: i32, partials: usize): void {
  const chunks = (count + PARTIAL - 1) / PARTIAL;
  for (let chunk = partStart(chunks); chunk < partEnd(chunks); chunk++) {
    const first = chunk * PARTIAL;
    store<f64>(partials + ((<usize>chunk) << 3), squares<T>(at<T>(x, first), min(count - first, PARTIAL)));
  }
}

/** Σ x² over at most one chunk, in four sums. */
function squares<T>(x: usize, count: i32): f64 {
  const n = lanes<T>();
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let i = 0;
  for (; i <= count - 2 * n; i += 2 * n) {
    sum0 = f64x2.add(sum0, widenSquares<T>(v128.load(at<T>(x, i))));
    sum1 = f64x2.add(sum1, widenSquares<T>(v128.load(at<T>(x, i), 16)));
  }
  for (; i < count; i += n) {
    sum0 = f64x2.add(sum0, widenSquares<T>(v128.and(v128.load(at<T>(x, i)), firstLanes<T>(count - i))));
  }
  return total(f64x2.add(sum0, sum1));
}

/** g = factor · g: this thread's part. */
export function scaleBy<T>(g: usize, count: i32, factor: T): void {
  const end = endElement(count);
  for (let i = firstElement(count); i < end; i += lanes<T>()) {
    storeSome<T>(at<T>(g, i), v128.mul<T>(v128.load(at<T>(g, i)), v128.splat<T>(factor)), end - i);
  }
}

/** Whether this thread's part has neither NaN nor Infinity. */
export function allFinite<T>(g: usize, count: i32): bool {
  const n = lanes<T>();
  const end = endElement(count);
  let found = i32x4.splat(0);
  let i = firstElement(count);
  for (; i <= end - 4 * n; i += 4 * n) {
    const p = at<T>(g, i);
    const low = v128.or(isSpecial<T>(v128.load(p)), isSpecial<T>(v128.load(p, 16)));
    const high = v128.or(isSpecial<T>(v128.load(p, 32)), isSpecial<T>(v128.load(p, 48)));
    found = v128.or(found, v128.or(low, high));
  }
  for (; i < end; i += n) {
    found = v128.or(found, v128.and(isSpecial<T>(v128.load(at<T>(g, i))), firstLanes<T>(end - i)));
  }
  return !v128.any_true(found);
}

/** Ones in the lanes whose exponent has every bit set. */
// @ts-ignore: decorator
@inline
function isSpecial<T>(x: v128): v128 {
  const exponent = allBits<T>(powerBits<T>(bias<T>() + 1));
  if (sizeof<T>() == 4) return i32x4.eq(v128.and(x, exponent), exponent);
  return i64x2.eq(v128.and(x, exponent), exponent);
}

/** Copies `bytes`, a multiple of 64, by this thread alone. */
export function copy(target: usize, source: usize, bytes: usize): void {
  for (const end = source + bytes; source < end; source += 64) {
    const v0 = v128.load(source);
    const v1 = v128.load(source, 16);
    const v2 = v128.load(source, 32);
    const v3 = v128.load(source, 48);
    v128.store(target, v0);
    v128.store(target, v1, 16);
    v128.store(target, v2, 32);
    v128.store(target, v3, 48);
    target += 64;
  }
}
