import { expOfNegative } from '../elementary/exp';
import { all, choose } from '../elementary/format';
import { log1pOfFinite } from '../elementary/log1p';
import { lanes } from '../vector';
import { Want } from './codes';
import { at, clear } from './parts';
import { upper } from './wide';

// Softmax and its cross-entropy where columns are short. A vector holds one class of several columns, so nothing is added
// up across lanes, and one logarithm and one division serve them all. The formulas are those of output-softmax.ts.

/** Up to so many classes it is the quicker way: measured, two to six times for three classes. */
// @ts-ignore: decorator
@inline
export function mostFewClasses<T>(): i32 {
  return sizeof<T>() == 4 ? 12 : 4;
}

/** For columns first to end. See `output`. */
export function fewClasses<T>(
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
  // e^(z − M) waits where one of the results will be.
  const kept = want & Want.A ? A : want & Want.dZ ? dZ : 0;
  for (let j = first; j < end; j += lanes<T>()) {
    // Where there are fewer columns left than lanes, the last one is computed several times.
    const last = end - 1;
    const z0 = columnOffset<T>(j, last, ldZ);
    const z1 = columnOffset<T>(j + 1, last, ldZ);
    const z2 = columnOffset<T>(j + 2, last, ldZ);
    const z3 = columnOffset<T>(j + 3, last, ldZ);
    const y0 = columnOffset<T>(j, last, ldY);
    const y1 = columnOffset<T>(j + 1, last, ldY);
    const y2 = columnOffset<T>(j + 2, last, ldY);
    const y3 = columnOffset<T>(j + 3, last, ldY);
    let max = all<T>(-Infinity);
    for (let i = 0; i < rows; i++) max = v128.pmax<T>(max, loadOfColumns<T>(at<T>(Z, i), z0, z1, z2, z3));
    // Sums in f64: the first two columns and, in f32, the other two.
    let targets = f64x2.splat(0);
    let targets2 = targets;
    let distances = targets;
    let distances2 = targets;
    if (want & Want.losses) {
      for (let i = 0; i < rows; i++) {
        const y = loadOfColumns<T>(at<T>(Y, i), y0, y1, y2, y3);
        const product = v128.mul<T>(y, v128.sub<T>(max, loadOfColumns<T>(at<T>(Z, i), z0, z1, z2, z3)));
        // A target of 0 costs nothing, whatever the distance.
        const distance = v128.andnot(product, v128.eq<T>(y, all<T>(0)));
        targets = f64x2.add(targets, lower<T>(y));
        distances = f64x2.add(distances, lower<T>(distance));
        if (sizeof<T>() == 8) continue;
        targets2 = f64x2.add(targets2, upper(y));
        distances2 = f64x2.add(distances2, upper(distance));
      }
    }
    let ones = all<T>(0);
    let others = f64x2.splat(0);
    let others2 = others;
    let i = 0;
    do {
      const e = expOfNegative<T>(v128.sub<T>(loadOfColumns<T>(at<T>(Z, i), z0, z1, z2, z3), max));
      const isOne = v128.eq<T>(e, all<T>(1));
      const other = v128.andnot(e, isOne);
      ones = v128.add<T>(ones, v128.and(e, isOne));
      others = f64x2.add(others, lower<T>(other));
      if (sizeof<T>() == 4) others2 = f64x2.add(others2, upper(other));
      if (kept) storeToColumns<T>(e, at<T>(kept, i), z0, z1, z2, z3);
    } while (++i < rows);
    // One e^0 = 1 is kept out of the sum.
    ones = v128.sub<T>(ones, all<T>(1));
    others = f64x2.add(others, lower<T>(ones));
    if (sizeof<T>() == 4) others2 = f64x2.add(others2, upper(ones));
    if (want & Want.losses) {
      const logarithm = log1pOfFinite<T>(narrow<T>(others, others2));
      storeLosses(f64x2.add(f64x2.mul(lower<T>(logarithm), targets), distances), losses, weights, j, last);
      if (sizeof<T>() == 4) {
        const two = f64x2.add(f64x2.mul(upper(logarithm), targets2), distances2);
        storeLosses(two, losses, weights, j + 2, last);
      }
    }
    if (kept == 0) continue;
    const sums = f64x2.add(others, f64x2.splat(1));
    const sums2 = f64x2.add(others2, f64x2.splat(1));
    const sum = narrow<T>(sums, sums2);
    const minusOthers = v128.neg<T>(narrow<T>(f64x2.div(others, sums), f64x2.div(others2, sums2)));
    const factor = narrow<T>(twoWeights(weights, j, last), twoWeights(weights, j + 2, last));
    for (i = 0; i < rows; i++) {
      const e = loadOfColumns<T>(at<T>(kept, i), z0, z1, z2, z3);
      const a = v128.div<T>(e, sum);
      if (want & Want.A) storeToColumns<T>(a, at<T>(A, i), z0, z1, z2, z3);
      if (!(want & Want.dZ)) continue;
      const y = loadOfColumns<T>(at<T>(Y, i), y0, y1, y2, y3);
      const sure = v128.and(v128.eq<T>(e, all<T>(1)), v128.eq<T>(y, all<T>(1)));
      const d = choose<T>(sure, minusOthers, v128.sub<T>(a, y));
      storeToColumns<T>(v128.mul<T>(d, factor), at<T>(dZ, i), z0, z1, z2, z3);
    }
    if (want & Want.dZ) {
      for (let column = j; column < min(j + lanes<T>(), end); column++) {
        clear<T>(dZ + columnOffset<T>(column, last, ldZ), rows, ldZ);
      }
    }
  }
}

/** From the first column to this one, or to the last, in bytes. */
// @ts-ignore: decorator
@inline
function columnOffset<T>(column: i32, last: i32, ld: i32): usize {
  return at<T>(0, min(column, last) * ld);
}

/** The numbers that stand at one address of each column, a lane a column. */
// @ts-ignore: decorator
@inline
function loadOfColumns<T>(row: usize, column0: usize, column1: usize, column2: usize, column3: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_lane(row + column1, v128.load64_zero(row + column0), 1);
  const two = v128.load32_lane(row + column1, v128.load32_zero(row + column0), 1);
  return v128.load32_lane(row + column3, v128.load32_lane(row + column2, two, 2), 3);
}

/** Writes a lane to each column. */
// @ts-ignore: decorator
@inline
function storeToColumns<T>(
  value: v128,
  row: usize,
  column0: usize,
  column1: usize,
  column2: usize,
  column3: usize,
): void {
  if (sizeof<T>() == 8) {
    v128.store64_lane(row + column0, value, 0);
    v128.store64_lane(row + column1, value, 1);
    return;
  }
  v128.store32_lane(row + column0, value, 0);
  v128.store32_lane(row + column1, value, 1);
  v128.store32_lane(row + column2, value, 2);
  v128.store32_lane(row + column3, value, 3);
}

/** The lower two lanes as f64. */
// @ts-ignore: decorator
@inline
function lower<T>(value: v128): v128 {
  return sizeof<T>() == 4 ? f64x2.promote_low_f32x4(value) : value;
}

/** Two and, in f32, two more f64 in T. */
// @ts-ignore: decorator
@inline
function narrow<T>(two: v128, more: v128): v128 {
  if (sizeof<T>() == 8) return two;
  return i32x4.shuffle(f32x4.demote_f64x2_zero(two), f32x4.demote_f64x2_zero(more), 0, 1, 4, 5);
}

/** The weights of two columns: 1 where there are none. */
// @ts-ignore: decorator
@inline
function twoWeights(weights: usize, j: i32, last: i32): v128 {
  if (weights == 0) return f64x2.splat(1);
  const one = v128.load64_zero(at<f64>(weights, min(j, last)));
  return v128.load64_lane(at<f64>(weights, min(j + 1, last)), one, 1);
}

/** Two losses times their weights. */
// @ts-ignore: decorator
@inline
function storeLosses(two: v128, losses: usize, weights: usize, j: i32, last: i32): void {
  const weighted = f64x2.mul(two, twoWeights(weights, j, last));
  v128.store64_lane(at<f64>(losses, min(j, last)), weighted, 0);
  v128.store64_lane(at<f64>(losses, min(j + 1, last)), weighted, 1);
}
