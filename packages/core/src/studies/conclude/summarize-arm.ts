import { type MeasureName, measureOf, shares } from '../measure.js';
import type { TrialResult } from '../trial-result.js';
import type { ArmSummary } from './conclusion.js';
import { deviation, mean, pairedTest } from './paired-test.js';
import type { Resampling } from './resampling.js';

/** What the trials of one arm have in common, without the comparison. */
export function summarizeArm(
  arm: string,
  results: readonly TrialResult[],
  measure: MeasureName,
  { ratio }: Resampling,
  untilCost: number | null,
): Omit<ArmSummary, 'toBest'> {
  const values = results.flatMap((result) => measureOf(result, measure) ?? []);
  const trained = results.flatMap(({ training }) => training ?? []);
  return {
    arm,
    trials: values.length,
    diverged: results.filter(({ problem }) => problem !== null).length,
    mean: values.length === 0 ? null : mean(values),
    deviation: values.length < 2 ? null : deviation(values, 0),
    interval: values.length < 2 ? null : within(pairedTest(values, ratio, 0).interval!, measure),
    toCost: untilCost === null ? null : timeToCost(results),
    saturated: meanOf(trained.map(({ saturated }) => saturated)),
    dead: meanOf(trained.map(({ dead }) => dead)),
    seconds: meanOf(results.map(({ seconds }) => seconds)),
    epochs: meanOf(trained.map(({ epochs }) => epochs)),
  };
}

/** A share is between 0 and 1, and so is where it may lie. */
function within([low, high]: readonly [number, number], measure: MeasureName): readonly [number, number] {
  return shares.includes(measure) ? [Math.max(0, low), Math.min(1, high)] : [low, high];
}

function timeToCost(results: readonly TrialResult[]): NonNullable<ArmSummary['toCost']> {
  const reached = results.flatMap(({ training }) => training?.toCost ?? []);
  return {
    reached: reached.length,
    epochs: median(reached.map(({ epochs }) => epochs)),
    seconds: median(reached.map(({ seconds }) => seconds)),
  };
}

/** The middle of the values; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : mean(known);
}
