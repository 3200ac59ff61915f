import { chooseEngine } from '../../engine/choose.js';
import { Matrix } from '../../matrix/matrix.js';
import { linearRegression } from '../../model/baselines/linear-regression.js';
import { logisticRegression } from '../../model/baselines/logistic-regression.js';
import type { Learner } from '../learner.js';

/** The usual penalty, λ = 1: without one a linear model is no match for others on few examples. */
const l2 = 1;

/**
 * The linear model as it is usually taken: logistic regression with the penalty λ/(2m)·‖w‖², λ = 1, for classes and
 * labels; ridge regression with the same λ for numbers.
 */
export const penalizedLinear: Learner = {
  name: 'penalized linear model',
  async fit(X, Y, task, { seed }) {
    if (task === 'regression') {
      const fits = Y.toRows().map((row) => linearRegression(X, Float64Array.from(row), l2));
      return { predict: (inputs) => Matrix.fromRows(fits.map((fitted) => fitted(inputs))) };
    }
    const engine = chooseEngine('study', 'float32', { engine: 'wasm', threads: 1, deterministic: false });
    const softmax = task !== 'multilabel' && Y.rows > 1;
    return { predict: await logisticRegression(engine, X, Y, { softmax, seed, l2 }) };
  },
};
