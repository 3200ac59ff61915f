import { nmadd } from '../vector';
import { expOfNegative } from './exp';
import { all, choose, negativeSize } from './format';

/** e^−|z|, from which both the sigmoid and its losses come: it never overflows. */
// @ts-ignore: decorator
@inline
export function decay<T>(z: v128): v128 {
  return expOfNegative<T>(negativeSize<T>(z));
}

/** 1 / (1 + e^−z) from e = decay(z): both branches keep their digits where the result is near 0. */
// @ts-ignore: decorator
@inline
export function sigmoidOfDecay<T>(z: v128, e: v128): v128 {
  return shareOfSum<T>(choose<T>(v128.lt<T>(z, all<T>(0)), e, all<T>(1)), e);
}

/**
 * part / (1 + e) for 0 ≤ e ≤ 1. What 1 + e loses in rounding is some `lost`, and the quotient too large by
 * part · lost.
 */
// @ts-ignore: decorator
@inline
export function shareOfSum<T>(part: v128, e: v128): v128 {
  const one = all<T>(1);
  const sum = v128.add<T>(one, e);
  const lost = v128.add<T>(v128.sub<T>(one, sum), e);
  const quotient = v128.div<T>(part, sum);
  return nmadd<T>(quotient, lost, quotient);
}

/** 1 / (1 + e^−z). */
// @ts-ignore: decorator
@inline
export function sigmoid<T>(z: v128): v128 {
  return sigmoidOfDecay<T>(z, decay<T>(z));
}
