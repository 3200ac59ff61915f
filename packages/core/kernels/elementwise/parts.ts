import { choose } from '../elementary/format';
import { partEnd, partStart } from '../threads';
import { lanes } from '../vector';

// What the kernels of this folder have in common: their parts and the ends of their runs.
//
// Runs of elements are shared out in sixteens: no vector is cut, and no line of the cache is written by two
// threads.
//
// Loops whose bodies need many constants are left at their end (do … while). There V8 keeps the constants
// outside; in a loop that is left at its start it makes them anew in every turn, at three instructions each.

/** The first of this thread's elements out of `count`. */
export function firstElement(count: i32): i32 {
  return partStart((count + 15) >> 4) << 4;
}

/** One past the last of this thread's elements. */
export function endElement(count: i32): i32 {
  return min(partEnd((count + 15) >> 4) << 4, count);
}

/** The address of an element. */
// @ts-ignore: decorator
@inline
export function at<T>(array: usize, index: i32): usize {
  return array + ((<usize>index) << alignof<T>());
}

/**
 * Writes as many lanes as there are elements left; a whole vector when there are enough. No call: it would
 * spill.
 */
// @ts-ignore: decorator
@inline
export function storeSome<T>(address: usize, value: v128, left: i32): void {
  if (left >= lanes<T>()) {
    v128.store(address, value);
  } else if (sizeof<T>() == 8) {
    if (left > 0) v128.store64_lane(address, value, 0);
  } else if (left > 0) {
    v128.store32_lane(address, value, 0);
    if (left > 1) v128.store32_lane(address, value, 1, 4);
    if (left > 2) v128.store32_lane(address, value, 2, 8);
  }
}

/** Ones in the first lanes, as many as there are elements left. */
// @ts-ignore: decorator
@inline
export function firstLanes<T>(left: i32): v128 {
  if (sizeof<T>() == 4) return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left));
  return i64x2.lt_s(i64x2(0, 1), i64x2.splat(left));
}

/** Writes zeros from element `first` of a column to its end. */
// @ts-ignore: decorator
@inline
export function clear<T>(column: usize, first: i32, end: i32): void {
  for (let i = first; i < end; i++) store<T>(at<T>(column, i), <T>0);
}

/** The next elements of a column that has `left` of them; lanes beyond them hold `fill`. */
// @ts-ignore: decorator
@inline
export function loadSome<T>(address: usize, left: i32, fill: v128): v128 {
  const value = v128.load(address);
  return left >= lanes<T>() ? value : choose<T>(firstLanes<T>(left), value, fill);
}
