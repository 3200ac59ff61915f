import { tanh as hyperbolicTangent } from '../../foundation/elementary/index.js';
import { elementwise } from './activation.js';

/** a = (e^z − e^−z) / (e^z + e^−z), between −1 and 1. Course 1, week 3. */
export const tanh = elementwise({
  name: 'tanh',
  formula: '(e^z − e^−z) / (e^z + e^−z)',
  derivativeFormula: '1 − a²',
  value: hyperbolicTangent,
  derivative: (_z, a) => 1 - a * a,
});
