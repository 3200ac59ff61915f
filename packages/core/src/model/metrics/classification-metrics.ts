import type { Matrix } from '../../matrix/matrix.js';
import { accuracy, multilabelAccuracy } from './accuracy.js';
import { auc, macroAuc, rowOf } from './auc.js';
import { checkSameShape, finiteOrNull } from './checks.js';
import { classOf } from './class-of.js';
import { confusionMatrix } from './confusion-matrix.js';
import { logLikelihood } from './log-likelihood.js';
import { meanLoss } from './mean-loss.js';
import {
  countsOfConfusion,
  countsOfLabels,
  macroPrecisionRecall,
  type PrecisionRecall,
  precisionRecall,
} from './precision-recall.js';

/**
 * The figures of one part of the data for a classifier. A figure that is not defined for these data is null,
 * never NaN.
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

export interface ClassificationMetricsInput {
  readonly task: 'binary' | 'multiclass' | 'multilabel';
  /** k×m probabilities. Binary: 1×m of the positive class, or 2×m with the positive class second. */
  readonly Yhat: Matrix;
  /** k×m targets, 0 or 1; one-hot for classes. */
  readonly Y: Matrix;
  /** What the outputs are; decides the log-likelihood. Softmax for several classes unless given, else sigmoid. */
  readonly output?: 'sigmoid' | 'softmax';
  /** Positive when strictly above it, 0 to 1; 0.5 unless given. With more than two classes it plays no part. */
  readonly threshold?: number;
  /** 1×m losses, what `loss(Yhat, Y)` gives for the network's cost; cross-entropy unless given. */
  readonly losses?: Matrix;
}

/**
 * All figures of a classifier at once, in the shape of the command's JSON.
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function classificationMetrics(input: ClassificationMetricsInput): ClassificationMetrics {
  const { task, Yhat, Y, losses, threshold = 0.5 } = input;
  checkSameShape('classificationMetrics', Yhat, Y);
  const output =
    input.output ?? (task === 'multiclass' || (task === 'binary' && Y.rows === 2) ? 'softmax' : 'sigmoid');
  const likelihood = finiteOrNull(logLikelihood(Yhat, Y, output));
  const cost = losses ? meanLoss(losses) : likelihood === null ? null : (0 - likelihood) / Y.columns;
  const right = judge(task, Yhat, Y, threshold);
  return {
    accuracy: right.accuracy,
    cost: finiteOrNull(cost),
    logLikelihood: likelihood,
    precision: right.precision,
    recall: right.recall,
    f1: right.f1,
    auc: task === 'binary' ? auc(rowOf(Yhat, Y.rows - 1), rowOf(Y, Y.rows - 1)) : macroAuc(Yhat, Y),
  };
}

type Judgement = PrecisionRecall & Pick<ClassificationMetrics, 'accuracy'>;

function judge(
  task: ClassificationMetricsInput['task'],
  Yhat: Matrix,
  Y: Matrix,
  threshold: number,
): Judgement {
  if (task === 'multilabel') {
    const figures = macroPrecisionRecall(countsOfLabels(Yhat, Y, threshold));
    return { accuracy: multilabelAccuracy(Yhat, Y, threshold), ...figures };
  }
  const actual = classOf(Y);
  const predicted = classOf(Yhat, threshold);
  const counts = countsOfConfusion(confusionMatrix(actual, predicted, Math.max(2, Y.rows)));
  const figures = task === 'binary' ? precisionRecall(counts[1]) : macroPrecisionRecall(counts);
  return { accuracy: accuracy(actual, predicted), ...figures };
}
