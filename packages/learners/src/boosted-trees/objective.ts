import { loss, Matrix, sigmoid, softmax, type Task } from '@colonnade/core';
import type { Sums } from './best-splits.js';

/** What the scores of an ensemble are fitted to. */
export interface Objective {
  /** The scores to begin with, one for every row of Y. */
  readonly start: readonly number[];
  /** Answers from scores, k×m both. */
  answers(scores: Matrix): Matrix;
  /** The first and second derivatives of the loss of each example by the score in row i. */
  derivatives(answers: Matrix, Y: Matrix, i: number): Sums;
}

/** A share of 0 or 1 would start at an infinite score. */
const leastShare = 1e-3;

/** Squared error of numbers, logistic loss of labels, the softmax's of classes. */
export function objectiveFor(Y: Matrix, task: Task): Objective {
  const means = Y.toRows().map((row) => row.reduce((sum, y) => sum + y, 0) / row.length);
  if (task === 'regression') {
    return { start: means, answers: (scores) => scores, derivatives: (A, T, i) => sumsOf(A, T, i, () => 1) };
  }
  const shares = means.map((mean) => Math.min(1 - leastShare, Math.max(leastShare, mean)));
  if (task === 'multilabel' || Y.rows === 1) {
    return {
      start: shares.map((share) => surprise(1 - share) - surprise(share)),
      answers: (scores) => within(sigmoid(scores)),
      derivatives: (A, T, i) => sumsOf(A, T, i, (a) => a * (1 - a)),
    };
  }
  // The k scores of a softmax move together; k / (k − 1) makes up for looking at one of them at a time
  // (Friedman 2001, Annals of Statistics 29, algorithm 6).
  const factor = Y.rows / (Y.rows - 1);
  return {
    start: shares.map((share) => -surprise(share)),
    answers: (scores) => within(softmax(scores)),
    derivatives: (A, T, i) => sumsOf(A, T, i, (a) => factor * a * (1 - a)),
  };
}

/** −ln p, the loss of what was given the probability p. */
function surprise(p: number): number {
  return loss(Matrix.fromRows([[p]]), Matrix.fromRows([[1]])).at(0, 0);
}

/** No answer is certain: its loss would be infinite where it is wrong. */
function within(probabilities: Matrix): Matrix {
  return probabilities.map((p) => Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p)));
}

function sumsOf(A: Matrix, Y: Matrix, i: number, curvature: (a: number) => number): Sums {
  const { rows: k, columns: m } = A;
  const sums = { G: new Float64Array(m), H: new Float64Array(m) };
  for (let j = 0, at = i; j < m; j++, at += k) {
    sums.G[j] = A.data[at] - Y.data[at];
    sums.H[j] = curvature(A.data[at]);
  }
  return sums;
}
