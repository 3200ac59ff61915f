import { all } from '../elementary/format';
import { log1pOfFinite } from '../elementary/log1p';

// Cross-entropy of a sigmoid, from e = e^−|z|: no difference of near numbers, finite at any z.

/** −y ln a − (1 − y) ln(1 − a) = |z| · (1 − y, or y where z < 0) + ln(1 + e). */
// @ts-ignore: decorator
@inline
export function sigmoidLoss<T>(z: v128, y: v128, e: v128): v128 {
  const wrong = v128.bitselect(y, v128.sub<T>(all<T>(1), y), v128.lt<T>(z, all<T>(0)));
  return v128.add<T>(v128.mul<T>(v128.abs<T>(z), wrong), log1pOfFinite<T>(e));
}

/** a − y, as 1 − y − (1 − a) where a is near 1 and has lost the digits of 1 − a = e / (1 + e). */
// @ts-ignore: decorator
@inline
export function sigmoidError<T>(z: v128, y: v128, e: v128): v128 {
  const one = all<T>(1);
  const small = v128.div<T>(e, v128.add<T>(one, e));
  const below = v128.lt<T>(z, all<T>(0));
  return v128.bitselect(v128.sub<T>(small, y), v128.sub<T>(v128.sub<T>(one, y), small), below);
}
