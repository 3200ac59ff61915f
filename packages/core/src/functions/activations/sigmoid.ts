import { exp } from '../../foundation/elementary/index.js';
import { elementwise } from './activation.js';

/** a = 1 / (1 + e^−z), between 0 and 1. Course 1, week 2. */
export const sigmoid = elementwise({
  name: 'sigmoid',
  formula: '1 / (1 + e^−z)',
  derivativeFormula: 'a (1 − a)',
  // e^−|z| never overflows, and both branches keep their digits where a is near 0.
  value: (z) => {
    const e = exp(-Math.abs(z));
    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
  },
  derivative: (_z, a) => a * (1 - a),
});
