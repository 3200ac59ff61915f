import { addBits, all, allBits, powerBits, toExponent } from './format';
import { expm1Reduced, remainder, rounder, shiftedHalvings } from './exp-reduced';

/** From here on tanh rounds to 1. */
// @ts-ignore: decorator
@inline
function saturated<T>(): f64 {
  return sizeof<T>() == 4 ? 10 : 20;
}

/**
 * tanh x = −E / (E + 2) with the sign of x and E = e^(−2|x|) − 1 = 2^k (eʳ − 1) + (2^k − 1). Near 0 k is 0, so
 * nothing cancels and the digits of small x are kept.
 */
// @ts-ignore: decorator
@inline
export function tanh<T>(x: v128): v128 {
  const sign = v128.and(x, all<T>(-0.0));
  const t = v128.mul<T>(v128.pmin<T>(v128.abs<T>(x), all<T>(saturated<T>())), all<T>(-2));
  const shifted = shiftedHalvings<T>(t);
  const r = remainder<T>(t, v128.sub<T>(shifted, all<T>(rounder<T>())));
  const power = addBits<T>(toExponent<T>(shifted), allBits<T>(powerBits<T>(0)));
  const scaled = v128.mul<T>(expm1Reduced<T>(r), power);
  const E = v128.add<T>(scaled, v128.sub<T>(power, all<T>(1)));
  return v128.or(v128.abs<T>(v128.div<T>(E, v128.add<T>(E, all<T>(2)))), sign);
}
