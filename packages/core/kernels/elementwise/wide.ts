// Sums in f64, whatever the kernel computes in.

/** The lanes as f64, added up in twos: an f64x2. */
// @ts-ignore: decorator
@inline
export function widen<T>(value: v128): v128 {
  if (sizeof<T>() == 4) return f64x2.add(f64x2.promote_low_f32x4(value), upper(value));
  return value;
}

/** The squares of the lanes as f64, added up in twos. */
// @ts-ignore: decorator
@inline
export function widenSquares<T>(value: v128): v128 {
  if (sizeof<T>() == 8) return f64x2.mul(value, value);
  const low = f64x2.promote_low_f32x4(value);
  const high = upper(value);
  return f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high));
}

/** The upper two of four f32, as f64. */
// @ts-ignore: decorator
@inline
export function upper(value: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(value, value, 1, 0));
}

/** The sum of both lanes. */
// @ts-ignore: decorator
@inline
export function total(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
