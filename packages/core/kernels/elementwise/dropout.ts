import { all } from '../elementary/format';
import { partEnd, partStart } from '../threads';
import { at, firstLanes, storeSome } from './parts';

const GOLDEN: u32 = 0x9e3779b9;

/**
 * out = A ∘ D / keep, where D is 1 with probability keep: this thread's part of the columns. The masks are
 * those of dropoutUniform: they depend on key, step, layer, unit and example alone, so the same call masks A
 * on the way forward and dA on the way back. Column j is example order[start + j] (i32), or start + j without
 * an order.
 */
export function dropout<T>(
  A: usize,
  out: usize,
  ld: i32,
  rows: i32,
  columns: i32,
  layer: u32,
  keep: f64,
  key: u32,
  step: u32,
  order: usize,
  start: i32,
): void {
  const first = mixWord(mixWord(mixWord(key ^ GOLDEN) ^ step) ^ layer);
  const second = mixWord(mixWord(mixWord(key) + step) ^ ((layer + 1) * GOLDEN));
  // A number h / 2^32 is below keep when h ≤ limit.
  const limit = <i32>(<i64>ceil<f64>(keep * 4294967296) - 1);
  const end = partEnd(columns);
  if (rows <= 0) return;
  for (let j = partStart(columns); j < end; j++) {
    const example = order ? load<u32>(order + ((<usize>(start + j)) << 2)) : <u32>(start + j);
    const offset = <usize>j * <usize>ld * sizeof<T>();
    maskColumn<T>(A + offset, out + offset, ld, rows, example ^ first, first, second, limit, keep);
  }
}

/** One column, four units at a time. */
// @ts-ignore: decorator
@inline
function maskColumn<T>(
  from: usize,
  to: usize,
  ld: i32,
  rows: i32,
  example: u32,
  first: u32,
  second: u32,
  limit: i32,
  keep: f64,
): void {
  const share = all<T>(keep);
  let i = 0;
  do {
    const unit = v128.xor(i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3)), i32x4.splat(second));
    const x = v128.xor(i32x4.splat(example), mix(unit));
    const y = v128.xor(unit, mix(x));
    const h = v128.xor(x, mix(i32x4.add(y, i32x4.splat(first))));
    // Pads become zero.
    const kept = v128.and(i32x4.le_u(h, i32x4.splat(limit)), firstLanes<f32>(rows - i));
    const source = at<T>(from, i);
    const target = at<T>(to, i);
    if (sizeof<T>() == 4) {
      storeSome<T>(target, v128.and(v128.div<T>(v128.load(source), share), kept), ld - i);
    } else {
      const low = v128.div<T>(v128.load(source), share);
      const high = v128.div<T>(v128.load(source, 16), share);
      storeSome<T>(target, v128.and(low, i64x2.extend_low_i32x4_s(kept)), ld - i);
      storeSome<T>(target + 16, v128.and(high, i64x2.extend_high_i32x4_s(kept)), ld - i - 2);
    }
    i += 4;
  } while (i < rows);
}

/** The mixing of 32 bits in packages/core/src/foundation/mix.ts. */
// @ts-ignore: decorator
@inline
function mixWord(word: u32): u32 {
  let h = word;
  h = (h ^ (h >> 16)) * 0x6c62272f;
  h = (h ^ (h >> 15)) * 0x5851f42d;
  return h ^ (h >> 16);
}

/** The same for four words. */
// @ts-ignore: decorator
@inline
function mix(words: v128): v128 {
  let h = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 16)), i32x4.splat(0x6c62272f));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0x5851f42d));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
