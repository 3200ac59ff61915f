import { all, allBits, bias, fromExponent, subtractBits, toExponent } from './format';
import { exponent, lifted, logOfParts, significand } from './log-reduced';

/** ln(1 + x) for every x: −Infinity at −1, NaN below it and for NaN, Infinity at Infinity, ±0 at ±0. */
// @ts-ignore: decorator
@inline
export function log1p<T>(x: v128): v128 {
  const zero = all<T>(0);
  const minusOne = all<T>(-1);
  const notAbove = v128.bitselect(all<T>(-Infinity), all<T>(NaN), v128.eq<T>(x, minusOne));
  const limits = v128.bitselect(notAbove, x, v128.le<T>(x, minusOne));
  const ordinary = v128.and(v128.gt<T>(x, minusOne), v128.lt<T>(x, all<T>(Infinity)));
  const result = v128.bitselect(log1pOfFinite<T>(x), limits, ordinary);
  return v128.bitselect(x, result, v128.eq<T>(x, zero));
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
