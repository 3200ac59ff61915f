import {
  accuracy,
  ColonnadeError,
  classOf,
  type Learner,
  Matrix,
  r2,
  SparseMatrix,
  type Task,
} from '@colonnade/core';
import { describe, expect, it, vi } from 'vitest';
import { boostedTrees, nearestNeighbors, supportVectors } from '../src/index.js';
import { drawn, type Examples, readExamples } from './support/examples.js';

const learners: Learner[] = [boostedTrees, supportVectors, nearestNeighbors];
const seed = 1;

async function score(learner: Learner, train: Examples, test: Examples, task: Task): Promise<number> {
  const { predict } = await learner.fit(train.X, train.Y, task, { seed });
  const Yhat = predict(test.X);
  expect(Yhat.shape).toEqual(test.Y.shape);
  if (task === 'regression') return r2(Yhat, test.Y)!;
  expect(Yhat.data.every((p) => p > 0 && p < 1)).toBe(true);
  return accuracy(classOf(Yhat), classOf(test.Y))!;
}

async function failure(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe.each(learners)('$name', (learner) => {
  // A held-out accuracy of 114 and 360 examples has a deviation of 1.5 and 0.8 points: three of them below what
  // the learners are known to reach (0.96, 0.97).
  it('tells tumors and digits apart', async () => {
    const tumors = readExamples('breast-cancer/breast_cancer.csv');
    expect(await score(learner, tumors.train, tumors.test, 'binary')).toBeGreaterThan(0.91);
    const digits = readExamples('digits/digits.csv');
    expect(await score(learner, digits.train, digits.test, 'multiclass')).toBeGreaterThan(0.94);
  });

  it('learns numbers', async () => {
    const curve = (x: Float64Array) => Math.sin(2 * x[0]) + x[1];
    const fitted = await score(learner, drawn(2, 600, curve), drawn(2, 300, curve, 2), 'regression');
    expect(fitted).toBeGreaterThan(0.9);
  });

  it('learns labels that hold together', async () => {
    const { X } = drawn(2, 300, () => 0);
    const Y = Matrix.fromColumns(X.toColumns().map(([a, b]) => [a > 0 ? 1 : 0, b > 0.5 ? 1 : 0]));
    const { predict } = await learner.fit(X, Y, 'multilabel', { seed });
    const Yhat = predict(X);
    const right = Yhat.data.filter((p, at) => p > 0.5 === Y.data[at] > 0.5).length;
    expect(right / Y.data.length).toBeGreaterThan(0.9);
  });

  it('takes one feature, two examples, one class, a constant and no queries', async () => {
    const line = drawn(1, 200, ([x]) => (x > 0.3 ? 1 : 0));
    expect(await score(learner, line, line, 'binary')).toBeGreaterThan(0.95);

    const two = { X: Matrix.fromRows([[0, 1]]), Y: Matrix.fromRows([[0, 1]]) };
    const ofTwo = await learner.fit(two.X, two.Y, 'binary', { seed });
    expect(ofTwo.predict(two.X).data.every((p) => p > 0 && p < 1)).toBe(true);

    const same = { X: Matrix.fromRows([[3, 3, 3]]), Y: Matrix.fromRows([[1, 1, 1]]) };
    const { predict } = await learner.fit(same.X, same.Y, 'binary', { seed });
    const [p] = predict(Matrix.fromRows([[3]])).data;
    expect(p).toBeGreaterThan(0.5);
    expect(p).toBeLessThan(1);
    expect(predict(Matrix.zeros(1, 0)).shape).toEqual([1, 0]);
    const classes = Matrix.fromRows([
      [0, 0, 0],
      [1, 1, 1],
      [0, 0, 0],
    ]);
    const ofOne = await learner.fit(same.X, classes, 'multiclass', { seed });
    expect([...classOf(ofOne.predict(same.X))]).toEqual([1, 1, 1]);
  });

  it('gives the same answers again, of sparse inputs too', async () => {
    const { X, Y } = drawn(6, 120, (x) => (x[0] + x[1] > 0 ? 1 : 0));
    // Presence of six words: values above 0.5.
    const columns = X.toColumns().map((x) => x.flatMap((value, i) => (value > 0.5 ? [i] : [])));
    const starts = [0];
    for (const list of columns) starts.push(starts[starts.length - 1] + list.length);
    const sparse = new SparseMatrix(6, 120, Uint32Array.from(starts), Uint32Array.from(columns.flat()));
    const fromSparse = await learner.fit(sparse, Y, 'binary', { seed });
    const fromDense = await learner.fit(sparse.toDense(), Y, 'binary', { seed });
    const again = await learner.fit(sparse.toDense(), Y, 'binary', { seed });
    expect(again.predict(sparse).data).toEqual(fromDense.predict(sparse).data);
    // The sums of a histogram come in another order.
    const gaps = fromSparse
      .predict(sparse)
      .data.map((p, j) => Math.abs(p - fromDense.predict(sparse).data[j]));
    expect(Math.max(...gaps)).toBeLessThan(1e-6);
  });

  it('refuses what it cannot learn from', async () => {
    const X = Matrix.fromRows([[0, 1, 2]]);
    const Y = Matrix.fromRows([[0, 1, 1]]);
    const fit = (inputs: Matrix, targets: Matrix) => () => learner.fit(inputs, targets, 'binary', { seed });
    const gap = Matrix.fromColumnMajor(1, 3, Float64Array.of(0, Number.NaN, 2));
    expect(await failure(fit(gap, Y))).toMatch(
      /: X holds NaN in row 0 of example 1\. Fill missing values first\. \[VALUE_NOT_FINITE\]$/,
    );
    expect(await failure(fit(X, Matrix.fromRows([[1]])))).toMatch(
      /: X has 3 examples but Y has 1\. Examples are columns\. \[SHAPE_MISMATCH\]$/,
    );
    expect(await failure(fit(Matrix.zeros(1, 0), Matrix.zeros(1, 0)))).toMatch(/nothing to learn from/);
    expect(await failure(fit([[1]] as unknown as Matrix, Y))).toMatch(/MATRIX_EXPECTED/);
    const { predict } = await fit(X, Y)();
    expect(() => predict(Matrix.zeros(2, 1))).toThrow(
      /has 2 rows \(features\) but the learner was fitted to 1/,
    );
    expect(() => predict(gap)).toThrow(/VALUE_NOT_FINITE/);
  });
});

it('finds the five nearest of many inputs, of equally near ones the first', async () => {
  const { X } = drawn(150, 90, () => 0);
  // Every third example stands twice.
  const doubled = Matrix.fromColumns(X.toColumns().map((x, j, all) => (j % 3 === 2 ? all[j - 1] : x)));
  const Y = Matrix.fromRows([Array.from({ length: 90 }, (_, j) => j * j)]);
  const queries = drawn(150, 20, () => 0, 2).X;
  const fitted = await nearestNeighbors.fit(doubled, Y, 'regression', { seed });
  const wanted = queries.toColumns().map((x) => {
    const far = doubled
      .toColumns()
      .map((each, j) => ({ j, d: each.reduce((sum, v, i) => sum + (v - x[i]) ** 2, 0) }));
    far.sort((a, b) => (Math.abs(a.d - b.d) < 1e-9 ? a.j - b.j : a.d - b.d));
    return far.slice(0, 5).reduce((sum, { j }) => sum + (j * j) / 5, 0);
  });
  const answers = fitted.predict(queries).data;
  for (const [j, value] of wanted.entries()) expect(answers[j]).toBeCloseTo(value, 9);
});

it('prints nothing and leaves no listener behind', async () => {
  const spies = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name));
  const before = process.listenerCount('unhandledRejection');
  const { X, Y } = drawn(2, 40, ([x]) => (x > 0 ? 1 : 0));
  for (const learner of learners) await learner.fit(X, Y, 'binary', { seed });
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  expect(process.listenerCount('unhandledRejection')).toBe(before);
  vi.restoreAllMocks();
});

it('stops when the signal says so', async () => {
  const { X, Y } = drawn(3, 500, ([x]) => (x > 0 ? 1 : 0));
  const signal = { aborted: true };
  expect(await failure(() => boostedTrees.fit(X, Y, 'binary', { seed, signal }))).toBe(
    'boostedTrees: stopped before it had learned. [INTERRUPTED]',
  );
});

it('leaves more examples than it has time for to other learners', async () => {
  const { X, Y } = drawn(1, 5001, ([x]) => (x > 0 ? 1 : 0));
  expect(await failure(() => supportVectors.fit(X, Y, 'binary', { seed }))).toBe(
    'supportVectors: there are 5001 examples, and more than 5000 take minutes. The time grows with their square: fit it to fewer of them. [OPTION_RANGE]',
  );
});
