import { exp, log, pow } from '../../foundation/elementary/index.js';
import { mean } from '../conclude/paired-test.js';
import { studentQuantile } from '../conclude/student-t.js';

/** Errors of one learner on one rung of a ladder. */
export interface Rung {
  /** Training examples. */
  readonly examples: number;
  /** An error by seed, the same seeds on every rung. */
  readonly errors: readonly number[];
}

/** How surely errors are known. */
export interface Chance {
  /** As of `Resampling`: examples tested for each one trained where splits share examples, else 0. */
  readonly ratio: number;
  /** Examples that test, where errors are shares of them and differ from split to split; else null. */
  readonly tested: number | null;
}

/** A figure with where it lies in 90 of 100 cases. */
export interface Range {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** An error that falls with the examples as a + b · m^−c. */
export interface PowerLaw {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** The rungs it was fitted to, from the largest down: the first ones may be left out. */
  readonly rungs: number;
  /** Expected error on so many times the examples of the last rung. */
  at(times: number): Range;
  /** By how much it falls from the last rung to so many times its examples. */
  gain(times: number): Range;
}

/** Exponents that are tried: from hardly any fall to one that is steeper than any theory has. */
const exponents = Array.from({ length: 28 }, (_, i) => 0.08 * pow(2.5 / 0.08, i / 27));
/** The floor as a share of the last error. */
const floors = Array.from({ length: 41 }, (_, i) => i / 40);
/** How probable a floor is beforehand: none at all, and nothing but a floor, are oftener than anything between. */
const prior = (floor: number) => 1 / Math.sqrt((floor + 0.02) * (1.02 - floor));
/** Middles of nine parts of the normal distribution that are as probable as each other. */
const normal = [-1.5932, -0.9674, -0.5895, -0.2822, 0, 0.2822, 0.5895, 0.9674, 1.5932];
/** No curve is exactly a power law: so far off, by doubling from the last rung, as a share of the error. */
const unlike = 0.015;
const fewestRungs = 3;
const z90 = 1.6449;

/**
 * Fits error = a + b · m^−c (a, b ≥ 0) to a learning curve, and says where it goes on: all floors and exponents in
 * proportion to how probable they make what was seen, so that an interval knows of those that fit as well.
 *
 * What differs from seed to seed is parted into what all rungs of a seed share (its rows that test) and the rest, whose
 * variance follows the examples. Both count for the mean with the correction of Nadeau and Bengio (2003) for splits that
 * share examples, and with Student's t for how few seeds there are. The law is that of Hestness et al. (2017,
 * "Deep learning scaling is predictable, empirically").
 *
 * @param rungs from few examples to many; at least three with at least two seeds
 * @returns null where that is too little
 */
export function fitPowerLaw(rungs: readonly Rung[], chance: Chance): PowerLaw | null {
  const seeds = rungs[0]?.errors.length ?? 0;
  if (rungs.length < fewestRungs || seeds < 2) return null;
  let found: Fit | null = null;
  for (let from = 0; from <= Math.max(0, rungs.length - 4); from++) {
    const next = fitRungs(rungs.slice(from), chance);
    if (found === null || next.chiSquare < found.chiSquare) found = next;
    // The best curve is as near as chance would have it: no rung need be left out.
    if (next.chiSquare <= next.enough) {
      found = next;
      break;
    }
  }
  return found === null ? null : found.law;
}

interface Fit {
  readonly law: PowerLaw;
  readonly chiSquare: number;
  /** What chance makes of it in most cases. */
  readonly enough: number;
}

function fitRungs(rungs: readonly Rung[], chance: Chance): Fit {
  const last = rungs[rungs.length - 1];
  const y = rungs.map(({ errors }) => mean(errors));
  const inverse = inverseOf(covariance(rungs, chance));
  const samples: { level: number; floor: number; c: number; weight: number }[] = [];
  let best = { chiSquare: Number.POSITIVE_INFINITY, level: 0, floor: 0, c: 1 };
  const whole = quadratic(inverse, y, y);
  const fits = exponents.flatMap((c) => {
    const falls = rungs.map(({ examples }) => pow(examples / last.examples, -c));
    return floors.map((floor) => {
      const shape = falls.map((fall) => floor + (1 - floor) * fall);
      const precision = quadratic(inverse, shape, shape);
      const level = quadratic(inverse, shape, y) / precision;
      return {
        c,
        floor,
        level,
        spread: Math.sqrt(1 / precision),
        chiSquare: whole - level * level * precision,
      };
    });
  });
  for (const fit of fits) if (fit.chiSquare < best.chiSquare) best = fit;
  for (const { c, floor, level, spread, chiSquare } of fits) {
    const weight = exp((best.chiSquare - chiSquare) / 2) * spread * prior(floor);
    if (weight < 1e-8 * spread) continue;
    for (const step of normal) samples.push({ level: Math.max(0, level + step * spread), floor, c, weight });
  }
  const a = best.floor * best.level;
  return {
    chiSquare: best.chiSquare,
    // The 95th percentile of χ² with ν degrees of freedom, nearly (Wilson and Hilferty 1931).
    enough: percentile(Math.max(1, rungs.length - 3)),
    law: {
      a,
      b: (best.level - a) * pow(last.examples, best.c),
      c: best.c,
      rungs: rungs.length,
      at: (times) =>
        rangeOf(samples, ({ level, floor, c }) => level * (floor + (1 - floor) * pow(times, -c))),
      gain: (times) => rangeOf(samples, ({ level, floor, c }) => level * (1 - floor) * (1 - pow(times, -c))),
    },
  };
}

function percentile(freedom: number): number {
  const part = 2 / (9 * freedom);
  const cube = 1 - part + z90 * Math.sqrt(part);
  return freedom * cube * cube * cube;
}

/** The covariance of the means over the seeds. */
function covariance(rungs: readonly Rung[], { ratio, tested }: Chance): number[][] {
  const seeds = rungs[0].errors.length;
  const R = rungs.length;
  const means = rungs.map(({ errors }) => mean(errors));
  const ofSeed = Array.from({ length: seeds }, (_, s) => mean(rungs.map(({ errors }) => errors[s])));
  const whole = mean(ofSeed);
  const rest = rungs.map(({ errors }, r) =>
    errors.reduce((sum, error, s) => sum + (error - means[r] - ofSeed[s] + whole) ** 2, 0),
  );
  const freedom = (seeds - 1) * (1 - 1 / R);
  const own = smooth(
    rungs,
    rest.map((sum) => sum / freedom),
    freedom,
  );
  const between = ofSeed.reduce((sum, value) => sum + (value - whole) ** 2, 0) / (seeds - 1);
  const shared = Math.max(0, between - mean(own) / R);
  const few = (degrees: number) => (studentQuantile(0.1, Math.max(1, Math.round(degrees))) / z90) ** 2;
  const overlap = 1 / seeds + ratio;
  return rungs.map(({ examples }, r) =>
    rungs.map((_, other) => {
      const common = Math.max(shared * few(seeds - 1), coarse(means, tested)) * overlap;
      if (r !== other) return common;
      const doublings = log(rungs[R - 1].examples / examples) / log(2);
      const off = unlike * means[r] * (1 + doublings);
      return common + own[r] * few((seeds - 1) * (R - 1)) * overlap + off * off + 1e-12;
    }),
  );
}

/** The least variance of a share of so many examples: what binomial chance makes of it, shared by all rungs. */
function coarse(means: readonly number[], tested: number | null): number {
  if (tested === null) return 0;
  const last = (means[means.length - 1] * tested + 1) / (tested + 2);
  return (last * (1 - last)) / tested / 2;
}

/** Variances along a ladder as A · m^−s, the most probable of some s: each by itself is known by too few seeds. */
function smooth(rungs: readonly Rung[], variances: readonly number[], freedom: number): number[] {
  const last = rungs[rungs.length - 1].examples;
  let best = { likelihood: Number.NEGATIVE_INFINITY, values: [...variances] };
  for (let s = 0; s <= 2; s += 0.25) {
    const shape = rungs.map(({ examples }) => pow(examples / last, -s));
    const scale = mean(variances.map((variance, r) => variance / shape[r])) + 1e-15;
    const values = shape.map((each) => scale * each);
    const likelihood = values.reduce(
      (sum, value, r) => sum - (freedom / 2) * (log(value) + variances[r] / value),
      0,
    );
    if (likelihood > best.likelihood) best = { likelihood, values };
  }
  return best.values;
}

/** The inverse of a symmetric positive matrix, by Gauss and Jordan. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, r) => [...row, ...row.map((_, c) => (r === c ? 1 : 0))]);
  for (let p = 0; p < size; p++) {
    const pivot = rows[p][p];
    for (let c = 0; c < 2 * size; c++) rows[p][c] /= pivot;
    for (let r = 0; r < size; r++) {
      const factor = rows[r][p];
      if (r === p || factor === 0) continue;
      for (let c = 0; c < 2 * size; c++) rows[r][c] -= factor * rows[p][c];
    }
  }
  return rows.map((row) => row.slice(size));
}

function quadratic(
  matrix: readonly (readonly number[])[],
  x: readonly number[],
  y: readonly number[],
): number {
  let sum = 0;
  for (let r = 0; r < x.length; r++) for (let c = 0; c < y.length; c++) sum += x[r] * matrix[r][c] * y[c];
  return sum;
}

function rangeOf<Sample extends { readonly weight: number }>(
  samples: readonly Sample[],
  value: (sample: Sample) => number,
): Range {
  const sorted = samples.map((sample) => ({ value: value(sample), weight: sample.weight }));
  sorted.sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const quantile = (share: number) => {
    let below = 0;
    for (const { value: found, weight } of sorted) {
      below += weight;
      if (below >= share * total) return found;
    }
    return sorted[sorted.length - 1].value;
  };
  return { median: quantile(0.5), low: quantile(0.05), high: quantile(0.95) };
}
