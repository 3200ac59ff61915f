import {
  type Conclusion,
  type MeasureName,
  measureOf,
  type TrialPoint,
  type TrialResult,
  wordsOfMeasure,
} from '@colonnade/core';
import type { ArmCurvesInput, CurvePoint } from '../../figures/arm-curves-figure.js';
import type { ArmsInput } from '../../figures/arms-figure.js';

const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];

/** Whether a measure is told in percent. */
export function isShare(measure: MeasureName): boolean {
  return shares.includes(measure);
}

/** The values of every arm, the best first, as their figure takes them. */
export function armValues({ arms, measure, larger }: Conclusion, results: readonly TrialResult[]): ArmsInput {
  const sign = larger ? -1 : 1;
  const rank = (mean: number | null) => (mean === null ? Number.POSITIVE_INFINITY : sign * mean);
  const valuesOf = (name: string) =>
    results.filter(({ arm }) => arm === name).flatMap((result) => measureOf(result, measure) ?? []);
  const sorted = [...arms].sort((a, b) => (rank(a.mean) < rank(b.mean) ? -1 : 1));
  return {
    measure: wordsOfMeasure(measure),
    share: isShare(measure),
    arms: sorted.map(({ arm, mean, interval }) => ({ name: arm, mean, interval, values: valuesOf(arm) })),
  };
}

/** A quantity of the arms over the epochs: the mean over the trials, and every trial. */
function armCurves(
  names: readonly string[],
  results: readonly TrialResult[],
  quantity: (point: TrialPoint) => number | null,
): ArmCurvesInput['arms'] {
  return names.map((name) => {
    const trials = results
      .filter(({ arm, training }) => arm === name && training !== null)
      .map(({ training }) => pointsOf(training!.curve, quantity))
      .filter((points) => points.length > 0);
    return { name, mean: meanCurve(trials), trials };
  });
}

/** Training costs by epoch, as their figure takes them; what diverges leaves at the upper edge. */
export function costCurves(
  names: readonly string[],
  results: readonly TrialResult[],
  level: number | null,
): ArmCurvesInput | null {
  const arms = armCurves(names, results, ({ cost }) => cost).filter(({ mean }) => mean.length > 0);
  if (arms.length === 0) return null;
  const edge = 1.3 * Math.max(...arms.map(({ mean }) => mean[0].value));
  return { quantity: 'training cost', arms, edge, level };
}

/** Saturated shares by epoch; null where no arm has units that saturate. */
export function saturationCurves(
  names: readonly string[],
  results: readonly TrialResult[],
): ArmCurvesInput | null {
  const arms = armCurves(names, results, (point) => point.saturated).filter(({ mean }) => mean.length > 0);
  return arms.length === 0 ? null : { quantity: 'saturated share', arms, scale: 'linear' };
}

function pointsOf(
  curve: readonly TrialPoint[],
  quantity: (point: TrialPoint) => number | null,
): CurvePoint[] {
  return curve.flatMap((point) => {
    const value = quantity(point);
    return value === null ? [] : [{ epoch: point.epoch, value }];
  });
}

/** The mean by epoch; a trial that stopped early goes on with its last value. */
function meanCurve(trials: readonly (readonly CurvePoint[])[]): CurvePoint[] {
  const epochs = [...new Set(trials.flatMap((points) => points.map(({ epoch }) => epoch)))].sort(
    (a, b) => a - b,
  );
  const at = trials.map(() => 0);
  return epochs.map((epoch) => {
    let sum = 0;
    for (const [i, points] of trials.entries()) {
      while (at[i] + 1 < points.length && points[at[i] + 1].epoch <= epoch) at[i]++;
      sum += points[at[i]].value;
    }
    return { epoch, value: sum / trials.length };
  });
}
