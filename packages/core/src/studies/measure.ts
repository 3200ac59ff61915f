import type { TrialResult } from './trial-result.js';

/** What arms can be compared by, and whether more of it is better. */
export const measures = {
  accuracy: { larger: true },
  precision: { larger: true },
  recall: { larger: true },
  f1: { larger: true },
  auc: { larger: true },
  cost: { larger: false },
  rmse: { larger: false },
  mae: { larger: false },
  r2: { larger: true },
  'train-cost': { larger: false },
  'validation-cost': { larger: false },
} as const;

export type MeasureName = keyof typeof measures;

export const measureNames = Object.keys(measures) as MeasureName[];

/** Measures between 0 and 1, told in percent. */
export const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];

/** The measure that `auto` means: accuracy of classes, rmse of numbers. */
export function autoMeasure(results: readonly TrialResult[]): MeasureName {
  const metrics = results.find((result) => result.metrics !== null)?.metrics;
  return metrics && 'rmse' in metrics.train ? 'rmse' : 'accuracy';
}

/**
 * What a trial came to, on the part that it is judged by (test, else validation, else training), unless the measure
 * names its part; null where the measure is not defined, or the trial has no result.
 */
export function measureOf({ metrics, judgedOn, training }: TrialResult, measure: MeasureName): number | null {
  if (metrics === null) return null;
  if (measure === 'train-cost') return training === null ? metrics.train.cost : training.cost;
  if (measure === 'validation-cost') return metrics.validation?.cost ?? null;
  const judged = metrics[judgedOn] as unknown as Record<string, number | null> | null;
  return judged?.[measure] ?? null;
}
