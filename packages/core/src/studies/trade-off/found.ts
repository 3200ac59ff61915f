import type { Model } from '../../model/model.js';
import type { TrainOptions } from '../../model/train-options.js';
import type { ArmComparison, ArmSummary, Conclusion } from '../conclude/conclusion.js';
import type { StudyPlan } from '../plan.js';
import type { StudyRun } from '../study-run.js';
import type { Smaller } from './smaller.js';
import type { PredictionSpeed } from './speed.js';
import type { WithinTime } from './within-time.js';

/** A network, as it was trained or made smaller: its score, speed and size. */
export interface TradeOffPoint {
  readonly name: string;
  /** The arm that trained it, and what was made of that; null for nothing. */
  readonly arm: string;
  readonly smaller: Smaller | null;
  /** What the arm sets on top of the options that all share. */
  readonly options: Partial<TrainOptions>;
  /** n[0], …, n[L] of the first trial; null without a result. */
  readonly architecture: readonly number[] | null;
  /** Weights that are not zero, and the bytes of the model's file. Medians over the trials; null without a result. */
  readonly weights: number | null;
  readonly bytes: number | null;
  /** The mean share of examples with the class that the trained network gives; null where that says nothing. */
  readonly agreement: number | null;
  readonly summary: ArmSummary;
  /** Against the whole network; null for that itself. */
  readonly toWhole: ArmComparison | null;
  /** Null where it was not measured. */
  readonly speed: PredictionSpeed | null;
  /** Whether no other point is better in one and no worse in the other: score and speed, score and size. */
  readonly frontier: { readonly speed: boolean; readonly size: boolean };
}

/** The point that a condition chose, as a model. */
export interface ChosenPoint {
  readonly name: string;
  /** The trial whose score is nearest to the mean. */
  readonly seed: number;
  readonly fold: number | null;
  /** That trial's model; null where the study was stopped before it was trained again. */
  readonly model: Model | null;
  /** The score of this one model; null without it. */
  readonly score: number | null;
}

/** What a study of the trade-off has found out. */
export interface TradeOffStudy {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  /** Every point against the whole network. */
  readonly conclusion: Conclusion;
  readonly points: readonly TradeOffPoint[];
  /** Seconds that every network was given to train, and what each came to; null where the study ended before. */
  readonly within: { readonly seconds: number; readonly arms: readonly WithinTime[] } | null;
  /** The condition, as it was given; null for none. */
  readonly choose: string | null;
  /** Null where no point was asked for, or none meets the condition. */
  readonly chosen: ChosenPoint | null;
  /** The first says it all. */
  readonly sentences: readonly string[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
