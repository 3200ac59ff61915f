import { exp, log } from '../../foundation/elementary/index.js';
import type { Cost } from './types.js';

/** Targets may come as float32 shares; their sum is 1 within its precision. */
const sumTolerance = 1e-6;

/**
 * loss = −Σ y ln a over the classes: the negative log-likelihood of the class. The targets of an example sum
 * to 1. Course 2, week 3.
 */
export const softmaxCrossEntropy: Cost = {
  name: 'cross-entropy',
  formula: '−Σ y ln a',
  lossOfOutput(A, Y, start, end) {
    let loss = 0;
    for (let i = start; i < end; i++) if (Y[i] !== 0) loss -= Y[i] * log(A[i]);
    return loss;
  },
  loss(Z, _A, Y, start, end) {
    // −ln aᵢ = ln Σⱼ e^(zⱼ − M) − (zᵢ − M), with M the largest z: nothing overflows.
    let largest = -Infinity;
    for (let i = start; i < end; i++) if (!(Z[i] <= largest)) largest = Z[i];
    let sum = 0;
    for (let i = start; i < end; i++) sum += exp(Z[i] - largest);
    const logSum = log(sum);
    let loss = 0;
    for (let i = start; i < end; i++) if (Y[i] !== 0) loss += Y[i] * (logSum - (Z[i] - largest));
    return loss;
  },
  error(_Z, A, Y, dZ, start, end) {
    for (let i = start; i < end; i++) {
      dZ[i] = A[i] - Y[i];
      if (Y[i] !== 1) continue;
      // a − 1 loses its digits near 1; minus the sum of the others is the same and does not.
      let others = 0;
      for (let j = start; j < end; j++) if (j !== i) others += A[j];
      dZ[i] = -others;
    }
  },
  targetProblem(Y, start, end) {
    let sum = 0;
    for (let i = start; i < end; i++) {
      if (!(Y[i] >= 0 && Y[i] <= 1)) return `a softmax output needs targets from 0 to 1, and one is ${Y[i]}`;
      sum += Y[i];
    }
    if (Math.abs(sum - 1) <= sumTolerance) return undefined;
    return `a softmax output needs targets that sum to 1 in every column, and they sum to ${sum}`;
  },
};
