import type { ArmComparison, ArmSummary, Conclusion } from '../conclude/conclusion.js';
import type { StudyPlan } from '../plan.js';
import type { StudyRun } from '../study-run.js';
import type { Ends } from './sizes.js';

/** A mean over seeds or folds. */
export interface Estimate {
  readonly mean: number;
  /** Its 95 % interval; null with fewer than two trials. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** What networks of one size came to; null where no trial has a result. */
export interface SizeFigures {
  readonly arm: string;
  /** Units of the hidden layers. */
  readonly hidden: readonly number[];
  readonly parameters: number | null;
  readonly costTrain: Estimate | null;
  /** On the part that trials are judged by. */
  readonly costHeldOut: Estimate | null;
  /** Held-out cost − training cost. */
  readonly gap: Estimate | null;
  /** How far the validation cost had risen above its lowest when training ended; null without a validation part. */
  readonly rise: Estimate | null;
  /**
   * `overfits`: a held-out cost above the lowest one, tested, at a lower training cost. `underfits`: the same at a
   * higher training cost. `fits`: neither is shown. `untested`: too few trials.
   */
  readonly fit: 'overfits' | 'underfits' | 'fits' | 'untested';
  readonly summary: ArmSummary;
  /** Against the best network of all, by itself: not corrected for other comparisons. Null for the best itself. */
  readonly toBest: ArmComparison | null;
  /** The held-out cost against the lowest one; null for the lowest itself. */
  readonly toLowestCost: ArmComparison | null;
}

/** A rule of thumb, and what these data say of it. */
export interface RuleCheck {
  readonly rule: 'between outputs and inputs' | 'the mean of inputs and outputs' | 'at most twice the inputs';
  readonly verdict: 'holds' | 'does not hold' | 'open';
  /** The figures behind it. */
  readonly why: string;
}

/** What a study of hidden units has found out. Plain data. */
export interface HiddenUnitsStudy {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly ends: Ends;
  readonly conclusion: Conclusion;
  readonly sizes: readonly SizeFigures[];
  readonly rules: readonly RuleCheck[];
  /** The smallest network within one standard error of the best; null with fewer than three pairs. */
  readonly recommendation: {
    readonly arm: string;
    readonly hidden: readonly number[];
    /** Against the best, by itself; null when it is the best. */
    readonly toBest: ArmComparison | null;
  } | null;
  /** The first says it all. */
  readonly sentences: readonly string[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
