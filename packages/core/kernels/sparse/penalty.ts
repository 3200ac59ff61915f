// The L2 penalty on a sparse first layer, so that a step touches the columns of words present alone. Everything here is
// done by the first thread, but for the ends of an epoch.
//
// Plain gradient descent: every step makes W = (1 − α λ/m) W − α dW. A column waits until its word comes, or the epoch
// ends: `counts` has the step up to which it is done, `factors` the powers of 1 − α λ/m. Other rules: the gradient of the
// penalty goes to columns of words present; `counts` has how often a word stands in the step, `factors` how rare it is.
//
// Of ΣW² the steps keep count: `kept` is that sum, then the steps of the epoch so far.

import { at } from '../elementwise/parts';
import { total, widenSquares } from '../elementwise/wide';
import { partEnd, partStart, thread } from '../threads';
import { lanes, madd } from '../vector';

/** Σ of the squares of a column. */
export function columnSquares<T>(w: usize, ldW: i32): f64 {
  if (ldW == 1) return <f64>load<T>(w) * <f64>load<T>(w);
  let sum = f64x2.splat(0);
  for (let i = 0; i < ldW; i += lanes<T>()) sum = f64x2.add(sum, widenSquares<T>(v128.load(at<T>(w, i))));
  return total(sum);
}

/** Σ of the squares of the noted columns. */
export function sparseSquares<T>(W: usize, ldW: i32, touched: usize): f64 {
  const count = <usize>load<u32>(touched);
  const stride = at<T>(0, ldW);
  let sum: f64 = 0;
  for (let n: usize = 1; n <= count; n++) {
    sum += columnSquares<T>(W + <usize>load<u32>(touched + (n << 2)) * stride, ldW);
  }
  return sum;
}

/** w = w − part · w. The part is small and exact to its last digit; 1 − part would not be. */
function shrinkColumn<T>(w: usize, ldW: i32, part: T): void {
  if (ldW == 1) {
    store<T>(w, load<T>(w) - part * load<T>(w));
    return;
  }
  const less = v128.splat<T>(-part);
  for (let i = 0; i < ldW; i += lanes<T>()) {
    const old = v128.load(at<T>(w, i));
    v128.store(at<T>(w, i), madd<T>(less, old, old));
  }
}

/** w = w − part · w + factor · g. Gives Σw² after it less what decay alone would have left of it. */
// @ts-ignore: decorator
@inline
function moveColumn<T>(w: usize, g: usize, ldW: i32, part: T, factor: T, keep: f64): f64 {
  if (ldW == 1) {
    const old = load<T>(w);
    const moved = old - part * old + factor * load<T>(g);
    store<T>(w, moved);
    return <f64>moved * <f64>moved - keep * <f64>old * <f64>old;
  }
  const less = v128.splat<T>(-part);
  const step = v128.splat<T>(factor);
  let before = f64x2.splat(0);
  let after = f64x2.splat(0);
  for (let i = 0; i < ldW; i += lanes<T>()) {
    const old = v128.load(at<T>(w, i));
    const moved = madd<T>(step, v128.load(at<T>(g, i)), madd<T>(less, old, old));
    v128.store(at<T>(w, i), moved);
    before = f64x2.add(before, widenSquares<T>(old));
    after = f64x2.add(after, widenSquares<T>(moved));
  }
  return total(after) - keep * total(before);
}

/** Brings the columns of the words of these examples up to the step. */
export function catchUp<T>(
  W: usize, ldW: i32, starts: usize, indices: usize, order: usize, start: i32, columns: i32, kept: usize,
  counts: usize, factors: usize,
): void {
  if (thread != 0) return;
  const step = load<u32>(kept, 8);
  const stride = at<T>(0, ldW);
  for (let j = 0; j < columns; j++) {
    const example = order == 0 ? <usize>(start + j) : <usize>load<u32>(order + (<usize>(start + j) << 2));
    const from = <usize>load<u32>(starts + (example << 2));
    const to = <usize>load<u32>(starts + (example << 2), 4);
    for (let place = from; place < to; place++) {
      const k = <usize>load<u32>(indices + (place << 2));
      const done = load<u32>(counts + (k << 2));
      if (done == step) continue;
      store<u32>(counts + (k << 2), step);
      const power = load<f64>(factors + (<usize>(step - done) << 3));
      shrinkColumn<T>(W + k * stride, ldW, <T>(1 - power));
    }
  }
}

/** Brings every column up to the step: this thread's part of them. */
export function catchUpAll<T>(W: usize, ldW: i32, columns: i32, kept: usize, counts: usize, factors: usize): void {
  const step = load<u32>(kept, 8);
  const stride = at<T>(0, ldW);
  for (let k = partStart(columns); k < partEnd(columns); k++) {
    const done = load<u32>(counts + (<usize>k << 2));
    if (done == step) continue;
    store<u32>(counts + (<usize>k << 2), step);
    const power = load<f64>(factors + (<usize>(step - done) << 3));
    shrinkColumn<T>(W + <usize>k * stride, ldW, <T>(1 - power));
  }
}

/** The noted columns decay by `part` and move by −rate · g; they are then done up to the next step, and forgotten. */
export function sparseDecay<T>(
  W: usize, dW: usize, ldW: i32, touched: usize, marks: usize, rate: f64, part: f64, kept: usize, counts: usize,
): void {
  const count = <usize>load<u32>(touched);
  const stride = at<T>(0, ldW);
  const next = load<u32>(kept, 8) + 1;
  const keep = (1 - part) * (1 - part);
  let change: f64 = 0;
  for (let n: usize = 1; n <= count; n++) {
    const k = <usize>load<u32>(touched + (n << 2));
    store<u8>(marks + k, 0);
    store<u32>(counts + (k << 2), next);
    const g = dW + k * stride;
    change += moveColumn<T>(W + k * stride, g, ldW, <T>part, <T>-rate, keep);
    memory.fill(g, 0, stride);
  }
  store<u32>(touched, 0);
  store<f64>(kept, keep * load<f64>(kept) + change);
}

/** The same for one example, whose dW = dz xᵀ is not formed. */
export function directDecay<T>(
  W: usize, ldW: i32, dz: usize, starts: usize, indices: usize, values: usize, example: i32, rate: f64, part: f64,
  kept: usize, counts: usize,
): void {
  const from = <usize>load<u32>(starts + (<usize>example << 2));
  const to = <usize>load<u32>(starts + (<usize>example << 2), 4);
  const stride = at<T>(0, ldW);
  const next = load<u32>(kept, 8) + 1;
  const keep = (1 - part) * (1 - part);
  let change: f64 = 0;
  for (let place = from; place < to; place++) {
    const k = <usize>load<u32>(indices + (place << 2));
    store<u32>(counts + (k << 2), next);
    const value = values == 0 ? <T>1 : <T>load<f32>(values + (place << 2));
    change += moveColumn<T>(W + k * stride, dz, ldW, <T>part, <T>-rate * value, keep);
  }
  store<f64>(kept, keep * load<f64>(kept) + change);
}

/** One more step is done: its power of 1 − part. */
export function countStep(part: f64, kept: usize, factors: usize): void {
  const step = load<u32>(kept, 8);
  const power = factors + (<usize>step << 3);
  store<f64>(power, load<f64>(power) * (1 - part), 8);
  store<u32>(kept, step + 1, 8);
}

/** dW = dW + ratio · share · W for the noted columns, where share is how much more often a word stands in the step. */
export function sparsePenalty<T>(
  W: usize, dW: usize, ldW: i32, ratio: f64, columns: i32, touched: usize, counts: usize, factors: usize,
): void {
  if (thread != 0) return;
  const count = <usize>load<u32>(touched);
  const stride = at<T>(0, ldW);
  const perExample = ratio / <f64>columns;
  for (let n: usize = 1; n <= count; n++) {
    const k = <usize>load<u32>(touched + (n << 2));
    const times = <f64>load<u32>(counts + (k << 2));
    store<u32>(counts + (k << 2), 0);
    const factor = <T>(perExample * (times * load<f64>(factors + (k << 3))));
    const w = W + k * stride;
    const g = dW + k * stride;
    if (ldW == 1) {
      store<T>(g, load<T>(g) + factor * load<T>(w));
      continue;
    }
    const share = v128.splat<T>(factor);
    for (let i = 0; i < ldW; i += lanes<T>()) {
      v128.store(at<T>(g, i), madd<T>(share, v128.load(at<T>(w, i)), v128.load(at<T>(g, i))));
    }
  }
}
