import { madd, nmadd } from '../vector';
import { all, allBits, bias, choose, fromExponent, subtractBits, toExponent } from './format';
import { exponent, lifted, logOfParts, significand } from './log-reduced';

/** ln(1 + x) for every x: −Infinity at −1, NaN below it and for NaN, Infinity at Infinity, ±0 at ±0. */
// @ts-ignore: decorator
@inline
export function log1p<T>(x: v128): v128 {
  const zero = all<T>(0);
  const minusOne = all<T>(-1);
  const notAbove = choose<T>(v128.eq<T>(x, minusOne), all<T>(-Infinity), all<T>(NaN));
  const limits = choose<T>(v128.le<T>(x, minusOne), notAbove, x);
  const ordinary = v128.and(v128.gt<T>(x, minusOne), v128.lt<T>(x, all<T>(Infinity)));
  const result = choose<T>(ordinary, log1pOfFinite<T>(x), limits);
  return choose<T>(v128.eq<T>(x, zero), x, result);
}

/**
 * ln(1 + x) for −1 < x < Infinity (or NaN). The sum 1 + x = 2^k m loses the last bits of x; they come back in
 * f = m − 1 + lost · 2^−k. Where k is 0 that is x itself.
 */
// @ts-ignore: decorator
@inline
export function log1pOfFinite<T>(x: v128): v128 {
  const one = all<T>(1);
  const sum = v128.add<T>(one, x);
  // The sum of the two is exact: Knuth's two-sum.
  const added = v128.sub<T>(sum, one);
  const lost = v128.add<T>(v128.sub<T>(one, v128.sub<T>(sum, added)), v128.sub<T>(x, added));
  const bits = lifted<T>(sum);
  // 2^−k may be subnormal, 2^(1 − k) is not (but 0 for the largest x, where nothing is lost).
  const down = toExponent<T>(subtractBits<T>(allBits<T>(2 * <i64>bias<T>() + 1), fromExponent<T>(bits)));
  const back = v128.mul<T>(v128.mul<T>(lost, down), all<T>(0.5));
  const f = v128.add<T>(v128.sub<T>(significand<T>(bits), one), back);
  return logOfParts<T>(exponent<T>(bits), f);
}

/**
 * ln(1 + x) for 0 ≤ x ≤ 1 (or NaN), in fewer steps. With s = x / (2 + x) and z = s²,
 *
 *     ln(1 + x) = 2 atanh s = x − s (x − z P(z))
 *
 * P has the smallest largest error relative to the logarithm over 0 ≤ z ≤ 1.0002 / 9
 * (minimax.py): 2^−27.7 for f32 with degree 3, 2^−59.4 for f64 with degree 9.
 */
// @ts-ignore: decorator
@inline
export function log1pOfShare<T>(x: v128): v128 {
  const s = v128.div<T>(x, v128.add<T>(x, all<T>(2)));
  const z = v128.mul<T>(s, s);
  const square = v128.mul<T>(z, z);
  let p: v128;
  if (sizeof<T>() == 4) {
    const p01 = madd<T>(all<T>(0.4002171370896214), z, all<T>(0.6666641291053224));
    p = madd<T>(madd<T>(all<T>(0.28025867218954775), z, all<T>(0.27998876699058745)), square, p01);
  } else {
    const p01 = madd<T>(all<T>(0.4000000000015755), z, all<T>(0.6666666666666631));
    const p23 = madd<T>(all<T>(0.22222223972406233), z, all<T>(0.28571428547813077));
    const p45 = madd<T>(all<T>(0.15386562109425245), z, all<T>(0.18181743826284924));
    const p67 = madd<T>(all<T>(0.12106329014841392), z, all<T>(0.13300943853837877));
    const p89 = madd<T>(all<T>(0.170206536317877), z, all<T>(0.08339009692787365));
    p = madd<T>(madd<T>(madd<T>(madd<T>(p89, square, p67), square, p45), square, p23), square, p01);
  }
  return nmadd<T>(s, nmadd<T>(z, p, x), x);
}
