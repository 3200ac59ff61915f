import { exp } from '../../foundation/elementary/index.js';
import type { Activation } from './types.js';

/** aᵢ = e^zᵢ / Σⱼ e^zⱼ within a column: probabilities of classes that exclude each other. Course 2, week 3. */
export const softmax: Activation = {
  name: 'softmax',
  formula: 'e^zᵢ / Σⱼ e^zⱼ',
  derivativeFormula: '∂aᵢ/∂zⱼ = aᵢ ((i = j) − aⱼ)',
  hidden: false,
  forward(Z, A, start, end) {
    // The largest z is subtracted first: the result is the same, and nothing overflows.
    let largest = -Infinity;
    for (let i = start; i < end; i++) if (!(Z[i] <= largest)) largest = Z[i];
    let sum = 0;
    for (let i = start; i < end; i++) sum += A[i] = exp(Z[i] - largest);
    for (let i = start; i < end; i++) A[i] /= sum;
  },
  backward(_Z, A, D, start, end) {
    let weighted = 0;
    for (let i = start; i < end; i++) weighted += A[i] * D[i];
    for (let i = start; i < end; i++) D[i] = A[i] * (D[i] - weighted);
  },
};
