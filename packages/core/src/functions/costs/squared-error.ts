import type { Cost } from './types.js';

/** loss = ½ Σ (a − y)² over the output units: the negative log-likelihood of y with normal noise around a. */
export const squaredError: Cost = {
  name: 'squared-error',
  formula: '½ Σ (a − y)²',
  lossOfOutput(A, Y, start, end) {
    let sum = 0;
    for (let i = start; i < end; i++) sum += (A[i] - Y[i]) * (A[i] - Y[i]);
    return sum / 2;
  },
  loss(_Z, A, Y, start, end) {
    return this.lossOfOutput(A, Y, start, end);
  },
  error(Z, A, Y, dZ, start, end, activation) {
    for (let i = start; i < end; i++) dZ[i] = A[i] - Y[i]; // dA
    activation.backward(Z, A, dZ, start, end);
  },
  targetProblem: () => undefined,
};
