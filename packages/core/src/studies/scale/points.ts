import { mean, pairedTest } from '../conclude/paired-test.js';
import type { Resampling } from '../conclude/resampling.js';
import { median } from '../conclude/summarize-arm.js';
import type { Estimate } from '../hidden-units/found.js';
import { type MeasureName, measureOf, shares } from '../measure.js';
import type { TrialResult } from '../trial-result.js';
import type { ScalePoint } from './found.js';
import type { Step } from './plan.js';

/** What the scores of a study are, and how its results hang together. */
export interface About {
  readonly measure: MeasureName;
  readonly larger: boolean;
  readonly resampling: Resampling;
}

/** A trial as a study of scale looks at it. */
export interface Scored {
  readonly key: string;
  readonly examples: number;
  readonly score: number;
  readonly train: number;
  readonly result: TrialResult;
}

/** The trials of a rung that have a result, by seed and fold. */
export function scoredOf(
  { arm }: Pick<Step, 'arm'>,
  results: readonly TrialResult[],
  measure: MeasureName,
): Scored[] {
  return results.flatMap((result) => {
    if (result.arm !== arm.name) return [];
    const score = measureOf(result, measure);
    const train = measureOf({ ...result, judgedOn: 'train' }, measure);
    if (score === null || train === null) return [];
    return [{ key: `${result.seed} ${result.fold}`, examples: result.examples.train, score, train, result }];
  });
}

/**
 * What a rung came to; null without a result.
 * @param about the whole study: a rung draws its examples from the same rows
 */
export function pointOf(
  scored: readonly Scored[],
  { measure, resampling: { ratio, grain } }: About,
): ScalePoint | null {
  if (scored.length === 0) return null;
  // A share is between 0 and 1, and so is where it may lie.
  const [least, most] = shares.includes(measure)
    ? [0, 1]
    : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const estimate = (values: readonly number[], step: number): Estimate => {
    const { interval } = pairedTest(values, ratio, step);
    return {
      mean: mean(values),
      interval: interval && [Math.max(least, interval[0]), Math.min(most, interval[1])],
    };
  };
  return {
    examples: Math.round(mean(scored.map(({ examples }) => examples))),
    trials: scored.length,
    score: estimate(
      scored.map(({ score }) => score),
      grain,
    ),
    train: estimate(
      scored.map(({ train }) => train),
      0,
    ),
    seconds: median(scored.map(({ result }) => result.seconds))!,
  };
}

/** How much better one rung is than another, over the seeds that both have; null where they share none. */
export interface Difference {
  readonly pairs: number;
  /** Positive where the first is better. */
  readonly better: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** Two-sided; null with fewer than two pairs. */
  readonly p: number | null;
}

export function differenceOf(
  first: readonly Scored[],
  second: readonly Scored[],
  { larger, resampling: { ratio, grain } }: About,
): Difference | null {
  const others = new Map(second.map((each) => [each.key, each]));
  const pairs = first.flatMap((one) => {
    const other = others.get(one.key);
    return other === undefined || other.result.judgedRows !== one.result.judgedRows ? [] : [[one, other]];
  });
  if (pairs.length === 0) return null;
  const sign = larger ? 1 : -1;
  const values = pairs.map(([one, other]) => sign * (one.score - other.score));
  const { difference, interval, p } = pairedTest(values, ratio, grain);
  return { pairs: pairs.length, better: difference, interval, p };
}
