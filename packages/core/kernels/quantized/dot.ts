// The whole-number products of 8-bit networks. A lane of 32 bits holds a few neighboring inputs of one unit: two
// numbers of 16 bits in the plain module, four of 8 bits in the relaxed one. Weights are −127 … 127 and inputs
// 0 … 127, so that neither form can overflow or saturate within a product: both modules have the same sums.

/** The bytes of one number of Q, and how many of them stand in a lane. */
export const BYTES: i32 = ASC_FEATURE_RELAXED_SIMD ? 1 : 2;

/** sum + w · q, lane by lane. */
// @ts-ignore: decorator
@inline
export function dotAdd(w: v128, q: v128, sum: v128): v128 {
  // Two products of 127 · 127 are below 2¹⁵: the relaxed sum of 16 bits is exact. (The instruction that adds to the
  // sum by itself would be shorter; Node 20 computes something else.)
  if (ASC_FEATURE_RELAXED_SIMD) {
    return i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(i16x8.relaxed_dot_i8x16_i7x16_s(w, q)));
  }
  return i32x4.add(sum, i32x4.dot_i16x8_s(w, q));
}

/** Stores four whole numbers from 0 to 127 as neighbors in Q. */
// @ts-ignore: decorator
@inline
export function storeFour(address: usize, q: v128): void {
  const halves = i16x8.narrow_i32x4_s(q, q);
  if (ASC_FEATURE_RELAXED_SIMD) v128.store32_lane(address, i8x16.narrow_i16x8_u(halves, halves), 0);
  else v128.store64_lane(address, halves, 0);
}

/** The sum of the products of one lane: `known` in packages/core/src/engine/wasm/integer-kernels.ts tries it. */
export function tryDot(w: i32, q: i32, sum: i32): i32 {
  return i32x4.extract_lane(dotAdd(i32x4.splat(w), i32x4.splat(q), i32x4.splat(sum)), 3);
}
