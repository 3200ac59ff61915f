// A = g(Z + b): what follows a product that a library has formed.

import { partEnd, partStart } from '../threads';
import { lanes } from '../vector';
import { activateAll } from './activate';
import { at, firstLanes } from './parts';

/** Z = g(Z + b) in place, this thread's part of the columns: Z is rows×columns with stride ld, b has rows numbers. */
export function biasActivate<T>(Z: usize, ld: i32, rows: i32, b: usize, columns: i32, activation: i32): void {
  const first = partStart(columns);
  const count = partEnd(columns) - first;
  const start = at<T>(Z, first * ld);
  if (rows == 1) {
    const bias = load<T>(b);
    for (let j = 0; j < count; j++) store<T>(at<T>(start, j), load<T>(at<T>(start, j)) + bias);
  } else {
    for (let j = 0; j < count; j++) {
      const column = at<T>(start, j * ld);
      // Pads of Z become zero: nothing else writes there, and a number that is not finite would stay.
      for (let i = 0; i < rows; i += lanes<T>()) {
        const z = at<T>(column, i);
        v128.store(z, v128.and(v128.add<T>(v128.load(z), v128.load(at<T>(b, i))), firstLanes<T>(rows - i)));
      }
    }
  }
  activateAll<T>(activation, start, start, count * ld);
}
