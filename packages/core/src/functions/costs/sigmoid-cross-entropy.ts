import { exp, log, log1p } from '../../foundation/elementary/index.js';
import { sigmoid } from '../activations/sigmoid.js';
import type { Cost } from './types.js';

/**
 * loss = −Σ (y ln a + (1 − y) ln(1 − a)) over the output units: the negative log-likelihood of independent yes
 * or no answers. One unit is logistic regression's loss; several are one-against-rest. Course 1, week 2.
 */
export const sigmoidCrossEntropy: Cost = {
  name: 'cross-entropy',
  formula: '−Σ (y ln a + (1 − y) ln(1 − a))',
  lossOfOutput(A, Y, start, end) {
    let loss = 0;
    for (let i = start; i < end; i++) {
      // A certain answer that is right costs nothing: 0 · ln 0 is 0 here, not NaN.
      if (Y[i] !== 0) loss -= Y[i] * log(A[i]);
      if (Y[i] !== 1) loss -= (1 - Y[i]) * log1p(-A[i]);
    }
    return loss;
  },
  loss(Z, _A, Y, start, end) {
    // With a = 1 / (1 + e^−z) the loss is max(z, 0) − z y + ln(1 + e^−|z|): finite at any z.
    let loss = 0;
    for (let i = start; i < end; i++) {
      loss += Math.max(Z[i], 0) - Z[i] * Y[i] + log1p(exp(-Math.abs(Z[i])));
    }
    return loss;
  },
  error(Z, A, Y, dZ, start, end) {
    // dA = −y/a + (1 − y)/(1 − a) times g′(z) = a (1 − a) is a − y. Near 1 that difference has lost its digits,
    // and 1 − a = 1 / (1 + e^z) has not.
    for (let i = start; i < end; i++) dZ[i] = Z[i] < 0 ? A[i] - Y[i] : 1 - Y[i] - sigmoid.value(-Z[i]);
  },
  targetProblem(Y, start, end) {
    for (let i = start; i < end; i++) {
      if (!(Y[i] >= 0 && Y[i] <= 1)) return `a sigmoid output needs targets from 0 to 1, and one is ${Y[i]}`;
    }
    return undefined;
  },
};
