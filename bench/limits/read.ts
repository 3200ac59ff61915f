// Reads memory and does nothing else: how fast X can come at best. Eight sums hide the latency of an addition.

/** The sum of the vectors from `start` to `end`, which are 128 bytes or a multiple of it apart. */
export function read(start: usize, end: usize): f32 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  for (; start < end; start += 128) {
    s0 = f32x4.add(s0, v128.load(start));
    s1 = f32x4.add(s1, v128.load(start, 16));
    s2 = f32x4.add(s2, v128.load(start, 32));
    s3 = f32x4.add(s3, v128.load(start, 48));
    s4 = f32x4.add(s4, v128.load(start, 64));
    s5 = f32x4.add(s5, v128.load(start, 80));
    s6 = f32x4.add(s6, v128.load(start, 96));
    s7 = f32x4.add(s7, v128.load(start, 112));
  }
  s0 = f32x4.add(
    f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)),
    f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7)),
  );
  return f32x4.extract_lane(s0, 0);
}
