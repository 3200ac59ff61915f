import { addBits, all, allBits, powerBits, toExponent } from './format';
import { expm1Reduced, remainder, rounder, shiftedHalvings } from './exp-reduced';

// 2^k may lie outside the normal numbers where the result is subnormal or the last before Infinity, so the scale is
// 2^(k ± far), which never does, and then 2^∓far: one rounding, and none where the result is normal.

// @ts-ignore: decorator
@inline
function far<T>(): i32 {
  return sizeof<T>() == 4 ? 64 : 512;
}

/** Below it eˣ rounds to 0; the limit keeps k where the scale is right. */
// @ts-ignore: decorator
@inline
function lowest<T>(): f64 {
  return sizeof<T>() == 4 ? -104 : -746;
}

/** Above it eˣ is Infinity. */
// @ts-ignore: decorator
@inline
function highest<T>(): f64 {
  return sizeof<T>() == 4 ? 89 : 710;
}

/** eˣ · 2^(scale / 2^fractionBits), scale being added to the stored exponent of 2^k. */
// @ts-ignore: decorator
@inline
function scaled<T>(x: v128, scale: v128): v128 {
  const shifted = shiftedHalvings<T>(x);
  const r = remainder<T>(x, v128.sub<T>(shifted, all<T>(rounder<T>())));
  const power = addBits<T>(toExponent<T>(shifted), scale);
  return v128.mul<T>(v128.add<T>(all<T>(1), expm1Reduced<T>(r)), power);
}

/** eˣ for every x: 0 and Infinity beyond the range, subnormal results rounded to their grid, NaN for NaN. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  const inRange = v128.pmax<T>(v128.pmin<T>(x, all<T>(highest<T>())), all<T>(lowest<T>()));
  const negative = v128.lt<T>(x, all<T>(0));
  const up = allBits<T>(powerBits<T>(far<T>()));
  const down = allBits<T>(powerBits<T>(-far<T>()));
  const result = scaled<T>(inRange, v128.bitselect(up, down, negative));
  return v128.mul<T>(result, v128.bitselect(down, up, negative));
}

/** eˣ for x ≤ 0 (or NaN). */
// @ts-ignore: decorator
@inline
export function expOfNegative<T>(x: v128): v128 {
  const inRange = v128.pmax<T>(x, all<T>(lowest<T>()));
  const result = scaled<T>(inRange, allBits<T>(powerBits<T>(far<T>())));
  return v128.mul<T>(result, allBits<T>(powerBits<T>(-far<T>())));
}
