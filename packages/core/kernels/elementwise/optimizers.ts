import { lanes, madd, nmadd } from '../vector';
import { all } from '../elementary/format';
import { at, endElement, firstElement, storeSome } from './parts';

// One pass over this thread's part of the parameters each; the formulas are those of the reference.

/** θ = θ − α g. */
export function gradientDescent<T>(theta: usize, g: usize, count: i32, rate: f64): void {
  const alpha = all<T>(rate);
  const end = endElement(count);
  for (let i = firstElement(count); i < end; i += lanes<T>()) {
    const moved = nmadd<T>(alpha, v128.load(at<T>(g, i)), v128.load(at<T>(theta, i)));
    storeSome<T>(at<T>(theta, i), moved, end - i);
  }
}

/** v = β v + (1 − β) g, θ = θ − α v. */
export function momentum<T>(theta: usize, g: usize, v: usize, count: i32, rate: f64, beta: f64): void {
  const alpha = all<T>(rate);
  const end = endElement(count);
  for (let i = firstElement(count); i < end; i += lanes<T>()) {
    const mean = blend<T>(beta, v128.load(at<T>(v, i)), v128.load(at<T>(g, i)));
    storeSome<T>(at<T>(v, i), mean, end - i);
    storeSome<T>(at<T>(theta, i), nmadd<T>(alpha, mean, v128.load(at<T>(theta, i))), end - i);
  }
}

/**
 * v = β₁ v + (1 − β₁) g, s = β₂ s + (1 − β₂) g², θ = θ − α (v / c₁) / (√(s / c₂) + ε), with c₁ = 1 − β₁ᵗ and
 * c₂ = 1 − β₂ᵗ as vCorrection and sCorrection. Computed as (α / c₁) v / (√s · 1/√c₂ + ε): one root, one quotient.
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
  const end = endElement(count);
  for (let i = firstElement(count); i < end; i += lanes<T>()) {
    const slope = v128.load(at<T>(g, i));
    const mean = blend<T>(beta1, v128.load(at<T>(v, i)), slope);
    const square = blend<T>(beta2, v128.load(at<T>(s, i)), v128.mul<T>(slope, slope));
    storeSome<T>(at<T>(v, i), mean, end - i);
    storeSome<T>(at<T>(s, i), square, end - i);
    const size = madd<T>(v128.sqrt<T>(square), perRoot, least);
    const step = v128.div<T>(v128.mul<T>(alpha, mean), size);
    storeSome<T>(at<T>(theta, i), v128.sub<T>(v128.load(at<T>(theta, i)), step), end - i);
  }
}

/** β mean + (1 − β) x. */
// @ts-ignore: decorator
@inline
function blend<T>(beta: f64, mean: v128, x: v128): v128 {
  return madd<T>(all<T>(beta), mean, v128.mul<T>(all<T>(1 - beta), x));
}
