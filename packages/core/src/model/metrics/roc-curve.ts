import { checkSameLength } from './checks.js';

/** One point of a ROC curve: what is reached when examples with a score of at least `threshold` are positive. */
export interface RocPoint {
  /** Share of the negatives called positive, 0 to 1. */
  readonly falsePositiveRate: number;
  /** Share of the positives called positive, 0 to 1. */
  readonly truePositiveRate: number;
  /** The smallest score called positive; null for the first point, where nothing is. */
  readonly threshold: number | null;
}

/**
 * The points of the ROC curve from (0, 0) to (1, 1), one for each distinct score from the largest down. The
 * area under the straight lines between them is `auc`. Null without positives, without negatives, or with a
 * NaN among the scores.
 * @param scores m probabilities or other scores, larger for "more positive"
 * @param positives m values, above 0.5 for a positive example
 * @throws SHAPE_MISMATCH
 */
export function rocCurve(scores: ArrayLike<number>, positives: ArrayLike<number>): RocPoint[] | null {
  checkSameLength('rocCurve', ['scores', scores], ['positives', positives]);
  const m = scores.length;
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => scores[b] - scores[a]);
  const p = order.filter((i) => positives[i] > 0.5).length;
  const n = m - p;
  if (p === 0 || n === 0 || order.some((i) => Number.isNaN(scores[i]))) return null;
  const points: RocPoint[] = [{ falsePositiveRate: 0, truePositiveRate: 0, threshold: null }];
  let truePositives = 0;
  for (let at = 0; at < m; at++) {
    const score = scores[order[at]];
    if (positives[order[at]] > 0.5) truePositives++;
    if (at + 1 < m && scores[order[at + 1]] === score) continue;
    const falsePositives = at + 1 - truePositives;
    points.push({
      falsePositiveRate: falsePositives / n,
      truePositiveRate: truePositives / p,
      threshold: score,
    });
  }
  return points;
}
