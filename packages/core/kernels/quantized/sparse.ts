import { BYTES } from './dot';
import { After, finishFour } from './finish';

/** Words after which sums of 16 bits are emptied: 256 · 127 is below 2¹⁵. */
const MOST: i32 = 256;

/**
 * The first layer over sparse examples: of W only the columns of the rows of X that are not zero. What is zero adds
 * nothing: its whole number is that of zero, which `correction` takes off.
 * @param W a column of `ldW` bytes for every row of X; ldW is a multiple of 16
 * @param starts where the words of the first column begin, and those behind it
 * @param values 0 where every value is 1
 * @param inverse 1 / step of every row of X, and `zero` behind it, `ldX` float32 each; 0 where a step is 1 and zero 0
 */
export function sparse(
  after: i32, W: usize, ldW: i32, groups: i32, numbers: usize, thresholds: usize, starts: usize, indices: usize,
  values: usize, inverse: usize, ldX: i32, columns: i32, out: usize, ldOut: i32,
): void {
  const four = <usize>(after == After.output ? 16 : 4 * BYTES);
  const stride = <usize>groups << 4;
  for (let j = 0; j < columns; j++) {
    const from = <usize>load<u32>(starts) << 2;
    const to = <usize>load<u32>(starts, 4) << 2;
    starts += 4;
    for (let group = 0; group < groups; group += 4) {
      const w = W + (<usize>group << 2);
      let s0 = i32x4.splat(0), s1 = i32x4.splat(0), s2 = i32x4.splat(0), s3 = i32x4.splat(0);
      if (values == 0 && inverse == 0) {
        let low = i16x8.splat(0), high = i16x8.splat(0);
        let left = MOST;
        for (let at = from; at < to; at += 4) {
          const word = v128.load(w + <usize>load<u32>(indices + at) * ldW);
          low = i16x8.add(low, i16x8.extend_low_i8x16_s(word));
          high = i16x8.add(high, i16x8.extend_high_i8x16_s(word));
          if (--left == 0 || at + 4 == to) {
            s0 = i32x4.add(s0, i32x4.extend_low_i16x8_s(low));
            s1 = i32x4.add(s1, i32x4.extend_high_i16x8_s(low));
            s2 = i32x4.add(s2, i32x4.extend_low_i16x8_s(high));
            s3 = i32x4.add(s3, i32x4.extend_high_i16x8_s(high));
            low = i16x8.splat(0);
            high = i16x8.splat(0);
            left = MOST;
          }
        }
      } else {
        for (let at = from; at < to; at += 4) {
          const k = <usize>load<u32>(indices + at);
          const word = v128.load(w + k * ldW);
          const x = values == 0 ? <f32>1 : load<f32>(values + at);
          const q = i16x8.splat(steps(x, inverse, ldX, k));
          const low = i16x8.mul(i16x8.extend_low_i8x16_s(word), q);
          const high = i16x8.mul(i16x8.extend_high_i8x16_s(word), q);
          s0 = i32x4.add(s0, i32x4.extend_low_i16x8_s(low));
          s1 = i32x4.add(s1, i32x4.extend_high_i16x8_s(low));
          s2 = i32x4.add(s2, i32x4.extend_low_i16x8_s(high));
          s3 = i32x4.add(s3, i32x4.extend_high_i16x8_s(high));
        }
      }
      const own = numbers + (<usize>group << 4);
      const z = out + <usize>group * four;
      finishFour(after, s0, own, stride, thresholds, z);
      if (group + 1 < groups) finishFour(after, s1, own + 16, stride, thresholds, z + four);
      if (group + 2 < groups) finishFour(after, s2, own + 32, stride, thresholds, z + 2 * four);
      if (group + 3 < groups) finishFour(after, s3, own + 48, stride, thresholds, z + 3 * four);
    }
    out += <usize>(ldOut * (after == After.output ? 4 : BYTES));
  }
}

/** The whole number of a value less that of zero, −127 … 127. */
// @ts-ignore: decorator
@inline
function steps(x: f32, inverse: usize, ldX: i32, row: usize): i16 {
  if (inverse == 0) return <i16>whole(x);
  const zero = load<f32>(inverse + (<usize>ldX << 2) + (row << 2));
  return <i16>(whole(x * load<f32>(inverse + (row << 2)) + zero) - <i32>zero);
}

// @ts-ignore: decorator
@inline
function whole(y: f32): i32 {
  return <i32>nearest<f32>(min<f32>(max<f32>(y, 0), 127));
}
