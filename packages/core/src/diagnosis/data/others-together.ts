import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { Matrix } from '../../matrix/matrix.js';
import { linearRegression } from '../../model/baselines/linear-regression.js';
import type { Codes } from '../measures/bins.js';
import { largestClass, naiveBayes } from '../measures/naive-bayes.js';
import { ranksOf } from '../measures/ranks.js';
import type { DataColumn } from './columns.js';
import { denseInputs } from './dense-inputs.js';
import type { TargetData } from './target.js';

/** Rows that are looked at, and columns of them that least squares take: those that say most. */
const [mostRows, mostColumns] = [5000, 60];
const folds = 5;

/** What some columns, those that say most first, do together, held out in five folds: the better of naive Bayes and least squares. */
export function othersTogether(
  columns: readonly DataColumn[],
  target: TargetData,
  seed: number,
): { skill: number; wrong: number | null } {
  const { codes } = target;
  const m = codes.codes.length;
  const features = columns.filter(({ bins }) => bins !== null);
  if (features.length === 0 || m < 2 * folds) return { skill: 0, wrong: null };
  const order = new RandomDraws(streamSeed(seed, 'others')).permutation(m).subarray(0, mostRows);
  const X = denseInputs(features.slice(0, mostColumns), order);
  const regression = target.task === 'regression';
  const ranks = regression ? ranksOf(target.values[0]) : new Float64Array(0);
  const Y = regression
    ? [Float64Array.from(order, (row) => ranks[row])]
    : Array.from({ length: codes.count }, (_, label) =>
        Float64Array.from(order, (row) => Number(codes.codes[row] === label)),
      );
  const guessed = Y.map(() => new Float64Array(order.length));
  let bayes = 0;
  for (let fold = 0; fold < folds; fold++) {
    const test = Uint32Array.from(order.keys()).filter((j) => j % folds === fold);
    const train = Uint32Array.from(order.keys()).filter((j) => j % folds !== fold);
    const [trainX, testX] = [columnsOf(X, train), columnsOf(X, test)];
    for (const [of, y] of Y.entries()) {
      const answers = linearRegression(
        trainX,
        Float64Array.from(train, (j) => y[j]),
      )(testX);
      for (const [at, j] of test.entries()) guessed[of][j] = answers[at];
    }
    if (!regression)
      bayes += bayesWrong(
        features.map(({ bins }) => bins as Codes),
        codes,
        order,
        train,
        test,
      );
  }
  if (regression) return { skill: explained(guessed[0], Y[0]), wrong: null };
  let linear = 0;
  for (let j = 0; j < order.length; j++) {
    const best = guessed.reduce((most, scores, label) => (scores[j] > guessed[most][j] ? label : most), 0);
    if (best !== codes.codes[order[j]]) linear++;
  }
  const wrong = Math.min(bayes, linear);
  const largest = Y.reduce(
    (most, y) =>
      Math.max(
        most,
        y.reduce((sum, value) => sum + value, 0),
      ),
    0,
  );
  const ofAll = Math.round((wrong * m) / order.length);
  return { skill: 1 - wrong / Math.max(1, order.length - largest), wrong: ofAll };
}

function bayesWrong(
  features: readonly Codes[],
  codes: Codes,
  order: Uint32Array,
  train: Uint32Array,
  test: Uint32Array,
): number {
  const rows = (places: Uint32Array) => places.map((place) => order[place]);
  const judged = rows(test);
  const best = largestClass(naiveBayes(features, codes, rows(train), judged), codes.count);
  return best.reduce((sum, label, at) => sum + Number(label !== codes.codes[judged[at]]), 0);
}

function columnsOf(X: Matrix, places: Uint32Array): Matrix {
  const n = X.rows;
  const data = new Float64Array(n * places.length);
  for (const [at, j] of places.entries()) data.set(X.data.subarray(j * n, (j + 1) * n), at * n);
  return Matrix.fromColumnMajor(n, places.length, data);
}

/** 1 − Σ(y − ŷ)² / Σ(y − mean)² */
function explained(guessed: Float64Array, y: Float64Array): number {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  let [missed, all] = [0, 0];
  for (let j = 0; j < y.length; j++) {
    missed += (y[j] - guessed[j]) ** 2;
    all += (y[j] - mean) ** 2;
  }
  return all > 0 ? 1 - missed / all : 0;
}
