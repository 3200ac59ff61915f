import { partEnd, partStart } from '../threads';
import { lanes } from '../vector';
import { at } from './parts';

/**
 * Copies columns: column start + j of the source, or order[start + j] (i32) where there is an order, becomes
 * column j of the target. This thread's part of the columns.
 */
export function gather<T>(
  source: usize,
  ldSource: i32,
  rows: i32,
  order: usize,
  start: i32,
  columns: i32,
  target: usize,
  ldTarget: i32,
): void {
  const end = partEnd(columns);
  if (rows == 1 && ldSource == 1 && ldTarget == 1 && order != 0) {
    gatherNumbers<T>(source, order, start, partStart(columns), end, target);
    return;
  }
  for (let j = partStart(columns); j < end; j++) {
    const column = order ? load<i32>(at<i32>(order, start + j)) : start + j;
    copy<T>(
      source + <usize>column * <usize>ldSource * sizeof<T>(),
      target + <usize>j * <usize>ldTarget * sizeof<T>(),
      rows,
    );
  }
}

/** Columns of one number each. */
// @ts-ignore: decorator
@inline
function gatherNumbers<T>(
  source: usize,
  order: usize,
  start: i32,
  first: i32,
  end: i32,
  target: usize,
): void {
  for (let j = first; j < end; j++) {
    store<T>(at<T>(target, j), load<T>(at<T>(source, load<i32>(at<i32>(order, start + j)))));
  }
}

/** Long columns as memory, short ones by vectors, the last of which lies over the one before it. */
// @ts-ignore: decorator
@inline
function copy<T>(from: usize, to: usize, rows: i32): void {
  const n = lanes<T>();
  if (rows >= 256) {
    memory.copy(to, from, <usize>rows * sizeof<T>());
  } else if (rows >= n) {
    for (let i = 0; i < rows - n; i += n) v128.store(at<T>(to, i), v128.load(at<T>(from, i)));
    v128.store(at<T>(to, rows - n), v128.load(at<T>(from, rows - n)));
  } else {
    for (let i = 0; i < rows; i++) store<T>(at<T>(to, i), load<T>(at<T>(from, i)));
  }
}
