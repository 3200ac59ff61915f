import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { Matrix } from '../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import { gammaChance, normalChance } from './chance.js';
import { FirstGradient, scoresOf } from './first-gradient.js';
import type { FirstStep } from './measured.js';
import { medianOf } from './median.js';

/** How the scores of the first step become answers. */
export type Answer =
  /** A row of Y for each label, 0 or 1: above the training median or not. Two classes are one label. */
  | 'median'
  /** A row of Y for each class, one of them 1: the largest. */
  | 'largest'
  /** A row of Y for each number: its correlation. */
  | 'correlation';

/** Examples to take the step on, and others to judge it by. */
export interface StepPart {
  readonly train: { readonly X: Inputs; readonly Y: Matrix };
  readonly test: { readonly X: Inputs; readonly Y: Matrix };
}

/** The quantile of chance that the floor is. */
const quantile = 0.99;
/** Values of X that are read in all permutations together, at most: about a second. */
const affordable = 5e7;

/**
 * The held-out score of the weights after one step of gradient descent from zeros, W ∝ (Y − mean of Y) Xᵀ, beside
 * that of permuted training targets. Nothing is trained: it says how plainly the representation puts the target, in
 * the units in which the network receives it.
 * @param parts - one split, or the folds of several, X n×m and Y k×m; the scores of all are put together
 */
export function measureFirstStep(parts: readonly StepPart[], answer: Answer, seed: number): FirstStep {
  const random = new RandomDraws(streamSeed(seed, 'first step'));
  const entries = parts.reduce((sum, { train, test }) => sum + sizeOf(train.X) + sizeOf(test.X), 0);
  const permutations = Math.max(10, Math.min(100, Math.floor(affordable / Math.max(1, entries))));
  const judged = parts.map((part) => ({ ...part, gradient: new FirstGradient(part.train.X) }));
  const { value, error, examples } = judge(judged, answer, (Y) => Y);
  const draws = Float64Array.from({ length: permutations }, () => {
    return judge(judged, answer, (Y) => permuted(Y, random)).value;
  });
  const score = answer === 'correlation' ? 'r2' : 'accuracy';
  const chance = score === 'r2' ? gammaChance(draws) : normalChance(draws);
  return {
    score,
    value,
    error,
    examples,
    expected: chance.expected,
    floor: chance.floor(quantile),
    quantile,
    p: chance.p(value),
    permutations,
  };
}

/** The values that are there to be read. */
function sizeOf(X: Inputs): number {
  return X instanceof SparseMatrix ? X.count : X.rows * X.columns;
}

/** Y with its columns in random order. */
function permuted(Y: Matrix, random: RandomDraws): Matrix {
  const k = Y.rows;
  const result = new Float64Array(Y.data.length);
  for (const [j, from] of random.permutation(Y.columns).entries()) {
    for (let of = 0; of < k; of++) result[j * k + of] = Y.data[from * k + of];
  }
  return Matrix.fromColumnMajor(k, Y.columns, result);
}

interface JudgedPart extends StepPart {
  readonly gradient: FirstGradient;
}

function judge(
  parts: readonly JudgedPart[],
  answer: Answer,
  order: (Y: Matrix) => Matrix,
): { value: number; error: number; examples: number } {
  let [sum, examples, outputs] = [0, 0, 1];
  for (const { train, test, gradient } of parts) {
    const W = gradient.of(order(train.Y));
    const scores = scoresOf(W, test.X);
    const m = test.Y.columns;
    outputs = test.Y.rows;
    if (answer === 'correlation') sum += m * squaredCorrelation(scores, test.Y);
    else if (answer === 'largest') sum += hitsOfLargest(scores, gradient.meanScores(W), test.Y);
    else sum += hitsAboveMedian(scores, scoresOf(W, train.X), test.Y);
    examples += m;
  }
  const value = examples === 0 ? 0 : sum / examples;
  // Of a share of right answers √(p (1 − p) / m); of a squared correlation 2 r (1 − r²) / √m (Fisher 1921).
  const m = Math.max(1, examples);
  const error =
    answer === 'correlation'
      ? (2 * Math.sqrt(value) * (1 - value)) / Math.sqrt(m)
      : Math.sqrt(Math.max(0, value * (1 - value)) / (answer === 'median' ? m * outputs : m));
  return { value, error, examples };
}

function hitsOfLargest(scores: Float64Array, center: Float64Array, Y: Matrix): number {
  const k = Y.rows;
  let hits = 0;
  for (let j = 0; j < Y.columns; j++) {
    let best = 0;
    for (let of = 1; of < k; of++) {
      if (scores[j * k + of] - center[of] > scores[j * k + best] - center[best]) best = of;
    }
    if (Y.data[j * k + best] === 1) hits++;
  }
  return hits;
}

/** Right answers as a share of the labels, times the examples. */
function hitsAboveMedian(scores: Float64Array, trained: Float64Array, Y: Matrix): number {
  const k = Y.rows;
  let hits = 0;
  for (let of = 0; of < k; of++) {
    const median = medianOf(k === 1 ? trained : trained.filter((_, at) => at % k === of));
    for (let j = 0; j < Y.columns; j++) {
      if (Number(scores[j * k + of] > median) === Y.data[j * k + of]) hits++;
    }
  }
  return hits / k;
}

/** r² of scores and targets, 0 where they go against each other; the mean over the rows of Y. */
function squaredCorrelation(scores: Float64Array, Y: Matrix): number {
  const { rows: k, columns: m } = Y;
  let sum = 0;
  for (let of = 0; of < k; of++) {
    let [x, y] = [0, 0];
    for (let j = 0; j < m; j++) {
      x += scores[j * k + of] / m;
      y += Y.data[j * k + of] / m;
    }
    let [xx, xy, yy] = [0, 0, 0];
    for (let j = 0; j < m; j++) {
      const [a, b] = [scores[j * k + of] - x, Y.data[j * k + of] - y];
      xx += a * a;
      xy += a * b;
      yy += b * b;
    }
    if (xy > 0 && yy > 0) sum += (xy * xy) / (xx * yy);
  }
  return sum / k;
}
