import { decay } from '../elementary/sigmoid';
import { lanes } from '../vector';
import { activateAll } from './activate';
import { activatedApart, passedBack } from './activation';
import { Activation, Cost, Want } from './codes';
import { at, storeSome } from './parts';
import { sigmoidError, sigmoidLoss } from './sigmoid-losses';
import { upper } from './wide';

/**
 * The output layer of one unit, for columns start to end: neighbors are columns. See `output`; this one does
 * all of them itself, whatever the thread.
 */
export function outputRow<T>(
  cost: i32,
  activation: i32,
  Z: usize,
  A: usize,
  Y: usize,
  dZ: usize,
  start: i32,
  end: i32,
  weights: usize,
  losses: usize,
  want: i32,
): void {
  if (start >= end) return;
  if (cost == Cost.squaredError) {
    squaredError<T>(activation, Z, A, Y, dZ, start, end, weights, losses, want);
    return;
  }
  // A loop for what a training step wants, and one for each result alone. A over Z comes last.
  const wantsA = (want & Want.A) != 0;
  if (wantsA && A != Z) probabilities<T>(Z, A, start, end);
  const forTraining = (want & (Want.losses | Want.dZ)) == (Want.losses | Want.dZ);
  if (forTraining) crossEntropy<T>(Z, Y, dZ, start, end, weights, losses);
  else if (want & Want.losses) crossEntropyLosses<T>(Z, Y, start, end, weights, losses);
  else if (want & Want.dZ) crossEntropyErrors<T>(Z, Y, dZ, start, end, weights);
  if (wantsA && A == Z) probabilities<T>(Z, A, start, end);
}

// @ts-ignore: decorator
@inline
function crossEntropy<T>(
  Z: usize,
  Y: usize,
  dZ: usize,
  start: i32,
  end: i32,
  weights: usize,
  losses: usize,
): void {
  let j = start;
  do {
    const z = v128.load(at<T>(Z, j));
    const y = v128.load(at<T>(Y, j));
    const e = decay<T>(z);
    storeLosses<T>(losses, weights, j, sigmoidLoss<T>(z, y, e), end - j);
    storeSome<T>(at<T>(dZ, j), weighted<T>(sigmoidError<T>(z, y, e), weights, j), end - j);
    j += lanes<T>();
  } while (j < end);
}

// @ts-ignore: decorator
@inline
function crossEntropyLosses<T>(
  Z: usize,
  Y: usize,
  start: i32,
  end: i32,
  weights: usize,
  losses: usize,
): void {
  let j = start;
  do {
    const z = v128.load(at<T>(Z, j));
    const loss = sigmoidLoss<T>(z, v128.load(at<T>(Y, j)), decay<T>(z));
    storeLosses<T>(losses, weights, j, loss, end - j);
    j += lanes<T>();
  } while (j < end);
}

// @ts-ignore: decorator
@inline
function crossEntropyErrors<T>(Z: usize, Y: usize, dZ: usize, start: i32, end: i32, weights: usize): void {
  let j = start;
  do {
    const z = v128.load(at<T>(Z, j));
    const d = sigmoidError<T>(z, v128.load(at<T>(Y, j)), decay<T>(z));
    storeSome<T>(at<T>(dZ, j), weighted<T>(d, weights, j), end - j);
    j += lanes<T>();
  } while (j < end);
}

function probabilities<T>(Z: usize, A: usize, start: i32, end: i32): void {
  activateAll<T>(Activation.sigmoid, at<T>(Z, start), at<T>(A, start), end - start);
}

// @ts-ignore: decorator
@inline
function squaredError<T>(
  activation: i32,
  Z: usize,
  A: usize,
  Y: usize,
  dZ: usize,
  start: i32,
  end: i32,
  weights: usize,
  losses: usize,
  want: i32,
): void {
  for (let j = start; j < end; j += lanes<T>()) {
    const left = end - j;
    const z = v128.load(at<T>(Z, j));
    const a = activation == Activation.linear ? z : activatedApart<T>(activation, z);
    if (want & Want.A) storeSome<T>(at<T>(A, j), a, left);
    if (!(want & (Want.losses | Want.dZ))) continue;
    const d = v128.sub<T>(a, v128.load(at<T>(Y, j)));
    if (want & Want.losses) storeHalfSquares<T>(losses, weights, j, d, left);
    if (want & Want.dZ)
      storeSome<T>(at<T>(dZ, j), weighted<T>(passedBack<T>(activation, a, d), weights, j), left);
  }
}

/** Each lane times the weight of its column. */
// @ts-ignore: decorator
@inline
function weighted<T>(d: v128, weights: usize, j: i32): v128 {
  if (!weights) return d;
  const w = at<f64>(weights, j);
  if (sizeof<T>() == 8) return f64x2.mul(d, v128.load(w));
  const low = f32x4.demote_f64x2_zero(v128.load(w));
  const high = f32x4.demote_f64x2_zero(v128.load(w, 16));
  return f32x4.mul(d, i64x2.shuffle(low, high, 0, 2));
}

/** Writes the lanes as weighted f64. */
// @ts-ignore: decorator
@inline
function storeLosses<T>(losses: usize, weights: usize, j: i32, loss: v128, left: i32): void {
  if (sizeof<T>() == 8) {
    storePair(losses, weights, j, loss, left);
  } else {
    storePair(losses, weights, j, f64x2.promote_low_f32x4(loss), left);
    storePair(losses, weights, j + 2, upper(loss), left - 2);
  }
}

/** Writes half the squares of the lanes as weighted f64. */
// @ts-ignore: decorator
@inline
function storeHalfSquares<T>(losses: usize, weights: usize, j: i32, d: v128, left: i32): void {
  if (sizeof<T>() == 8) {
    storePair(losses, weights, j, halfSquare(d), left);
  } else {
    storePair(losses, weights, j, halfSquare(f64x2.promote_low_f32x4(d)), left);
    storePair(losses, weights, j + 2, halfSquare(upper(d)), left - 2);
  }
}

// @ts-ignore: decorator
@inline
function halfSquare(d: v128): v128 {
  return f64x2.mul(f64x2.mul(d, d), f64x2.splat(0.5));
}

// @ts-ignore: decorator
@inline
function storePair(losses: usize, weights: usize, j: i32, loss: v128, left: i32): void {
  const value = weights ? f64x2.mul(loss, v128.load(at<f64>(weights, j))) : loss;
  storeSome<f64>(at<f64>(losses, j), value, left);
}
