import {
  type FittedLearner,
  type Inputs,
  type Learner,
  type LearnerOptions,
  Matrix,
  SparseMatrix,
  type Task,
} from '@colonnade/core';
import { checkExamples, checkInputs } from './check-examples.js';

const where = 'nearestNeighbors';

/** Neighbors that are asked; fewer where there are fewer examples. */
const asked = 5;

/** Multiplications in about a minute. */
const perMinute = 5e10;

/**
 * The k nearest neighbors: an example is answered with the mean of the targets of the 5 training examples whose
 * inputs are nearest, by the distance √Σ(x − x′)²; of equally near ones the first. Shares of classes are drawn in
 * from 0 and 1 by one further vote that all classes have in common, so that no answer is certain. It looks at every
 * training example for every answer, n·m multiplications.
 */
export const nearestNeighbors: Learner = {
  name: 'nearest neighbors',
  // m training examples answer for themselves and for q others: n·m·(m + q) multiplications.
  affordable: ({ features, queries }) =>
    (Math.sqrt(queries * queries + (4 * perMinute) / features) - queries) / 2,
  async fit(X: Inputs, Y: Matrix, task: Task, _options: LearnerOptions): Promise<FittedLearner> {
    checkExamples(where, X, Y);
    const known = dense(X);
    const k = Math.min(asked, known.columns);
    return {
      predict(inputs) {
        checkInputs(where, inputs, known.rows);
        const queries = dense(inputs);
        const answers = Matrix.zeros(Y.rows, queries.columns);
        for (let j = 0; j < queries.columns; j++) {
          const x = queries.data.subarray(j * known.rows, (j + 1) * known.rows);
          for (const near of nearest(known, x, k)) {
            for (let i = 0; i < Y.rows; i++) answers.data[i + j * Y.rows] += Y.data[i + near * Y.rows] / k;
          }
        }
        if (task === 'regression') return answers;
        const classes = Y.rows === 1 || task === 'multilabel' ? 2 : Y.rows;
        return answers.map((share) => (k * share + 1 / classes) / (k + 1));
      },
    };
  },
};

function dense(X: Inputs): Matrix {
  return X instanceof SparseMatrix ? X.toDense() : X;
}

/** The columns of X nearest to x, the nearest first. */
function nearest({ rows: n, columns: m, data }: Matrix, x: ArrayLike<number>, k: number): number[] {
  const found: number[] = [];
  const squares: number[] = [];
  for (let j = 0; j < m; j++) {
    const limit = found.length < k ? Number.POSITIVE_INFINITY : squares[k - 1];
    let square = 0;
    for (let i = 0, at = j * n; i < n; i++, at++) {
      const gap = x[i] - data[at];
      square += gap * gap;
    }
    if (!(square < limit)) continue;
    let place = Math.min(found.length, k - 1);
    for (; place > 0 && squares[place - 1] > square; place--) {
      squares[place] = squares[place - 1];
      found[place] = found[place - 1];
    }
    squares[place] = square;
    found[place] = j;
  }
  return found;
}
