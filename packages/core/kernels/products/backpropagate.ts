// dZ of the layer below: (Wᵀ dZ) ∘ g′(Z), with g′ from A = g(Z).
import { partEnd, partStart } from '../threads';
import { passedBack } from '../elementwise/activation';
import { at, loadSome } from '../elementwise/parts';
import { lanes } from '../vector';
import { dots4 } from './dot';
import { multiplyTransposed } from './multiply';

/**
 * out = (Wᵀ dZ) ∘ g′(A). W is rows×outputs, dZ rows×columns, out and A outputs×columns with the same leading
 * dimension; activation 0 is none. out must not be A.
 */
export function backpropagate<T>(
  W: usize,
  ldW: i32,
  rows: i32,
  outputs: i32,
  dZ: usize,
  ldZ: i32,
  out: usize,
  ldOut: i32,
  A: usize,
  columns: i32,
  activation: i32,
): void {
  if (outputs == 1) oneUnit<T>(W, rows, dZ, ldZ, out, A, columns, activation);
  else if (rows == 1) fromOneUnit<T>(W, outputs, dZ, out, ldOut, A, columns, activation);
  else multiplyTransposed<T>(W, ldW, rows, outputs, dZ, ldZ, out, ldOut, A, columns, activation);
}

/** The layer above has one unit: W is a row, and out its products with the numbers of dZ, each by itself. */
function fromOneUnit<T>(
  w: usize,
  outputs: i32,
  dZ: usize,
  out: usize,
  ldOut: i32,
  A: usize,
  columns: i32,
  activation: i32,
): void {
  const step = <usize>ldOut * sizeof<T>();
  const padded = (outputs + 3) & ~3;
  const zero = i32x4.splat(0);
  for (let j = partStart(columns), end = partEnd(columns); j < end; j++) {
    const d = v128.load_splat<T>(at<T>(dZ, j));
    const column = <usize>j * step;
    for (let i = 0; i < padded; i += lanes<T>()) {
      const place = at<T>(column, i);
      // A sum that began at zero: −0 becomes 0, as in a tile.
      const product = v128.add<T>(v128.mul<T>(loadSome<T>(at<T>(w, i), outputs - i, zero), d), zero);
      v128.store(out + place, passedBack<T>(activation, v128.load(A + place), product));
    }
  }
}

/** The layer below has one unit: W is one column, and out a dot product of it with every column of dZ. */
function oneUnit<T>(
  w: usize,
  rows: i32,
  dZ: usize,
  ldZ: i32,
  out: usize,
  A: usize,
  columns: i32,
  activation: i32,
): void {
  const fours = (columns + 3) >> 2;
  const dStep = <usize>ldZ * sizeof<T>();
  for (let four = partStart(fours), end = partEnd(fours); four < end; four++) {
    const j = four * 4;
    const valid = min(columns - j, 4);
    const at = <usize>j * sizeof<T>();
    dots4<T>(w, dZ + <usize>j * dStep, dStep, rows, <T>0, 0, out + at, valid);
    for (let i = 0; i < valid; i++) {
      const one = at + <usize>i * sizeof<T>();
      const d = passedBack<T>(activation, v128.load_zero<T>(A + one), v128.load_zero<T>(out + one));
      if (sizeof<T>() == 8) v128.store64_lane(out + one, d, 0);
      else v128.store32_lane(out + one, d, 0);
    }
  }
}
