/**
 * The figures of one part of the data (train, validation or test) for a classifier. A figure that is not
 * defined for these data is null, never NaN.
 */
export interface ClassificationMetrics {
  /** Share of the examples whose class is right; of several labels, of those with every label right. */
  readonly accuracy: number | null;
  /** Mean loss of one example, without penalty and weights. */
  readonly cost: number | null;
  /** Sum over the examples, natural logarithm, without penalty and weights. */
  readonly logLikelihood: number | null;
  /** Of the positive class; the mean over the classes when there are more than two. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Area under the ROC curve; the one-against-rest mean when there are more than two classes. */
  readonly auc: number | null;
}

/** The figures of one part of the data for a regression, in the unit of the target; null where not defined. */
export interface RegressionMetrics {
  /** Mean loss of one example, without penalty and weights. */
  readonly cost: number | null;
  /** Root of the mean squared error. */
  readonly rmse: number | null;
  /** Mean absolute error. */
  readonly mae: number | null;
  /** Share of the variance explained; null when the target never changes. */
  readonly r2: number | null;
}
