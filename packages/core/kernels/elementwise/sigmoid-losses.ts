import { all, choose } from '../elementary/format';
import { log1pOfShare } from '../elementary/log1p';
import { shareOfSum } from '../elementary/sigmoid';

// Cross-entropy of a sigmoid, from e = e^−|z|: no difference of near numbers, finite at any z.

/** −y ln a − (1 − y) ln(1 − a) = |z| · (1 − y, or y where z < 0) + ln(1 + e). */
// @ts-ignore: decorator
@inline
export function sigmoidLoss<T>(z: v128, y: v128, e: v128): v128 {
  const wrong = choose<T>(v128.lt<T>(z, all<T>(0)), y, v128.sub<T>(all<T>(1), y));
  return v128.add<T>(v128.mul<T>(v128.abs<T>(z), wrong), log1pOfShare<T>(e));
}

/** a − y, as 1 − y − (1 − a) where a is near 1 and has lost the digits of 1 − a = e / (1 + e). */
// @ts-ignore: decorator
@inline
export function sigmoidError<T>(z: v128, y: v128, e: v128): v128 {
  const one = all<T>(1);
  const small = shareOfSum<T>(e, e);
  const below = v128.lt<T>(z, all<T>(0));
  return choose<T>(below, v128.sub<T>(small, y), v128.sub<T>(v128.sub<T>(one, y), small));
}
