import { storeFour } from './dot';

/** What becomes of the sums of a layer. `packages/core/src/engine/wasm/integer-memory.ts` has the same numbers. */
export namespace After {
  /** z as float32: the output of the network. */
  export const output: i32 = 0;
  export const linear: i32 = 1;
  export const relu: i32 = 2;
  export const leakyRelu: i32 = 3;
  /** tanh and sigmoid: the number of thresholds that z has reached. */
  export const curved: i32 = 4;
}

/** The nearest whole number from 0 to 127, of two the even one. */
// @ts-ignore: decorator
@inline
export function toSteps(y: v128): v128 {
  const within = f32x4.pmin(f32x4.pmax(y, f32x4.splat(0)), f32x4.splat(127));
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(within));
}

/**
 * Four sums of one column: y = scale · sum + offset, then g(y) + zero in steps.
 * @param numbers scale, offset and zero of the layer, `stride` bytes apart, from the first of the four on
 */
export function finishFour(after: i32, sum: v128, numbers: usize, stride: usize, thresholds: usize, out: usize): void {
  const scale = v128.load(numbers);
  const offset = v128.load(numbers + stride);
  let y = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), scale), offset);
  if (after == After.output) {
    v128.store(out, y);
    return;
  }
  if (after == After.curved) {
    storeFour(out, i32x4(
      reached(thresholds, f32x4.extract_lane(y, 0)),
      reached(thresholds, f32x4.extract_lane(y, 1)),
      reached(thresholds, f32x4.extract_lane(y, 2)),
      reached(thresholds, f32x4.extract_lane(y, 3)),
    ));
    return;
  }
  if (after == After.relu) y = f32x4.pmax(y, f32x4.splat(0));
  else if (after == After.leakyRelu) y = f32x4.pmax(f32x4.mul(y, f32x4.splat(0.01)), y);
  storeFour(out, toSteps(f32x4.add(y, v128.load(numbers + 2 * stride))));
}

/** How many of 127 ascending thresholds are at or below y. */
function reached(thresholds: usize, y: f32): i32 {
  let count: usize = 0;
  for (let half: usize = 64; half > 0; half >>= 1) {
    if (load<f32>(thresholds + ((count + half - 1) << 2)) <= y) count += half;
  }
  return <i32>count;
}
