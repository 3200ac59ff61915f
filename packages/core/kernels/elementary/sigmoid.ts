import { expOfNegative } from './exp';
import { all } from './format';

/** e^−|z|, from which both the sigmoid and its losses come: it never overflows. */
// @ts-ignore: decorator
@inline
export function decay<T>(z: v128): v128 {
  return expOfNegative<T>(v128.neg<T>(v128.abs<T>(z)));
}

/** 1 / (1 + e^−z) from e = decay(z): both branches keep their digits where the result is near 0. */
// @ts-ignore: decorator
@inline
export function sigmoidOfDecay<T>(z: v128, e: v128): v128 {
  const one = all<T>(1);
  return v128.div<T>(v128.bitselect(e, one, v128.lt<T>(z, all<T>(0))), v128.add<T>(one, e));
}

/** 1 / (1 + e^−z). */
// @ts-ignore: decorator
@inline
export function sigmoid<T>(z: v128): v128 {
  return sigmoidOfDecay<T>(z, decay<T>(z));
}
