import { madd, nmadd } from '../vector';
import { all } from './format';

// x = k ln 2 + r with a whole k and |r| ≤ ln 2 / 2, so eˣ = 2^k eʳ.

/**
 * 1.5 · 2^23 or 1.5 · 2^52: once it is added to a number of moderate size, the last bits of the sum are that number
 * as a whole number, rounded to the nearest.
 */
// @ts-ignore: decorator
@inline
export function rounder<T>(): f64 {
  return sizeof<T>() == 4 ? 12582912 : 6755399441055744;
}

/** k + rounder. */
// @ts-ignore: decorator
@inline
export function shiftedHalvings<T>(x: v128): v128 {
  return madd<T>(x, all<T>(1.4426950408889634), all<T>(rounder<T>()));
}

/**
 * r = x − k ln 2. The high part of ln 2 has as few bits as make its product with k exact: 16 after the point in
 * f32 (|k| < 256), 42 in f64 (|k| < 2048).
 */
// @ts-ignore: decorator
@inline
export function remainder<T>(x: v128, k: v128): v128 {
  const high: f64 = sizeof<T>() == 4 ? 0.693145751953125 : 0.693147180559890330187045037746429443359375;
  const low: f64 = sizeof<T>() == 4 ? 1.4286068203094172e-6 : 5.497923018708371e-14;
  return nmadd<T>(k, all<T>(low), nmadd<T>(k, all<T>(high), x));
}

/**
 * eʳ − 1 = r + r² Q(r). Q has the smallest largest error relative to eʳ − 1 over |r| ≤ 1.0002 ln 2 / 2 (Remez
 * exchange in 60 digits, then rounded): 2^−26.2 for f32 with degree 4, 2^−55.6 for f64 with degree 9.
 */
// @ts-ignore: decorator
@inline
export function expm1Reduced<T>(r: v128): v128 {
  let q: v128;
  if (sizeof<T>() == 4) {
    q = madd<T>(all<T>(0.0013882503138767377), r, all<T>(0.008366527381814474));
    q = madd<T>(q, r, all<T>(0.041667200361291463));
    q = madd<T>(q, r, all<T>(0.1666654357057027));
    q = madd<T>(q, r, all<T>(0.49999998151981495));
  } else {
    q = madd<T>(all<T>(2.505379132776202e-8), r, all<T>(2.7626052080331874e-7));
    q = madd<T>(q, r, all<T>(2.7557407531918217e-6));
    q = madd<T>(q, r, all<T>(2.4801505239734095e-5));
    q = madd<T>(q, r, all<T>(0.00019841269718978816));
    q = madd<T>(q, r, all<T>(0.0013888888931591693));
    q = madd<T>(q, r, all<T>(0.00833333333338958));
    q = madd<T>(q, r, all<T>(0.04166666666657668));
    q = madd<T>(q, r, all<T>(0.16666666666666588));
    q = madd<T>(q, r, all<T>(0.5000000000000006));
  }
  return madd<T>(v128.mul<T>(r, r), q, r);
}
