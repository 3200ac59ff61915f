import { lanes } from '../vector';
import { activated, activatedApart, passedBack } from './activation';
import { Activation } from './codes';
import { at, endElement, firstElement, storeSome } from './parts';

/** out = g(Z), element by element: this thread's part of `count` neighbors. */
export function activate<T>(activation: i32, Z: usize, out: usize, count: i32): void {
  const first = firstElement(count);
  activateAll<T>(activation, at<T>(Z, first), at<T>(out, first), endElement(count) - first);
}

/** out = g(Z) for all of `count` neighbors. */
export function activateAll<T>(activation: i32, Z: usize, out: usize, count: i32): void {
  if (activation == Activation.relu) each<T>(Activation.relu, Z, out, count);
  else if (activation == Activation.leakyRelu) each<T>(Activation.leakyRelu, Z, out, count);
  else if (activation == Activation.tanh) each<T>(Activation.tanh, Z, out, count);
  else if (activation == Activation.sigmoid) each<T>(Activation.sigmoid, Z, out, count);
  else if (Z != out) each<T>(Activation.linear, Z, out, count);
}

/**
 * The loop, once for each activation: the code is a constant in each. Two vectors a turn, which need not wait
 * for each other.
 */
// @ts-ignore: decorator
@inline
function each<T>(activation: i32, Z: usize, out: usize, count: i32): void {
  const pair = 2 * lanes<T>();
  let left = count;
  if (left >= pair) {
    do {
      const first = activated<T>(activation, v128.load(Z));
      const second = activated<T>(activation, v128.load(Z, 16));
      v128.store(out, first);
      v128.store(out, second, 16);
      Z += 32;
      out += 32;
      left -= pair;
    } while (left >= pair);
  }
  for (; left > 0; left -= lanes<T>()) {
    storeSome<T>(out, activatedApart<T>(activation, v128.load(Z)), left);
    Z += 16;
    out += 16;
  }
}

/** out = D ∘ g′ from A = g(Z) alone: this thread's part of `count` neighbors. */
export function activateBackward<T>(activation: i32, A: usize, D: usize, out: usize, count: i32): void {
  const first = firstElement(count);
  const end = endElement(count);
  if (activation == Activation.relu) eachBack<T>(Activation.relu, A, D, out, first, end);
  else if (activation == Activation.leakyRelu) eachBack<T>(Activation.leakyRelu, A, D, out, first, end);
  else if (activation == Activation.tanh) eachBack<T>(Activation.tanh, A, D, out, first, end);
  else if (activation == Activation.sigmoid) eachBack<T>(Activation.sigmoid, A, D, out, first, end);
  else if (D != out) eachBack<T>(Activation.linear, A, D, out, first, end);
}

/** The loop, once for each activation: the code is a constant in each. */
// @ts-ignore: decorator
@inline
function eachBack<T>(activation: i32, A: usize, D: usize, out: usize, first: i32, end: i32): void {
  const n = lanes<T>();
  let i = first;
  for (; i <= end - n; i += n) {
    v128.store(at<T>(out, i), passedBack<T>(activation, v128.load(at<T>(A, i)), v128.load(at<T>(D, i))));
  }
  if (i >= end) return;
  storeSome<T>(
    at<T>(out, i),
    passedBack<T>(activation, v128.load(at<T>(A, i)), v128.load(at<T>(D, i))),
    end - i,
  );
}
