import type { StopReason } from '../training/history.js';
import type { ClassificationMetrics } from './metrics/classification-metrics.js';
import type { RegressionMetrics } from './metrics/regression-metrics.js';

type Metrics = ClassificationMetrics | RegressionMetrics;

/** One fold as the test part of a training on the others. */
export interface Fold {
  /** How many examples trained, validated (null for none) and tested. */
  readonly examples: { readonly train: number; readonly validation: number | null; readonly test: number };
  readonly epochs: number;
  readonly stopped: StopReason;
  /** Measured on the fold. */
  readonly metrics: Metrics;
}

/** A training per fold, and what their measures have in common. */
export interface CrossValidation {
  readonly folds: readonly Fold[];
  /** The mean of each measure over the folds; null where it is not defined in one of them. */
  readonly mean: Metrics;
  /** √(Σ(x − mean)² / folds) */
  readonly deviation: Metrics;
}
