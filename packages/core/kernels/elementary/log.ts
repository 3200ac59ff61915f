import { all, allBits, bias, choose, powerBits } from './format';
import { exponent, lifted, logOfParts, significand } from './log-reduced';

/** ln x for every x: −Infinity at ±0, NaN below 0 and for NaN, Infinity at Infinity. */
// @ts-ignore: decorator
@inline
export function log<T>(x: v128): v128 {
  // A subnormal number becomes a normal one first: x · 2^64 (f32) or 2^512 (f64).
  const up: i32 = sizeof<T>() == 4 ? 64 : 512;
  const small = v128.lt<T>(x, allBits<T>(powerBits<T>(1 - bias<T>())));
  const normal = choose<T>(small, v128.mul<T>(x, allBits<T>(powerBits<T>(up))), x);
  const bits = lifted<T>(normal);
  const k = v128.sub<T>(exponent<T>(bits), v128.and(all<T>(up), small));
  const result = logOfParts<T>(k, v128.sub<T>(significand<T>(bits), all<T>(1)));
  const ordinary = v128.and(v128.gt<T>(x, all<T>(0)), v128.lt<T>(x, all<T>(Infinity)));
  return choose<T>(ordinary, result, limits<T>(x));
}

/** The logarithm of a number that has none or an infinite one. */
// @ts-ignore: decorator
@inline
function limits<T>(x: v128): v128 {
  const zero = all<T>(0);
  const notPositive = choose<T>(v128.eq<T>(x, zero), all<T>(-Infinity), all<T>(NaN));
  return choose<T>(v128.le<T>(x, zero), notPositive, x);
}
