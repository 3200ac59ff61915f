import { decay, sigmoidOfDecay } from '../elementary/sigmoid';
import { lanes } from '../vector';
import { activatedApart, passedBack } from './activation';
import { Cost, Want } from './codes';
import { at, clear, firstLanes, storeSome } from './parts';
import { sigmoidError, sigmoidLoss } from './sigmoid-losses';
import { total, widen, widenSquares } from './wide';

/**
 * The output layer of several units that are judged one by one, for columns first to end: neighbors are the
 * units of a column. See `output`.
 */
export function outputColumns<T>(
  cost: i32,
  activation: i32,
  Z: usize,
  ldZ: i32,
  A: usize,
  Y: usize,
  ldY: i32,
  dZ: usize,
  rows: i32,
  first: i32,
  end: i32,
  weights: usize,
  losses: usize,
  want: i32,
): void {
  for (let j = first; j < end; j++) {
    const weight = weights ? load<f64>(at<f64>(weights, j)) : 1;
    const offset = <usize>j * <usize>ldZ * sizeof<T>();
    const y = Y + <usize>j * <usize>ldY * sizeof<T>();
    const loss =
      cost == Cost.crossEntropy
        ? crossEntropy<T>(Z + offset, A + offset, y, dZ + offset, ldZ, rows, weight, want)
        : squaredError<T>(activation, Z + offset, A + offset, y, dZ + offset, ldZ, rows, weight, want);
    if (want & Want.losses) store<f64>(at<f64>(losses, j), weight * loss);
  }
}

/** One column; the loss is returned. */
// @ts-ignore: decorator
@inline
function crossEntropy<T>(
  Z: usize,
  A: usize,
  Y: usize,
  dZ: usize,
  ld: i32,
  rows: i32,
  weight: f64,
  want: i32,
): f64 {
  let loss = f64x2.splat(0);
  let i = 0;
  for (; i < rows; i += lanes<T>()) {
    const z = v128.load(at<T>(Z, i));
    const e = decay<T>(z);
    if (want & Want.A) storeSome<T>(at<T>(A, i), sigmoidOfDecay<T>(z, e), ld - i);
    if (!(want & (Want.losses | Want.dZ))) continue;
    const units = firstLanes<T>(rows - i);
    const y = v128.load(at<T>(Y, i));
    if (want & Want.losses) loss = f64x2.add(loss, widen<T>(v128.and(sigmoidLoss<T>(z, y, e), units)));
    if (want & Want.dZ) {
      const d = v128.mul<T>(sigmoidError<T>(z, y, e), v128.splat<T>(<T>weight));
      storeSome<T>(at<T>(dZ, i), v128.and(d, units), ld - i);
    }
  }
  if (want & Want.dZ) clear<T>(dZ, i, ld);
  return total(loss);
}

/** One column; the loss is returned. */
// @ts-ignore: decorator
@inline
function squaredError<T>(
  activation: i32,
  Z: usize,
  A: usize,
  Y: usize,
  dZ: usize,
  ld: i32,
  rows: i32,
  weight: f64,
  want: i32,
): f64 {
  let squares = f64x2.splat(0);
  let i = 0;
  for (; i < rows; i += lanes<T>()) {
    const a = activatedApart<T>(activation, v128.load(at<T>(Z, i)));
    if (want & Want.A) storeSome<T>(at<T>(A, i), a, ld - i);
    if (!(want & (Want.losses | Want.dZ))) continue;
    const d = v128.and(v128.sub<T>(a, v128.load(at<T>(Y, i))), firstLanes<T>(rows - i));
    if (want & Want.losses) squares = f64x2.add(squares, widenSquares<T>(d));
    if (want & Want.dZ) {
      const passed = v128.mul<T>(passedBack<T>(activation, a, d), v128.splat<T>(<T>weight));
      // Again, for the pads of A may be anything, and anything times 0 may be NaN.
      storeSome<T>(at<T>(dZ, i), v128.and(passed, firstLanes<T>(rows - i)), ld - i);
    }
  }
  if (want & Want.dZ) clear<T>(dZ, i, ld);
  return 0.5 * total(squares);
}
