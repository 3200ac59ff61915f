import type { PartName } from '../../model/examples.js';
import type { MeasureName } from '../measure.js';

/** How an arm compares with another on the same seeds and folds. */
export interface ArmComparison {
  readonly arm: string;
  readonly against: string;
  /** Seeds or folds that both have a result of. */
  readonly pairs: number;
  /** The mean of arm − against, in the unit of the measure. */
  readonly difference: number;
  /** The 95 % interval of this difference by itself, beside no others; null where nothing is tested. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Of the paired test, corrected for the overlap of training sets; null where nothing is tested. */
  readonly p: number | null;
  /** Corrected for the other comparisons too (Holm). */
  readonly pAdjusted: number | null;
  /**
   * `better` and `worse` are tested. `undecided`: the pairs cannot tell. `same`: no pair differs. `untested`: too few
   * pairs. `fixed`: every seed gives the same difference, so that chance has no part in it.
   */
  readonly verdict: 'better' | 'worse' | 'undecided' | 'same' | 'untested' | 'fixed';
  /** Pairs more that would tell a difference of this size; null when it is told, or when no number would. */
  readonly morePairs: number | null;
}

/** What the trials of one arm have in common. */
export interface ArmSummary {
  readonly arm: string;
  /** Trials with a result. */
  readonly trials: number;
  /** Trials whose cost or gradient became NaN or infinite. */
  readonly diverged: number;
  /** The mean of the measure; null without a result. */
  readonly mean: number | null;
  readonly deviation: number | null;
  /** The 95 % interval of the mean; null with fewer than two trials. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Against the best arm; null for the best itself, and where nothing is to compare. */
  readonly toBest: ArmComparison | null;
  /** Of the trials that reached the plan's cost the median; null when none was asked for. */
  readonly toCost: {
    readonly reached: number;
    readonly epochs: number | null;
    readonly seconds: number | null;
  } | null;
  /** Mean shares at the end of training; null where it does not apply. */
  readonly saturated: number | null;
  readonly dead: number | null;
  /** Mean seconds of a trial, and mean epochs. */
  readonly seconds: number | null;
  readonly epochs: number | null;
}

/** What a study has found out: plain figures, and the sentences that say them. */
export interface Conclusion {
  readonly measure: MeasureName;
  readonly larger: boolean;
  /** The part that the trials are judged by; null without results. */
  readonly judgedOn: PartName | null;
  /** What the differences are over: new splits of the data, or new starts on one split. */
  readonly over: 'splits' | 'folds' | 'starts';
  /** The arm with the best mean; null without results. */
  readonly best: string | null;
  /** Whether the best is tested better than every other one. */
  readonly settled: boolean;
  /** Arms that the best could not be told from. */
  readonly undecided: readonly string[];
  readonly arms: readonly ArmSummary[];
  /** Every tested pair of arms. */
  readonly comparisons: readonly ArmComparison[];
  /** The first says it all. */
  readonly sentences: readonly string[];
}
