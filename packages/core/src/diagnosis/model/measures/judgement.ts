import type { Matrix } from '../../../matrix/matrix.js';
import { type Evaluation, readAnswers } from '../../../model/evaluate.js';
import { r2 } from '../../../model/metrics/r2.js';
import type { ModelContent } from '../../../model/model-file/content.js';
import { loss } from '../../../network/blocks.js';
import { depth } from '../../../network/specification.js';
import { meanOf } from './numbers.js';

/** −ln 2⁻⁵³: a probability of 0 or 1 is a rounded one, and its loss is not infinite. */
const largestLoss = 36.7;

/** How well every example was answered. */
export interface Judgement {
  /** The loss of each, as the cost sums it. */
  readonly losses: Float64Array;
  /** 1 where the answer is right and 0 where not; null for a regression. For several labels all have to be right. */
  readonly right: Float64Array | null;
  /** The share that is right, or r² of a regression; null where that is not defined. */
  readonly score: number | null;
}

/**
 * Judges outputs without the metrics that a report needs: permutations want it often.
 * @param Yhat n[L]×m, @param Y n[L]×m
 */
export function judge(
  content: ModelContent,
  Yhat: Matrix,
  Y: Matrix,
  { actual, actualValues }: Pick<Evaluation, 'actual' | 'actualValues'>,
): Judgement {
  const { specification, threshold } = content;
  const output = specification.activations[depth(specification)];
  const kind = output === 'sigmoid' || output === 'softmax' ? { output } : {};
  const most = specification.cost === 'cross-entropy' ? Y.rows * largestLoss : Number.MAX_VALUE;
  const told = loss(Yhat, Y, { cost: specification.cost, ...kind }).data;
  const losses = Float64Array.from(told, (each) => Math.min(each, most));
  const answers = readAnswers(content, Yhat);
  if (answers.values !== null) {
    return { losses, right: null, score: r2(answers.values, actualValues!) };
  }
  const right = new Float64Array(Yhat.columns).fill(1);
  if (actual !== null) {
    for (let j = 0; j < right.length; j++) right[j] = Number(answers.classes![j] === actual[j]);
  } else {
    const { rows, data } = actualValues!;
    const said = answers.probabilities!.data;
    for (let at = 0; at < data.length; at++) {
      if (said[at] > threshold !== data[at] > 0.5) right[Math.floor(at / rows)] = 0;
    }
  }
  return { losses, right, score: meanOf(right).mean };
}
