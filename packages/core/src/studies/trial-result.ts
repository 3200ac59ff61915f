import type { PartName } from '../model/examples.js';
import type { ClassificationMetrics } from '../model/metrics/classification-metrics.js';
import type { RegressionMetrics } from '../model/metrics/regression-metrics.js';
import type { StopReason } from '../training/history.js';
import type { SmallerResult } from './trade-off/smaller-result.js';

type Metrics = ClassificationMetrics | RegressionMetrics;

/** The state of a training after `epoch` epochs. */
export interface TrialPoint {
  readonly epoch: number;
  /** Seconds of training until then, without what observing took. */
  readonly seconds: number;
  /** The training cost, exact or of the epoch's batches. */
  readonly cost: number;
  readonly costValidation: number | null;
  readonly learningRate: number;
  /**
   * The share of activations of sigmoid and tanh units whose derivative is below 5 % of its largest; null where no
   * hidden layer has such units, or where it was not looked at.
   */
  readonly saturated: number | null;
  /** The share of ReLU units that are zero for every example looked at; null as above. */
  readonly dead: number | null;
  /** True when Bold Driver took the epoch back. */
  readonly rejected?: true;
  /** The cost that was tried and not accepted; null when it was not finite. */
  readonly costTried?: number | null;
}

/** What is told of a network that was trained. */
export interface TrialTraining {
  /** n[0], …, n[L] */
  readonly architecture: readonly number[];
  readonly parameters: number;
  /** The rate of the first epoch. */
  readonly learningRate: number;
  readonly epochs: number;
  readonly stopped: StopReason;
  /** The training cost of the parameters that were kept. */
  readonly cost: number;
  /** Some epochs, the first and last, and every one that was taken back with the one before it. */
  readonly curve: readonly TrialPoint[];
  /** When the training cost first was at or below the plan's; null when it never was, or none was asked for. */
  readonly toCost: { readonly epochs: number; readonly seconds: number } | null;
  /** As in the curve, of the parameters that were kept. */
  readonly saturated: number | null;
  readonly dead: number | null;
}

/** What one trial came to. Plain data without NaN or infinity: JSON keeps all of it. */
export interface TrialResult {
  readonly arm: string;
  readonly seed: number;
  readonly fold: number | null;
  readonly examples: {
    readonly train: number;
    readonly validation: number | null;
    readonly test: number | null;
  };
  /** The part that the trial is judged by: test, else validation, else train. */
  readonly judgedOn: PartName;
  /** `rowsHash` of that part: results are compared where it is the same. */
  readonly judgedRows: number;
  /** Null when the training had no finite cost at all. */
  readonly metrics: {
    readonly train: Metrics;
    readonly validation: Metrics | null;
    readonly test: Metrics | null;
  } | null;
  /** Null for a learner that is no network, and for a trial without a result. */
  readonly training: TrialTraining | null;
  /** What was made of the trained network, as the arm asked for it; absent where it asked for nothing. */
  readonly smaller?: readonly SmallerResult[];
  /** Seconds of the whole trial; what differs when it is done again. */
  readonly seconds: number;
  /** What went wrong in the training, such as a cost that became NaN; null when nothing did. */
  readonly problem: string | null;
}
