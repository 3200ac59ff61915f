// The first layer over sparse examples: an example is a list of rows of X that are not zero (words present), and
// only those columns of W are read and moved. Columns of W are whole vectors (ldW is a multiple of 4, or 1), and stand
// together in memory: a word costs a few lines of the cache.

import { activateAll } from '../elementwise/activate';
import { at } from '../elementwise/parts';
import { thread } from '../threads';
import { lanes, madd } from '../vector';

/** The place of the first word of column j of a step: order[start + j] of X, or start + j when order is 0. */
// @ts-ignore: decorator
@inline
function firstWord(starts: usize, order: usize, j: i32): usize {
  const example = order == 0 ? <usize>j : <usize>load<u32>(order + (<usize>j << 2));
  return starts + (example << 2);
}

/** The value of a place: 1 where there are no values. */
// @ts-ignore: decorator
@inline
function valueAt<T>(values: usize, place: usize): T {
  return values == 0 ? <T>1 : <T>load<f32>(values + (place << 2));
}

/**
 * Z = W X + b, then A = g(Z) in place: ld×columns. The sum of an element runs over the words of its example in
 * ascending order, so that a column has the same bits alone and among others.
 */
export function sparseAffine<T>(
  W: usize, ldW: i32, b: usize, rows: i32, starts: usize, indices: usize, values: usize, order: usize, start: i32,
  columns: i32, Z: usize, ldZ: i32, activation: i32,
): void {
  if (thread != 0) return;
  for (let j = 0; j < columns; j++) {
    const bounds = firstWord(starts, order, start + j);
    const from = <usize>load<u32>(bounds);
    const to = <usize>load<u32>(bounds, 4);
    const z = at<T>(Z, j * ldZ);
    if (rows == 1) {
      let sum = load<T>(b);
      for (let place = from; place < to; place++) {
        const k = load<u32>(indices + (place << 2));
        sum += valueAt<T>(values, place) * load<T>(at<T>(W, k));
      }
      store<T>(z, sum);
    } else {
      let i = 0;
      for (; i + 2 * lanes<T>() < ldW; i += 3 * lanes<T>()) {
        threeVectors<T>(at<T>(W, i), ldW, at<T>(b, i), indices, values, from, to, at<T>(z, i));
      }
      for (; i < ldW; i += lanes<T>()) {
        oneVector<T>(at<T>(W, i), ldW, at<T>(b, i), indices, values, from, to, at<T>(z, i));
      }
    }
  }
  activateAll<T>(activation, Z, Z, columns * ldZ);
}

// @ts-ignore: decorator
@inline
function threeVectors<T>(
  W: usize, ldW: i32, b: usize, indices: usize, values: usize, from: usize, to: usize, z: usize,
): void {
  let s0 = v128.load(b);
  let s1 = v128.load(b, 16);
  let s2 = v128.load(b, 32);
  const stride = at<T>(0, ldW);
  if (values == 0) {
    for (let place = from; place < to; place++) {
      const w = W + <usize>load<u32>(indices + (place << 2)) * stride;
      s0 = v128.add<T>(s0, v128.load(w));
      s1 = v128.add<T>(s1, v128.load(w, 16));
      s2 = v128.add<T>(s2, v128.load(w, 32));
    }
  } else {
    for (let place = from; place < to; place++) {
      const w = W + <usize>load<u32>(indices + (place << 2)) * stride;
      const x = v128.splat<T>(<T>load<f32>(values + (place << 2)));
      s0 = madd<T>(x, v128.load(w), s0);
      s1 = madd<T>(x, v128.load(w, 16), s1);
      s2 = madd<T>(x, v128.load(w, 32), s2);
    }
  }
  v128.store(z, s0);
  v128.store(z, s1, 16);
  v128.store(z, s2, 32);
}

// @ts-ignore: decorator
@inline
function oneVector<T>(
  W: usize, ldW: i32, b: usize, indices: usize, values: usize, from: usize, to: usize, z: usize,
): void {
  let sum = v128.load(b);
  const stride = at<T>(0, ldW);
  for (let place = from; place < to; place++) {
    const w = W + <usize>load<u32>(indices + (place << 2)) * stride;
    sum = madd<T>(v128.splat<T>(valueAt<T>(values, place)), v128.load(w), sum);
  }
  v128.store(z, sum);
}

/**
 * dW += scale · dZ Xᵀ for the columns of words present. Those columns are noted: `touched` is their number and then
 * the columns, `marks` a byte for each column of W, `times` how often each was there where that is asked for. Columns
 * that are not noted are zero.
 */
export function sparseGradientW<T>(
  dZ: usize, ldZ: i32, rows: i32, starts: usize, indices: usize, values: usize, order: usize, start: i32,
  columns: i32, dW: usize, ldW: i32, scale: T, touched: usize, marks: usize, times: usize,
): void {
  if (thread != 0) return;
  let count = load<u32>(touched);
  const stride = at<T>(0, ldW);
  for (let j = 0; j < columns; j++) {
    const bounds = firstWord(starts, order, start + j);
    const from = <usize>load<u32>(bounds);
    const to = <usize>load<u32>(bounds, 4);
    const dz = at<T>(dZ, j * ldZ);
    for (let place = from; place < to; place++) {
      const k = <usize>load<u32>(indices + (place << 2));
      if (load<u8>(marks + k) == 0) {
        store<u8>(marks + k, 1);
        count++;
        store<u32>(touched + (<usize>count << 2), <u32>k);
      }
      if (times != 0) store<u32>(times + (k << 2), load<u32>(times + (k << 2)) + 1);
      const factor = scale * valueAt<T>(values, place);
      const w = dW + k * stride;
      if (rows == 1) {
        store<T>(w, load<T>(w) + factor * load<T>(dz));
      } else {
        const x = v128.splat<T>(factor);
        for (let i = 0; i < ldW; i += lanes<T>()) {
          v128.store(at<T>(w, i), madd<T>(x, v128.load(at<T>(dz, i)), v128.load(at<T>(w, i))));
        }
      }
    }
  }
  store<u32>(touched, count);
}

/** Forgets the noted columns and makes them zero. */
export function sparseClear<T>(dW: usize, ldW: i32, touched: usize, marks: usize): void {
  const count = <usize>load<u32>(touched);
  const stride = at<T>(0, ldW);
  for (let n: usize = 1; n <= count; n++) {
    const k = <usize>load<u32>(touched + (n << 2));
    store<u8>(marks + k, 0);
    const w = dW + k * stride;
    if (ldW == 1) store<T>(w, <T>0);
    else for (let i = 0; i < ldW; i += lanes<T>()) v128.store(at<T>(w, i), i32x4.splat(0));
  }
  store<u32>(touched, 0);
}

/** Whether the noted columns are finite. */
export function sparseFinite<T>(dW: usize, ldW: i32, touched: usize): bool {
  const count = <usize>load<u32>(touched);
  const stride = at<T>(0, ldW);
  // x − x is zero where x is finite, else NaN.
  let sum = i32x4.splat(0);
  let single: T = 0;
  for (let n: usize = 1; n <= count; n++) {
    const w = dW + <usize>load<u32>(touched + (n << 2)) * stride;
    if (ldW == 1) {
      const x = load<T>(w);
      single += x - x;
    } else {
      for (let i = 0; i < ldW; i += lanes<T>()) {
        const x = v128.load(at<T>(w, i));
        sum = v128.or(sum, v128.sub<T>(x, x));
      }
    }
  }
  return single == single && !v128.any_true(v128.ne<T>(sum, sum));
}

/** θ = θ − rate · g of the noted columns, which are then forgotten. */
export function sparseDescent<T>(W: usize, dW: usize, ldW: i32, touched: usize, marks: usize, rate: T): void {
  const count = <usize>load<u32>(touched);
  const stride = at<T>(0, ldW);
  const step = v128.splat<T>(-rate);
  const zero = i32x4.splat(0);
  for (let n: usize = 1; n <= count; n++) {
    const k = <usize>load<u32>(touched + (n << 2));
    store<u8>(marks + k, 0);
    const w = W + k * stride;
    const g = dW + k * stride;
    if (ldW == 1) {
      store<T>(w, load<T>(w) - rate * load<T>(g));
      store<T>(g, <T>0);
      continue;
    }
    for (let i = 0; i < ldW; i += lanes<T>()) {
      v128.store(at<T>(w, i), madd<T>(step, v128.load(at<T>(g, i)), v128.load(at<T>(w, i))));
      v128.store(at<T>(g, i), zero);
    }
  }
  store<u32>(touched, 0);
}

/** W = W − rate · dz xᵀ for one example: the columns of its words move without dW being formed. */
export function sparseDirect<T>(
  W: usize, ldW: i32, dz: usize, starts: usize, indices: usize, values: usize, example: i32, rate: T,
): void {
  const from = <usize>load<u32>(starts + (<usize>example << 2));
  const to = <usize>load<u32>(starts + (<usize>example << 2), 4);
  const stride = at<T>(0, ldW);
  if (ldW == 1) {
    const z = load<T>(dz);
    for (let place = from; place < to; place++) {
      const w = W + <usize>load<u32>(indices + (place << 2)) * stride;
      store<T>(w, load<T>(w) - rate * valueAt<T>(values, place) * z);
    }
    return;
  }
  if (values == 0 && ldW == 3 * lanes<T>()) {
    const step = v128.splat<T>(-rate);
    const d0 = v128.mul<T>(step, v128.load(dz));
    const d1 = v128.mul<T>(step, v128.load(dz, 16));
    const d2 = v128.mul<T>(step, v128.load(dz, 32));
    for (let place = from; place < to; place++) {
      const w = W + <usize>load<u32>(indices + (place << 2)) * stride;
      v128.store(w, v128.add<T>(v128.load(w), d0));
      v128.store(w, v128.add<T>(v128.load(w, 16), d1), 16);
      v128.store(w, v128.add<T>(v128.load(w, 32), d2), 32);
    }
    return;
  }
  for (let place = from; place < to; place++) {
    const w = W + <usize>load<u32>(indices + (place << 2)) * stride;
    const step = v128.splat<T>(-rate * valueAt<T>(values, place));
    for (let i = 0; i < ldW; i += lanes<T>()) {
      const d = v128.mul<T>(step, v128.load(at<T>(dz, i)));
      v128.store(at<T>(w, i), v128.add<T>(v128.load(at<T>(w, i)), d));
    }
  }
}
