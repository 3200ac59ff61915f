import type { Matrix } from '../../matrix/matrix.js';
import { checkSameShape } from './checks.js';

export interface PrecisionRecall {
  /** TP / (TP + FP): how much of what was called positive is. */
  readonly precision: number | null;
  /** TP / (TP + FN): how much of what is positive was called so. */
  readonly recall: number | null;
  /** 2 TP / (2 TP + FP + FN), the harmonic mean of both. */
  readonly f1: number | null;
}

/** True positives, false positives and false negatives of one class. */
export interface ClassCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/** Precision, recall and F1 of one class; 0/0 is null: nothing was predicted, or there is nothing to find. */
export function precisionRecall({
  truePositives,
  falsePositives,
  falseNegatives,
}: ClassCounts): PrecisionRecall {
  const share = (part: number, all: number) => (all === 0 ? null : part / all);
  return {
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
    f1: share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}

/**
 * The mean over the classes that occur or are predicted. Within it 0/0 counts as 0, as in scikit-learn:
 * a class that is there and never predicted must not be passed over. Null when no class occurs.
 */
export function macroPrecisionRecall(classes: readonly ClassCounts[]): PrecisionRecall {
  const seen = classes.filter((c) => c.truePositives + c.falsePositives + c.falseNegatives > 0);
  const figures = seen.map(precisionRecall);
  const mean = (name: keyof PrecisionRecall) =>
    seen.length === 0 ? null : figures.reduce((sum, figure) => sum + (figure[name] ?? 0), 0) / seen.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

/** The counts of each class from a confusion matrix (rows true, columns predicted). */
export function countsOfConfusion(confusion: readonly (readonly number[])[]): ClassCounts[] {
  return confusion.map((row, k) => {
    const truePositives = row[k];
    const actual = row.reduce((sum, count) => sum + count, 0);
    const predicted = confusion.reduce((sum, other) => sum + other[k], 0);
    return {
      truePositives,
      falsePositives: predicted - truePositives,
      falseNegatives: actual - truePositives,
    };
  });
}

/**
 * The counts of each label where an example may have several; a label is predicted where its probability is
 * strictly above the threshold.
 * @param Yhat k×m probabilities
 * @param Y k×m targets, 0 or 1
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function countsOfLabels(Yhat: Matrix, Y: Matrix, threshold = 0.5): ClassCounts[] {
  checkSameShape('countsOfLabels', Yhat, Y);
  const { rows: k, columns: m } = Y;
  return Array.from({ length: k }, (_, i) => {
    const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
    for (let at = i; at < k * m; at += k) {
      const predicted = Yhat.data[at] > threshold;
      const actual = Y.data[at] > 0.5;
      if (predicted && actual) counts.truePositives++;
      else if (predicted) counts.falsePositives++;
      else if (actual) counts.falseNegatives++;
    }
    return counts;
  });
}
