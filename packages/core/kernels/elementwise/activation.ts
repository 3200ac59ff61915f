import { all, choose } from '../elementary/format';
import { sigmoid } from '../elementary/sigmoid';
import { tanh } from '../elementary/tanh';
import { Activation } from './codes';

/** g(z) of an activation that treats every element by itself. */
// @ts-ignore: decorator
@inline
export function activated<T>(activation: i32, z: v128): v128 {
  // pmax(a, b) is b where a < b, else a: NaN stays NaN.
  if (activation == Activation.relu) return v128.pmax<T>(z, all<T>(0));
  if (activation == Activation.leakyRelu) return v128.pmax<T>(v128.mul<T>(z, all<T>(0.01)), z);
  if (activation == Activation.tanh) return tanh<T>(z);
  if (activation == Activation.sigmoid) return sigmoid<T>(z);
  return z;
}

/** The same by a call: where it is rare, so that the module stays small. */
export function activatedApart<T>(activation: i32, z: v128): v128 {
  return activated<T>(activation, z);
}

/** d · g′(z), from a = g(z) alone. */
// @ts-ignore: decorator
@inline
export function passedBack<T>(activation: i32, a: v128, d: v128): v128 {
  const one = all<T>(1);
  if (activation == Activation.relu) return v128.and(d, v128.gt<T>(a, all<T>(0)));
  if (activation == Activation.leakyRelu) {
    return choose<T>(v128.gt<T>(a, all<T>(0)), d, v128.mul<T>(d, all<T>(0.01)));
  }
  // 1 − a² as (1 − a)(1 + a): the first factor is exact where a is near 1.
  if (activation == Activation.tanh) {
    return v128.mul<T>(d, v128.mul<T>(v128.sub<T>(one, a), v128.add<T>(one, a)));
  }
  if (activation == Activation.sigmoid) return v128.mul<T>(d, v128.mul<T>(a, v128.sub<T>(one, a)));
  return d;
}
