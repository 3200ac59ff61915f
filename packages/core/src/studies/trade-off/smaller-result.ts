import type { ClassificationMetrics } from '../../model/metrics/classification-metrics.js';
import type { RegressionMetrics } from '../../model/metrics/regression-metrics.js';

type Metrics = ClassificationMetrics | RegressionMetrics;

/** What was made of a trained network, and how well it answers. */
export interface SmallerResult {
  /** `smallerName`; empty for the network as it was trained. */
  readonly name: string;
  readonly metrics: {
    readonly train: Metrics;
    readonly validation: Metrics | null;
    readonly test: Metrics | null;
  };
  /** n[0], …, n[L] */
  readonly architecture: readonly number[];
  /** Weights that are not zero. */
  readonly weights: number;
  /** The size of the model's file. */
  readonly bytes: number;
  /**
   * The share of the examples it is judged on that get the same class as by the trained network; null for labels and
   * numbers.
   */
  readonly agreement: number | null;
}
