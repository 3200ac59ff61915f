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

/** An error that falls with the examples as a + b · m^−c: of such laws the one that fits best. */
export interface PowerLaw {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** The rungs it was fitted to, from the largest down: the first ones may be left out. */
  readonly rungs: number;
  /** How probable it is that the error has only begun to fall, so that it falls faster than a power law. */
  readonly begun: number;
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
/**
 * Where the fall begins, in times of the examples of the last rung: 0 for a power law all along. Of few examples many
 * functions are not learned at all, and of enough of them nearly at once.
 */
const onsets = [0, 0.5, 1, 2];
/** How probable each other onset is beforehand: so little that power laws stay where they explain what was seen. */
const begins = 0.05;
/** Curves that are so much less probable than the best say nothing. */
const least = 1e-6;
/** Middles of nine parts of the normal distribution that are as probable as each other. */
const normal = [-1.5932, -0.9674, -0.5895, -0.2822, 0, 0.2822, 0.5895, 0.9674, 1.5932];
/** No curve is exactly a power law: so far off, by doubling from the last rung, as a share of the error. */
const unlike = 0.015;
/** Halvings of where a quantile may lie: it is known to a millionth then. */
const halvings = 24;
const fewestRungs = 3;
const z90 = 1.6449;

/**
 * Fits error = a + b · m^−c (a, b ≥ 0) to a learning curve, and says where it goes on: all floors and exponents in
 * proportion to how probable they make what was seen, so that an interval knows of those that fit as well. Among them
 * are curves that fall from chance, at first hardly and then faster than a power law: a + b / (1 + (m / o)^c), which is
 * one where m is far above the onset o (a simple case of the estimator M4 of Alabdulmohsin, Neyshabur and Zhai 2022,
 * "Revisiting neural scaling laws in language and vision").
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
  const whole = quadratic(inverse, y, y);
  const fits = onsets.flatMap((onset) =>
    exponents.flatMap((c) => {
      const falls = rungs.map(({ examples }) => fallOf(examples / last.examples, { c, onset }));
      return floors.map((floor) => {
        const shape = falls.map((fall) => floor + (1 - floor) * fall);
        const precision = quadratic(inverse, shape, shape);
        const level = quadratic(inverse, shape, y) / precision;
        const spread = Math.sqrt(1 / precision);
        return { c, onset, floor, level, spread, chiSquare: whole - level * level * precision };
      });
    }),
  );
  const bestOf = (some: readonly Fitted[]) =>
    some.reduce((best, fit) => (fit.chiSquare < best.chiSquare ? fit : best));
  const nearest = bestOf(fits);
  const weighed = fits.map((fit) => {
    const likelihood = exp((nearest.chiSquare - fit.chiSquare) / 2) * fit.spread;
    return { ...fit, weight: likelihood * prior(fit.floor) * priorOfOnset(fit.onset) };
  });
  const most = Math.max(...weighed.map(({ weight }) => weight));
  const samples = weighed
    .filter(({ weight }) => weight > least * most)
    .flatMap((fit) => normal.map((step) => ({ ...fit, level: Math.max(0, fit.level + step * fit.spread) })));
  const best = bestOf(fits.filter(({ onset }) => onset === 0));
  const a = best.floor * best.level;
  return {
    chiSquare: nearest.chiSquare,
    // The 95th percentile of χ² with ν degrees of freedom, nearly (Wilson and Hilferty 1931).
    enough: percentile(Math.max(1, rungs.length - 3)),
    law: {
      a,
      b: (best.level - a) * pow(last.examples, best.c),
      c: best.c,
      rungs: rungs.length,
      begun:
        total(weighed.filter(({ floor, onset }) => onset > 0 && floor < 1)) /
        total(weighed.filter(({ floor }) => floor < 1)),
      at: (times) =>
        rangeOf(samples, (fit) => fit.level * (fit.floor + (1 - fit.floor) * fallOf(times, fit))),
      gain: (times) => rangeOf(samples, (fit) => fit.level * (1 - fit.floor) * (1 - fallOf(times, fit))),
    },
  };
}

/** A curve and how well it fits. */
interface Fitted {
  readonly c: number;
  readonly onset: number;
  readonly floor: number;
  readonly level: number;
  readonly spread: number;
  readonly chiSquare: number;
}

/** What is left of the part that falls on so many times the examples of the last rung: t^−c without an onset. */
function fallOf(times: number, { c, onset }: Pick<Fitted, 'c' | 'onset'>): number {
  const flat = onset === 0 ? 0 : pow(onset, c);
  return (flat + 1) / (flat + pow(times, c));
}

function priorOfOnset(onset: number): number {
  return onset === 0 ? 1 - begins * (onsets.length - 1) : begins;
}

function total(weighed: readonly { readonly weight: number }[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0);
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
  const values = Float64Array.from(samples, value);
  const weights = Float64Array.from(samples, ({ weight }) => weight);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  /** The least value with so much of the weight up to it, by halving: quicker than sorting, and as sure. */
  const quantile = (share: number) => {
    let low = values.reduce((a, b) => Math.min(a, b));
    let high = values.reduce((a, b) => Math.max(a, b));
    for (let step = 0; step < halvings; step++) {
      const middle = (low + high) / 2;
      let below = 0;
      for (let i = 0; i < values.length; i++) if (values[i] <= middle) below += weights[i];
      if (below >= share * whole) high = middle;
      else low = middle;
    }
    return high;
  };
  return { median: quantile(0.5), low: quantile(0.05), high: quantile(0.95) };
}
