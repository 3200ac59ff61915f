import { madd } from '../vector';
import { addBits, all, allBits, bias, fractionBits, fromExponent, powerBits } from './format';

// x = 2^k m with √½ ≤ m < √2, and ln x = k ln 2 + ln m.

/** The bits of √½, rounded up. */
// @ts-ignore: decorator
@inline
function rootHalf<T>(): i64 {
  return sizeof<T>() == 4 ? 0x3f3504f3 : 0x3fe6a09e667f3bcd;
}

/** x with its bits moved up so that its stored exponent is that of 2^k. */
// @ts-ignore: decorator
@inline
export function lifted<T>(x: v128): v128 {
  return addBits<T>(x, allBits<T>(powerBits<T>(0) - rootHalf<T>()));
}

/** k as a floating point number, from lifted(x). */
// @ts-ignore: decorator
@inline
export function exponent<T>(lifted: v128): v128 {
  // Written into the fraction of 2^23 or 2^52, a whole number is added to it.
  const power: i64 = powerBits<T>(fractionBits<T>());
  const offset: f64 = <f64>(((<i64>1) << fractionBits<T>()) + <i64>bias<T>());
  return v128.sub<T>(v128.or(fromExponent<T>(lifted), allBits<T>(power)), all<T>(offset));
}

/** m, from lifted(x). */
// @ts-ignore: decorator
@inline
export function significand<T>(lifted: v128): v128 {
  const fraction = v128.and(lifted, allBits<T>(((<i64>1) << fractionBits<T>()) - 1));
  return addBits<T>(fraction, allBits<T>(rootHalf<T>()));
}

/**
 * k ln 2 + ln(1 + f) for √½ ≤ 1 + f < √2. With s = f / (2 + f) and z = s²,
 *
 *     ln(1 + f) = 2 atanh s = f − (f²/2 − s (f²/2 + z P(z)))
 *
 * P has the smallest largest error relative to the logarithm over 0 ≤ z ≤ 0.02944
 * (minimax.py): 2^−30.2 for f32 with degree 2, 2^−59.5 for f64 with degree 6.
 */
// @ts-ignore: decorator
@inline
export function logOfParts<T>(k: v128, f: v128): v128 {
  const s = v128.div<T>(f, v128.add<T>(f, all<T>(2)));
  const z = v128.mul<T>(s, s);
  let p: v128;
  if (sizeof<T>() == 4) {
    p = madd<T>(all<T>(0.2987201637764472), z, all<T>(0.39977531537607985));
    p = madd<T>(p, z, all<T>(0.666667764570079));
  } else {
    p = madd<T>(all<T>(0.1479626044862472), z, all<T>(0.15314021199464536));
    p = madd<T>(p, z, all<T>(0.18183565403799837));
    p = madd<T>(p, z, all<T>(0.22222198553859068));
    p = madd<T>(p, z, all<T>(0.2857142874256125));
    p = madd<T>(p, z, all<T>(0.3999999999941397));
    p = madd<T>(p, z, all<T>(0.6666666666666734));
  }
  const half = v128.mul<T>(v128.mul<T>(f, f), all<T>(0.5));
  // The high part of ln 2 has so few bits that k times it is exact: 16 after the point in f32, 42 in f64.
  const high: f64 = sizeof<T>() == 4 ? 0.693145751953125 : 0.693147180559890330187045037746429443359375;
  const low: f64 = sizeof<T>() == 4 ? 1.4286068203094172e-6 : 5.497923018708371e-14;
  const rest = madd<T>(s, madd<T>(z, p, half), v128.mul<T>(k, all<T>(low)));
  return v128.add<T>(v128.mul<T>(k, all<T>(high)), v128.sub<T>(f, v128.sub<T>(half, rest)));
}
