import { exp, log } from '../foundation/elementary/index.js';
import type { Conclusion } from '../studies/conclude/conclusion.js';
import { mean, pairedTest } from '../studies/conclude/paired-test.js';
import { resamplingOf } from '../studies/conclude/resampling.js';
import { type MeasureName, measureOf, measures, shares } from '../studies/measure.js';
import type { TrialResult } from '../studies/trial-result.js';

/** Beside a training without any result the other is better by this factor. */
const withoutResult = 1e6;
const tiny = 1e-12;
/** A spread estimated from fewer pairs is no spread. */
const fewestPairs = 3;

/** By how much an arm is better than another on the same seeds and folds. */
export interface Gain {
  readonly measure: MeasureName;
  /**
   * `difference`: in the unit of the measure. `relative`: of costs and errors the share by which they are smaller, since
   * those that diverge have no mean.
   */
  readonly kind: 'difference' | 'relative';
  readonly pairs: number;
  /** The mean of either arm, for `relative` the geometric one; null without a result. */
  readonly from: number | null;
  readonly to: number | null;
  /** Positive is better. */
  readonly gain: number;
  /**
   * Its 95 % interval, corrected for training sets that overlap (Nadeau and Bengio 2003); null with fewer than three
   * pairs, and where every pair has the same difference.
   */
  readonly interval: readonly [low: number, high: number] | null;
  /** Two-sided; null as above. */
  readonly p: number | null;
  /** What differs from pair to pair: the split of the data, the fold, or the start alone. */
  readonly over: Conclusion['over'];
}

/** The gain of arm `to` over arm `from`; null where they have no pair. */
export function gainOf(
  results: readonly TrialResult[],
  from: string,
  to: string,
  measure: MeasureName,
): Gain | null {
  const pairs = pairsOf(results, from, to);
  const isRelative = !measures[measure].larger;
  const values = pairs.map(([a, b]) => [measureOf(a, measure), measureOf(b, measure)] as const);
  const known = values.filter(([a, b]) => a !== null || b !== null);
  if (known.length === 0) return null;
  const differences = known.map(([a, b]) => (isRelative ? ratio(a, b) : (b ?? 0) - (a ?? 0)));
  const used = pairs.flat().filter(({ metrics }) => metrics !== null);
  const { over, ratio: overlap, grain } = resamplingOf(used, measure);
  // Where nothing is drawn, neither split nor start, chance has no part and nothing can be tested.
  const isFixed = over === 'starts' && differences.every((difference) => difference === differences[0]);
  const { difference, interval, p } = pairedTest(differences, overlap, isRelative ? 0 : grain);
  const isTested = differences.length >= fewestPairs && !isFixed && interval !== null;
  const told = (value: number) => (isRelative ? 1 - exp(-value) : value);
  return {
    measure,
    kind: isRelative ? 'relative' : 'difference',
    pairs: differences.length,
    from: center(
      known.map(([a]) => a),
      isRelative,
    ),
    to: center(
      known.map(([, b]) => b),
      isRelative,
    ),
    gain: told(difference),
    interval: isTested ? [told(interval[0]), told(interval[1])] : null,
    p: isTested ? p : null,
    over,
  };
}

/** Whether the whole interval is on the good side. */
export function isBetter(gain: Gain | null): boolean {
  return gain?.interval != null && gain.interval[0] > 0;
}

/** The results of both arms by seed and fold, where they were judged on the same rows. */
function pairsOf(results: readonly TrialResult[], from: string, to: string): [TrialResult, TrialResult][] {
  const keyOf = ({ seed, fold }: TrialResult) => `${seed} ${fold}`;
  const before = new Map(results.filter(({ arm }) => arm === from).map((each) => [keyOf(each), each]));
  return results
    .filter(({ arm }) => arm === to)
    .flatMap((after): [TrialResult, TrialResult][] => {
      const pair = before.get(keyOf(after));
      return pair === undefined || pair.judgedRows !== after.judgedRows ? [] : [[pair, after]];
    });
}

/** log(a / b): how many times smaller b is. */
function ratio(a: number | null, b: number | null): number {
  if (a === null) return log(withoutResult);
  if (b === null) return -log(withoutResult);
  return log(Math.max(a, tiny) / Math.max(b, tiny));
}

function center(values: readonly (number | null)[], isRelative: boolean): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return isRelative ? exp(mean(known.map((value) => log(Math.max(value, tiny))))) : mean(known);
}

/** Shares are told in points, others in their unit. */
export function isShare(measure: MeasureName): boolean {
  return shares.includes(measure);
}
