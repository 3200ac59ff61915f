import { expOfNegative } from '../elementary/exp';
import { all, choose } from '../elementary/format';
import { log1pOfFinite } from '../elementary/log1p';
import { lanes } from '../vector';
import { Cost, Want } from './codes';
import { fewClasses, mostFewClasses } from './output-few-classes';
import { at, clear, firstLanes, loadSome, storeSome } from './parts';
import { total, widen, widenSquares } from './wide';

/** The output layer with softmax, for columns first to end. See `output`. */
export function softmaxColumns<T>(
  cost: i32,
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
  if (cost == Cost.crossEntropy && rows <= mostFewClasses<T>()) {
    fewClasses<T>(Z, ldZ, A, Y, ldY, dZ, rows, first, end, weights, losses, want);
    return;
  }
  for (let j = first; j < end; j++) {
    const weight = weights ? load<f64>(at<f64>(weights, j)) : 1;
    const offset = <usize>j * <usize>ldZ * sizeof<T>();
    const y = Y + <usize>j * <usize>ldY * sizeof<T>();
    const loss =
      cost == Cost.crossEntropy
        ? crossEntropy<T>(Z + offset, A + offset, y, dZ + offset, ldZ, rows, weight, want)
        : squaredError<T>(Z + offset, A + offset, y, dZ + offset, ldZ, rows, weight, want);
    if (want & Want.losses) store<f64>(at<f64>(losses, j), weight * loss);
  }
}

/**
 * The largest z of a column, which is subtracted so that nothing overflows. A NaN is passed over: it shows in
 * e^z.
 */
// @ts-ignore: decorator
@inline
function largest<T>(Z: usize, rows: i32): v128 {
  const least = all<T>(-Infinity);
  let max = least;
  let i = 0;
  do {
    max = v128.pmax<T>(max, loadSome<T>(at<T>(Z, i), rows - i, least));
    i += lanes<T>();
  } while (i < rows);
  max = v128.pmax<T>(max, i64x2.shuffle(max, max, 1, 0));
  if (sizeof<T>() == 4) max = v128.pmax<T>(max, i32x4.shuffle(max, max, 1, 0, 3, 2));
  return max;
}

/**
 * e^(z − M) of the next elements of a column, 0 beyond its `left`. What is beyond is computed as e^0, since e^−∞ would
 * come out of subnormal numbers, which take ten times as long.
 */
// @ts-ignore: decorator
@inline
function powers<T>(Z: usize, left: i32, max: v128): v128 {
  return v128.and(expOfNegative<T>(v128.sub<T>(loadSome<T>(Z, left, max), max)), firstLanes<T>(left));
}

/**
 * One column; the loss is returned: Σ y (ln Σ e^(z − M) + M − z) = ln Σ e^(z − M) Σ y + Σ y (M − z), with M
 * the largest z. Its e^0 = 1 is kept out of the sum, which is so 1 + others without loss, and its logarithm
 * as well.
 */
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
  const one = all<T>(1);
  const max = largest<T>(Z, rows);
  // e^(z − M) waits where one of the results will be.
  const kept = want & Want.A ? A : want & Want.dZ ? dZ : 0;
  const cost = want & Want.losses ? targetsAndDistances<T>(Z, Y, rows, max) : f64x2.splat(0);
  let others = f64x2.splat(0);
  let ones = all<T>(0);
  let i = 0;
  do {
    const e = powers<T>(at<T>(Z, i), rows - i, max);
    const isOne = v128.eq<T>(e, one);
    ones = v128.add<T>(ones, v128.and(e, isOne));
    others = f64x2.add(others, widen<T>(v128.andnot(e, isOne)));
    if (kept) storeSome<T>(at<T>(kept, i), e, ld - i);
    i += lanes<T>();
  } while (i < rows);
  const rest = total(others) + (total(widen<T>(ones)) - 1);
  if (kept) sharesAndErrors<T>(kept, Y, dZ, ld, rows, rest, weight, want);
  if (!(want & Want.losses)) return 0;
  return logarithm<T>(rest) * f64x2.extract_lane(cost, 0) + f64x2.extract_lane(cost, 1);
}

/** Σ y and Σ y (M − z), as two lanes. */
// @ts-ignore: decorator
@inline
function targetsAndDistances<T>(Z: usize, Y: usize, rows: i32, max: v128): v128 {
  const zero = all<T>(0);
  let targets = f64x2.splat(0);
  let distances = f64x2.splat(0);
  let i = 0;
  do {
    const y = loadSome<T>(at<T>(Y, i), rows - i, zero);
    const distance = v128.mul<T>(y, v128.sub<T>(max, v128.load(at<T>(Z, i))));
    targets = f64x2.add(targets, widen<T>(y));
    // A target of 0 costs nothing, whatever the distance.
    distances = f64x2.add(distances, widen<T>(v128.andnot(distance, v128.eq<T>(y, zero))));
    i += lanes<T>();
  } while (i < rows);
  return f64x2.replace_lane(f64x2.splat(total(targets)), 1, total(distances));
}

/** a = e^(z − M) / (1 + others), and dz = a − y without loss where a is near 1. */
// @ts-ignore: decorator
@inline
function sharesAndErrors<T>(
  kept: usize,
  Y: usize,
  dZ: usize,
  ld: i32,
  rows: i32,
  others: f64,
  weight: f64,
  want: i32,
): void {
  const one = all<T>(1);
  const sum = all<T>(1 + others);
  const minusOthers = all<T>(-others / (1 + others));
  const factor = v128.splat<T>(<T>weight);
  let i = 0;
  for (; i < rows; i += lanes<T>()) {
    const units = firstLanes<T>(rows - i);
    const e = v128.load(at<T>(kept, i));
    const a = v128.and(v128.div<T>(e, sum), units);
    if (want & Want.A) storeSome<T>(at<T>(kept, i), a, ld - i);
    if (!(want & Want.dZ)) continue;
    const y = v128.load(at<T>(Y, i));
    const sure = v128.and(v128.eq<T>(e, one), v128.eq<T>(y, one));
    const d = v128.mul<T>(choose<T>(sure, minusOthers, v128.sub<T>(a, y)), factor);
    storeSome<T>(at<T>(dZ, i), v128.and(d, units), ld - i);
  }
  if (want & Want.dZ) clear<T>(dZ, i, ld);
}

/** ln(1 + others), in T. */
// @ts-ignore: decorator
@inline
function logarithm<T>(others: f64): f64 {
  const value = log1pOfFinite<T>(all<T>(others));
  if (sizeof<T>() == 4) return <f64>f32x4.extract_lane(value, 0);
  return f64x2.extract_lane(value, 0);
}

/** One column; the loss is returned: ½ Σ (a − y)², and dz = a (d − Σ a d) with d = a − y. */
// @ts-ignore: decorator
@inline
function squaredError<T>(
  Z: usize,
  A: usize,
  Y: usize,
  dZ: usize,
  ld: i32,
  rows: i32,
  weight: f64,
  want: i32,
): f64 {
  const n = lanes<T>();
  const zero = all<T>(0);
  const max = largest<T>(Z, rows);
  const keeps = (want & (Want.A | Want.dZ)) != 0;
  const kept = want & Want.A ? A : dZ;
  let sum = f64x2.splat(0);
  for (let i = 0; i < rows; i += n) {
    const e = powers<T>(at<T>(Z, i), rows - i, max);
    sum = f64x2.add(sum, widen<T>(e));
    if (keeps) storeSome<T>(at<T>(kept, i), e, ld - i);
  }
  const divisor = all<T>(total(sum));
  let squares = f64x2.splat(0);
  let products = f64x2.splat(0);
  for (let i = 0; i < rows; i += n) {
    const e = keeps
      ? loadSome<T>(at<T>(kept, i), rows - i, zero)
      : powers<T>(at<T>(Z, i), rows - i, max);
    const a = v128.and(v128.div<T>(e, divisor), firstLanes<T>(rows - i));
    if (keeps) storeSome<T>(at<T>(kept, i), a, ld - i);
    if (!(want & (Want.losses | Want.dZ))) continue;
    const d = v128.sub<T>(a, loadSome<T>(at<T>(Y, i), rows - i, zero));
    squares = f64x2.add(squares, widenSquares<T>(d));
    products = f64x2.add(products, widen<T>(v128.mul<T>(a, d)));
  }
  if (want & Want.dZ) softmaxBackward<T>(kept, Y, dZ, ld, rows, all<T>(total(products)), weight);
  return 0.5 * total(squares);
}

// @ts-ignore: decorator
@inline
function softmaxBackward<T>(
  shares: usize,
  Y: usize,
  dZ: usize,
  ld: i32,
  rows: i32,
  products: v128,
  weight: f64,
): void {
  const factor = v128.splat<T>(<T>weight);
  let i = 0;
  for (; i < rows; i += lanes<T>()) {
    const a = v128.load(at<T>(shares, i));
    const d = v128.sub<T>(v128.sub<T>(a, v128.load(at<T>(Y, i))), products);
    const dz = v128.mul<T>(v128.mul<T>(a, d), factor);
    storeSome<T>(at<T>(dZ, i), v128.and(dz, firstLanes<T>(rows - i)), ld - i);
  }
  clear<T>(dZ, i, ld);
}
