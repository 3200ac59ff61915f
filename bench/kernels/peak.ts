// The most floating point operations that WebAssembly gives on this machine: sums that never leave the registers.
// Twelve of them hide the latency of an operation; each turn adds a product to every one of them four times.

// @ts-ignore: decorator
@inline
function madd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  return v128.add<T>(v128.mul<T>(a, b), c);
}

// @ts-ignore: decorator
@inline
function turns<T>(count: i32): T {
  const a = v128.splat<T>(<T>0.5);
  const b = v128.splat<T>(<T>0.25);
  let s0 = v128.splat<T>(<T>0);
  let s1 = v128.splat<T>(<T>1);
  let s2 = v128.splat<T>(<T>2);
  let s3 = v128.splat<T>(<T>3);
  let s4 = v128.splat<T>(<T>4);
  let s5 = v128.splat<T>(<T>5);
  let s6 = v128.splat<T>(<T>6);
  let s7 = v128.splat<T>(<T>7);
  let s8 = v128.splat<T>(<T>8);
  let s9 = v128.splat<T>(<T>9);
  let s10 = v128.splat<T>(<T>10);
  let s11 = v128.splat<T>(<T>11);
  for (; count > 0; count--) {
    for (let i = 0; i < 4; i++) {
      s0 = madd<T>(a, b, s0);
      s1 = madd<T>(a, b, s1);
      s2 = madd<T>(a, b, s2);
      s3 = madd<T>(a, b, s3);
      s4 = madd<T>(a, b, s4);
      s5 = madd<T>(a, b, s5);
      s6 = madd<T>(a, b, s6);
      s7 = madd<T>(a, b, s7);
      s8 = madd<T>(a, b, s8);
      s9 = madd<T>(a, b, s9);
      s10 = madd<T>(a, b, s10);
      s11 = madd<T>(a, b, s11);
    }
  }
  s0 = v128.add<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)), v128.add<T>(s4, s5));
  s6 = v128.add<T>(v128.add<T>(v128.add<T>(s6, s7), v128.add<T>(s8, s9)), v128.add<T>(s10, s11));
  return v128.extract_lane<T>(v128.add<T>(s0, s6), 0);
}

/** Multiplications and additions of one turn. */
export function operations32(): i32 {
  return 4 * 12 * 4 * 2;
}

export function operations64(): i32 {
  return 4 * 12 * 2 * 2;
}

export function turns32(count: i32): f32 {
  return turns<f32>(count);
}

export function turns64(count: i32): f64 {
  return turns<f64>(count);
}
