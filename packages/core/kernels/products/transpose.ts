// A product that was formed the other way round, brought to its place.
import { at } from '../elementwise/parts';
import { lanes } from '../vector';

/**
 * target = fromᵀ, or target + fromᵀ. `from` is rows×columns, `target` columns×rows; all of it is done by this
 * thread. Columns of `from` go by four (two in f64), so that squares are turned in registers.
 */
export function addTransposed<T>(
  from: usize,
  ldFrom: i32,
  rows: i32,
  columns: i32,
  target: usize,
  ldTarget: i32,
  add: bool,
): void {
  const n = lanes<T>();
  const fromStep = <usize>ldFrom * sizeof<T>();
  const targetStep = <usize>ldTarget * sizeof<T>();
  const wholeRows = rows - (rows % n);
  const wholeColumns = columns - (columns % n);
  for (let i = 0; i < wholeRows; i += n) {
    for (let j = 0; j < wholeColumns; j += n) {
      square<T>(at<T>(from, i) + <usize>j * fromStep, fromStep, at<T>(target, j) + <usize>i * targetStep, targetStep, add);
    }
  }
  numbers<T>(from, fromStep, 0, wholeRows, wholeColumns, columns, target, targetStep, add);
  numbers<T>(from, fromStep, wholeRows, rows, 0, columns, target, targetStep, add);
}

/** A square of as many rows as a vector has lanes. */
// @ts-ignore: decorator
@inline
function square<T>(from: usize, fromStep: usize, target: usize, targetStep: usize, add: bool): void {
  const a = v128.load(from);
  const b = v128.load(from + fromStep);
  if (sizeof<T>() == 8) {
    put<T>(target, v128.shuffle<f64>(a, b, 0, 2), add);
    put<T>(target + targetStep, v128.shuffle<f64>(a, b, 1, 3), add);
    return;
  }
  const c = v128.load(from + 2 * fromStep);
  const d = v128.load(from + 3 * fromStep);
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  put<T>(target, v128.shuffle<f64>(ab0, cd0, 0, 2), add);
  put<T>(target + targetStep, v128.shuffle<f64>(ab0, cd0, 1, 3), add);
  put<T>(target + 2 * targetStep, v128.shuffle<f64>(ab2, cd2, 0, 2), add);
  put<T>(target + 3 * targetStep, v128.shuffle<f64>(ab2, cd2, 1, 3), add);
}

// @ts-ignore: decorator
@inline
function put<T>(target: usize, value: v128, add: bool): void {
  v128.store(target, add ? v128.add<T>(v128.load(target), value) : value);
}

/** What is left beside the squares. */
function numbers<T>(
  from: usize,
  fromStep: usize,
  startRow: i32,
  endRow: i32,
  startColumn: i32,
  endColumn: i32,
  target: usize,
  targetStep: usize,
  add: bool,
): void {
  for (let i = startRow; i < endRow; i++) {
    for (let j = startColumn; j < endColumn; j++) {
      const value = load<T>(at<T>(from, i) + <usize>j * fromStep);
      const place = at<T>(target, j) + <usize>i * targetStep;
      store<T>(place, add ? load<T>(place) + value : value);
    }
  }
}
