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
import { columnOf, squareOf } from './column.js';

const where = 'nearestNeighbors';

/** Neighbors that are asked; fewer where there are fewer examples. */
const asked = 5;

/** Multiplications in about a minute. */
const perMinute = 5e10;
/** Its score on its own examples is measured on so many of them: each is answered by a look at all the others. */
const trainingAnswers = 2000;

/**
 * The k nearest neighbors: an example is answered with the mean of the targets of the 5 training examples whose
 * inputs are nearest, by the distance √Σ(x − x′)²; of equally near ones the first. Shares of classes are drawn in
 * from 0 and 1 by one further vote that all classes have in common, so that no answer is certain. It looks at every
 * training example for every answer, n·m multiplications at most.
 */
export const nearestNeighbors: Learner = {
  name: 'nearest neighbors',
  module: { url: import.meta.url, name: 'nearestNeighbors' },
  trainingAnswers,
  // Each of q answers, and of those on training examples, takes so many multiplications for each of m examples.
  affordable: ({ features, queries }) => perMinute / (features * (queries + trainingAnswers)),
  async fit(X: Inputs, Y: Matrix, task: Task, _options: LearnerOptions): Promise<FittedLearner> {
    checkExamples(where, X, Y);
    const k = Math.min(asked, X.columns);
    const nearest = X instanceof SparseMatrix ? nearestOfSparse(X, k) : nearestOfDense(X, k);
    return {
      predict(inputs) {
        checkInputs(where, inputs, X.rows);
        const answers = Matrix.zeros(Y.rows, inputs.columns);
        for (let j = 0; j < inputs.columns; j++) {
          for (const near of nearest(columnOf(inputs, j))) {
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

/** Finds the columns of X nearest to x, the nearest first. */
type Nearest = (x: ArrayLike<number>) => readonly number[];

/** A sum that has grown beyond the worst of the nearest is given up at the next of so many rows. */
const stretch = 64;

function nearestOfDense({ rows: n, columns: m, data }: Matrix, k: number): Nearest {
  return (x) => {
    const found = new NearestOnes(k);
    for (let j = 0; j < m; j++) {
      let square = 0;
      for (let from = 0; from < n && square < found.limit; from += stretch) {
        const to = Math.min(n, from + stretch);
        square += squareBetween(x, from, to, data, j * n + from);
      }
      found.offer(j, square);
    }
    return found.columns;
  };
}

/** Σ(x − y)² over x[from … to − 1] and as many y from `at` on: in four sums, which do not wait for each other. */
function squareBetween(
  x: ArrayLike<number>,
  from: number,
  to: number,
  y: ArrayLike<number>,
  at: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = from;
  for (; i + 3 < to; i += 4, at += 4) {
    const p = x[i] - y[at];
    const q = x[i + 1] - y[at + 1];
    const r = x[i + 2] - y[at + 2];
    const s = x[i + 3] - y[at + 3];
    a += p * p;
    b += q * q;
    c += r * r;
    d += s * s;
  }
  for (; i < to; i++, at++) a += (x[i] - y[at]) ** 2;
  return a + b + (c + d);
}

/** Σ(x − x′)² = Σx² + Σ((x − x′)² − x²) over the rows where x′ is not 0. */
function nearestOfSparse({ columns: m, starts, indices, values }: SparseMatrix, k: number): Nearest {
  return (x) => {
    const whole = squareOf(x);
    const found = new NearestOnes(k);
    for (let j = 0; j < m; j++) {
      let square = whole;
      for (let at = starts[j]; at < starts[j + 1]; at++) {
        const value = x[indices[at]];
        const gap = value - (values === undefined ? 1 : values[at]);
        square += gap * gap - value * value;
      }
      found.offer(j, square);
    }
    return found.columns;
  };
}

/** The k nearest of the columns that were offered, the nearest first. */
class NearestOnes {
  readonly columns: number[] = [];
  readonly #squares: number[] = [];
  readonly #k: number;
  /** Only what is below is among the nearest. */
  limit = Number.POSITIVE_INFINITY;

  constructor(k: number) {
    this.#k = k;
  }

  offer(column: number, square: number): void {
    if (!(square < this.limit)) return;
    const squares = this.#squares;
    let place = Math.min(squares.length, this.#k - 1);
    for (; place > 0 && squares[place - 1] > square; place--) {
      squares[place] = squares[place - 1];
      this.columns[place] = this.columns[place - 1];
    }
    squares[place] = square;
    this.columns[place] = column;
    if (squares.length === this.#k) this.limit = squares[this.#k - 1];
  }
}
