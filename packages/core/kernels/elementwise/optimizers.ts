import { all } from '../elementary/format';
import { lanes, madd, nmadd } from '../vector';
import { at, endElement, firstElement, storeSome } from './parts';

// One pass over this thread's part of the parameters each; the formulas are those of the reference.

/** θ = θ − α g. */
export function gradientDescent<T>(theta: usize, g: usize, count: i32, rate: f64): void {
  const alpha = all<T>(rate);
  const n = lanes<T>();
  const end = endElement(count);
  let i = firstElement(count);
  for (; i <= end - 4 * n; i += 4 * n) {
    const at0 = at<T>(theta, i);
    const g0 = at<T>(g, i);
    v128.store(at0, nmadd<T>(alpha, v128.load(g0), v128.load(at0)));
    v128.store(at0, nmadd<T>(alpha, v128.load(g0, 16), v128.load(at0, 16)), 16);
    v128.store(at0, nmadd<T>(alpha, v128.load(g0, 32), v128.load(at0, 32)), 32);
    v128.store(at0, nmadd<T>(alpha, v128.load(g0, 48), v128.load(at0, 48)), 48);
  }
  for (; i < end; i += n) {
    storeSome<T>(
      at<T>(theta, i),
      nmadd<T>(alpha, v128.load(at<T>(g, i)), v128.load(at<T>(theta, i))),
      end - i,
    );
  }
}

/** v = β v + (1 − β) g, θ = θ − α v. */
export function momentum<T>(theta: usize, g: usize, v: usize, count: i32, rate: f64, beta: f64): void {
  const n = lanes<T>();
  const end = endElement(count);
  let i = firstElement(count);
  for (; i <= end - n; i += n) momentumOf<T>(at<T>(theta, i), at<T>(g, i), at<T>(v, i), n, rate, beta);
  if (i < end) momentumOf<T>(at<T>(theta, i), at<T>(g, i), at<T>(v, i), end - i, rate, beta);
}

/** One vector of it, or the `left` first lanes of one. */
// @ts-ignore: decorator
@inline
function momentumOf<T>(theta: usize, g: usize, v: usize, left: i32, rate: f64, beta: f64): void {
  const mean = blend<T>(beta, v128.load(v), v128.load(g));
  const moved = nmadd<T>(all<T>(rate), mean, v128.load(theta));
  storeSome<T>(v, mean, left);
  storeSome<T>(theta, moved, left);
}

/**
 * v = β₁ v + (1 − β₁) g, s = β₂ s + (1 − β₂) g², θ = θ − α (v / c₁) / (√(s / c₂) + ε), with c₁ = 1 − β₁ᵗ and
 * c₂ = 1 − β₂ᵗ as vCorrection and sCorrection. Computed as (α / c₁) v / (√s · 1/√c₂ + ε): one root, one
 * quotient.
 */
export function adam<T>(
  theta: usize,
  g: usize,
  v: usize,
  s: usize,
  count: i32,
  rate: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  vCorrection: f64,
  sCorrection: f64,
): void {
  const alpha = all<T>(rate / vCorrection);
  const perRoot = all<T>(1 / sqrt<f64>(sCorrection));
  const least = all<T>(epsilon);
  const n = lanes<T>();
  const end = endElement(count);
  let i = firstElement(count);
  for (; i <= end - n; i += n) {
    adamOf<T>(at<T>(theta, i), at<T>(g, i), at<T>(v, i), at<T>(s, i), n, alpha, beta1, beta2, perRoot, least);
  }
  if (i < end) {
    adamOf<T>(
      at<T>(theta, i),
      at<T>(g, i),
      at<T>(v, i),
      at<T>(s, i),
      end - i,
      alpha,
      beta1,
      beta2,
      perRoot,
      least,
    );
  }
}

/** One vector of it, or the `left` first lanes of one. */
// @ts-ignore: decorator
@inline
function adamOf<T>(
  theta: usize,
  g: usize,
  v: usize,
  s: usize,
  left: i32,
  alpha: v128,
  beta1: f64,
  beta2: f64,
  perRoot: v128,
  least: v128,
): void {
  const slope = v128.load(g);
  const mean = blend<T>(beta1, v128.load(v), slope);
  const square = blend<T>(beta2, v128.load(s), v128.mul<T>(slope, slope));
  const size = madd<T>(v128.sqrt<T>(square), perRoot, least);
  const moved = v128.sub<T>(v128.load(theta), v128.div<T>(v128.mul<T>(alpha, mean), size));
  storeSome<T>(v, mean, left);
  storeSome<T>(s, square, left);
  storeSome<T>(theta, moved, left);
}

/** β mean + (1 − β) x. */
// @ts-ignore: decorator
@inline
function blend<T>(beta: f64, mean: v128, x: v128): v128 {
  return madd<T>(all<T>(beta), mean, v128.mul<T>(all<T>(1 - beta), x));
}
