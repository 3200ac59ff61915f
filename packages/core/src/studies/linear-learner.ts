import { chooseEngine } from '../engine/choose.js';
import { Matrix } from '../matrix/matrix.js';
import { linearRegression } from '../model/baselines/linear-regression.js';
import { logisticRegression } from '../model/baselines/logistic-regression.js';
import type { Learner } from './learner.js';

/**
 * The linear model: logistic regression for classes and labels, least squares for numbers. What a network has to beat
 * before its hidden layers are worth anything.
 */
export const linearLearner: Learner = {
  name: 'linear model',
  async fit(X, Y, task, { seed }) {
    if (task === 'regression') {
      const fits = Y.toRows().map((row) => linearRegression(X, Float64Array.from(row)));
      return { predict: (inputs) => Matrix.fromRows(fits.map((fitted) => fitted(inputs))) };
    }
    const engine = chooseEngine('study', 'float32', { engine: 'wasm', threads: 1, deterministic: false });
    const softmax = task !== 'multilabel' && Y.rows > 1;
    return { predict: await logisticRegression(engine, X, Y, { softmax, seed, l2: 0 }) };
  },
};
