import type { Calibration } from '../../model/metrics/calibration.js';
import type { Task } from '../../table/schema/schema.js';
import type { DiagnosisFinding } from '../finding.js';
import type { Drift } from './measures/drift.js';
import type { ColumnImportance } from './measures/importance.js';
import type { LayerDiagnosis } from './measures/layers.js';
import type { Mistake } from './measures/mistakes.js';
import type { Segment } from './measures/segments.js';
import type { StepDiagnosis } from './measures/steps.js';
import type { WrongLabels } from './measures/wrong-labels.js';
import type { RowsOf } from './rows-of.js';

/** How good the model is on some rows. */
export interface PartScore {
  readonly rows: RowsOf;
  readonly examples: number;
  /** Accuracy, or r² of a regression; null where it is not defined. */
  readonly score: number | null;
  /** The standard error of the score. */
  readonly standardError: number | null;
  /** The mean loss, without penalty and weights; its standard error. */
  readonly cost: number;
  readonly costError: number;
}

/** How far probabilities can be taken at their word, against what chance alone would do. */
export interface CalibrationDiagnosis extends Calibration {
  /** Of the positive class of two, or of the class that was said. */
  readonly of: 'positive' | 'said';
  /** Where the expected calibration error lies in 95 of 100 resamplings of the rows. */
  readonly interval: readonly [low: number, high: number];
  /** What perfectly calibrated probabilities stay below in 99 of 100 cases, with as many rows. */
  readonly chance: number;
}

/** Everything that a look at a model said. Plain data, as JSON has it. */
export interface ModelDiagnosis {
  readonly source: string;
  readonly task: Task;
  /** Rows of the table. */
  readonly rows: number;
  /** The rows that the model is judged by: the test part, else the validation part, else those it learned from. */
  readonly judgedOn: RowsOf;
  /** n[0], …, n[L]. */
  readonly architecture: readonly number[];
  readonly layers: readonly LayerDiagnosis[];
  readonly steps: StepDiagnosis | null;
  /** Training first, as far as they are known. */
  readonly scores: readonly PartScore[];
  /** The constant answer and the linear model on the judged rows; empty where the training rows are not known. */
  readonly baselines: readonly { readonly name: string; readonly score: number | null }[];
  /** Null for regression and for several labels. */
  readonly calibration: CalibrationDiagnosis | null;
  /** The columns by importance, the weightiest first. */
  readonly importance: readonly ColumnImportance[];
  /** Segments that are worse than the rest beyond chance, the worst first. */
  readonly segments: readonly Segment[];
  readonly mistakes: readonly Mistake[];
  /** Null for regression and several labels, and when they were not asked for. */
  readonly wrongLabels: WrongLabels | null;
  /** Null where the table is the one that was trained on. */
  readonly drift: Drift | null;
  /** What could not be judged, and why, as sentences. */
  readonly notJudged: readonly string[];
  readonly findings: readonly DiagnosisFinding[];
}
