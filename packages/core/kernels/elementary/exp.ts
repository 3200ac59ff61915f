import { madd, nmadd } from '../vector';
import { addBits, all, allBits, choose, powerBits, toExponent } from './format';

// x = k ln 2 + r with a whole k and |r| ≤ ln 2 / 2, so eˣ = 2^k eʳ. 2^k may lie outside the normal numbers
// where the result is subnormal or the last before Infinity; so it is scaled by 2^(k ± far), which never
// does, and then by 2^∓far: one rounding, and none where the result is normal.

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

/** eˣ for every x: 0 and Infinity beyond the range, subnormal results rounded to their grid, NaN for NaN. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  const inRange = v128.pmax<T>(v128.pmin<T>(x, all<T>(highest<T>())), all<T>(lowest<T>()));
  const negative = v128.lt<T>(x, all<T>(0));
  const up = allBits<T>(powerBits<T>(far<T>()));
  const down = allBits<T>(powerBits<T>(-far<T>()));
  const result = scaledPower<T>(inRange, choose<T>(negative, up, down));
  return v128.mul<T>(result, choose<T>(negative, down, up));
}

/** eˣ for x ≤ 0 (or NaN). */
// @ts-ignore: decorator
@inline
export function expOfNegative<T>(x: v128): v128 {
  const inRange = v128.pmax<T>(x, all<T>(lowest<T>()));
  const result = scaledPower<T>(inRange, allBits<T>(powerBits<T>(far<T>())));
  return v128.mul<T>(result, allBits<T>(powerBits<T>(-far<T>())));
}

/** eˣ times the power of two whose bits `scale` is. */
// @ts-ignore: decorator
@inline
function scaledPower<T>(x: v128, scale: v128): v128 {
  // Once it is added to a number of moderate size, the last bits of the sum are that number as a whole
  // number.
  const rounder = all<T>(sizeof<T>() == 4 ? 12582912 : 6755399441055744); // 1.5 · 2^23, 1.5 · 2^52
  const shifted = madd<T>(x, all<T>(1.4426950408889634), rounder);
  const k = v128.sub<T>(shifted, rounder);
  // The high part of ln 2 has as few bits as make its product with k exact: 16 after the point in f32 (|k| <
  // 256), 42 in f64 (|k| < 2048). So r = high + low, where high is exact.
  const high = nmadd<T>(k, all<T>(sizeof<T>() == 4 ? 0.693145751953125 : 0.69314718055989033), x);
  const low = v128.mul<T>(k, all<T>(sizeof<T>() == 4 ? -1.4286068203094172e-6 : -5.497923018708371e-14));
  // eʳ = 1 + high + (low + r² Q(r)), with what the first sum loses added to the small terms.
  const one = all<T>(1);
  const sum = v128.add<T>(one, high);
  const lost = v128.add<T>(v128.sub<T>(one, sum), high);
  const r = v128.add<T>(high, low);
  const square = v128.mul<T>(r, r);
  const tail = madd<T>(square, expTail<T>(r, square), low);
  const power = addBits<T>(toExponent<T>(shifted), scale);
  return v128.mul<T>(v128.add<T>(sum, v128.add<T>(lost, tail)), power);
}

/**
 * Q(r) of eʳ = 1 + r + r² Q(r), with the smallest largest error relative to eʳ over |r| ≤ 1.0002 ln 2 / 2
 * (minimax.py): 2^−28.3 for f32 with degree 4, 2^−57.9 for f64 with degree 9. Terms are taken in pairs,
 * which need not wait for each other.
 */
// @ts-ignore: decorator
@inline
function expTail<T>(r: v128, square: v128): v128 {
  if (sizeof<T>() == 4) {
    const q01 = madd<T>(all<T>(0.16666520573412857), r, all<T>(0.49999993445796964));
    const q23 = madd<T>(all<T>(0.008368724016737763), r, all<T>(0.04166838809237897));
    return madd<T>(madd<T>(all<T>(0.0013814624452533274), square, q23), square, q01);
  }
  const q01 = madd<T>(all<T>(0.16666666666666413), r, all<T>(0.5000000000000011));
  const q23 = madd<T>(all<T>(0.0083333333334946), r, all<T>(0.04166666666653005));
  const q45 = madd<T>(all<T>(0.00019841269506354383), r, all<T>(0.0013888888943662798));
  const q67 = madd<T>(all<T>(2.7557586504121007e-6), r, all<T>(2.480149306143225e-5));
  const q89 = madd<T>(all<T>(2.500004321304638e-8), r, all<T>(2.763026288787106e-7));
  const upper = madd<T>(madd<T>(q89, square, q67), square, q45);
  return madd<T>(madd<T>(upper, square, q23), square, q01);
}
