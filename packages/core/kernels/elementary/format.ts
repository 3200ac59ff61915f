// The two formats as integers: what the elementary functions take apart and put together.

/** The value in every lane, rounded to T. */
// @ts-ignore: decorator
@inline
export function all<T>(value: f64): v128 {
  return v128.splat<T>(<T>value);
}

/** Lane by lane a where the mask has ones, b where it has zeros. */
// @ts-ignore: decorator
@inline
export function choose<T>(mask: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    if (sizeof<T>() == 4) return i32x4.relaxed_laneselect(a, b, mask);
    return i64x2.relaxed_laneselect(a, b, mask);
  }
  return v128.bitselect(a, b, mask);
}

/** −|x|. */
// @ts-ignore: decorator
@inline
export function negativeSize<T>(x: v128): v128 {
  return v128.or(x, all<T>(-0.0));
}

/** Bits of the fraction. */
// @ts-ignore: decorator
@inline
export function fractionBits<T>(): i32 {
  return sizeof<T>() == 4 ? 23 : 52;
}

/** What is added to an exponent before it is stored. */
// @ts-ignore: decorator
@inline
export function bias<T>(): i32 {
  return sizeof<T>() == 4 ? 127 : 1023;
}

/** The integer in every lane. */
// @ts-ignore: decorator
@inline
export function allBits<T>(value: i64): v128 {
  if (sizeof<T>() == 4) return i32x4.splat(<i32>value);
  return i64x2.splat(value);
}

// @ts-ignore: decorator
@inline
export function addBits<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.add(a, b);
  return i64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
export function subtractBits<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.sub(a, b);
  return i64x2.sub(a, b);
}

/** Integers moved to where the exponent stands. */
// @ts-ignore: decorator
@inline
export function toExponent<T>(a: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.shl(a, 23);
  return i64x2.shl(a, 52);
}

/** The exponents as they are stored (of positive numbers), as integers. */
// @ts-ignore: decorator
@inline
export function fromExponent<T>(a: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.shr_u(a, 23);
  return i64x2.shr_u(a, 52);
}

/** 2^(exponent), as bits: for exponents of normal numbers. */
// @ts-ignore: decorator
@inline
export function powerBits<T>(exponent: i32): i64 {
  return (<i64>(exponent + bias<T>())) << fractionBits<T>();
}
