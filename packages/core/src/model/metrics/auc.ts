import type { Matrix } from '../../matrix/matrix.js';
import { checkSameLength, checkSameShape } from './checks.js';

/**
 * The area under the ROC curve: the chance that a positive example scores above a negative one, a tie counting
 * one half. AUC = (R − p(p + 1)/2) / (p·n), R being the sum of the ranks of the p positives among all p + n
 * scores and equal scores sharing their mean rank (Mann and Whitney 1947). Null without positives, without
 * negatives, or with a NaN among the scores.
 * @param scores m probabilities or other scores, larger for "more positive"
 * @param positives m values, above 0.5 for a positive example
 * @throws SHAPE_MISMATCH
 */
export function auc(scores: ArrayLike<number>, positives: ArrayLike<number>): number | null {
  checkSameLength('auc', ['scores', scores], ['positives', positives]);
  const m = scores.length;
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => scores[a] - scores[b]);
  let rankSum = 0;
  let p = 0;
  for (let start = 0, end = 0; start < m; start = end) {
    if (Number.isNaN(scores[order[start]])) return null;
    let tiedPositives = 0;
    for (end = start; end < m && scores[order[end]] === scores[order[start]]; end++) {
      if (positives[order[end]] > 0.5) tiedPositives++;
    }
    rankSum += (tiedPositives * (start + 1 + end)) / 2;
    p += tiedPositives;
  }
  const n = m - p;
  return p === 0 || n === 0 ? null : (rankSum - (p * (p + 1)) / 2) / (p * n);
}

/**
 * The mean over the classes of the AUC of that class against the rest. Classes without positives or without
 * negatives have none and are passed over; null when all are.
 * @param Yhat k×m probabilities
 * @param Y k×m targets, 0 or 1
 * @throws MATRIX_EXPECTED, SHAPE_TARGET
 */
export function macroAuc(Yhat: Matrix, Y: Matrix): number | null {
  checkSameShape('macroAuc', Yhat, Y);
  let sum = 0;
  let defined = 0;
  for (let i = 0; i < Y.rows; i++) {
    const area = auc(rowOf(Yhat, i), rowOf(Y, i));
    if (area === null) continue;
    sum += area;
    defined++;
  }
  return defined === 0 ? null : sum / defined;
}

/** A copy of row i. */
export function rowOf({ rows, columns, data }: Matrix, i: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, j) => data[i + j * rows]);
}
