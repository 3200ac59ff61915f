/** One point of a ROC curve: what is reached when examples with a score of at least `threshold` are positive. */
export interface RocPoint {
  /** Share of the negatives called positive, 0 to 1. */
  readonly falsePositiveRate: number;
  /** Share of the positives called positive, 0 to 1. */
  readonly truePositiveRate: number;
  /** The smallest score called positive; null for the first point, where nothing is. */
  readonly threshold: number | null;
}

/** One bin of a calibration: how often what was said with about this probability came true. */
export interface CalibrationBin {
  /** The bin holds probabilities from `from` to below `to`; the last one holds 1 too. */
  readonly from: number;
  readonly to: number;
  /** Examples in the bin. */
  readonly count: number;
  /** Their mean probability; null in an empty bin. */
  readonly meanProbability: number | null;
  /** The share of them that came true; null in an empty bin. */
  readonly observedShare: number | null;
}

/** How far probabilities can be taken at their word. */
export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /** Σ (count/m)·|observedShare − meanProbability|, 0 to 1; null without examples. */
  readonly expectedCalibrationError: number | null;
}
