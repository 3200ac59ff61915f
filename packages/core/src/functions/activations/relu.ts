import { elementwise } from './activation.js';

/** a = max(0, z). Its derivative at 0 is taken as 0. Course 1, week 3. */
export const relu = elementwise({
  name: 'relu',
  formula: 'max(0, z)',
  derivativeFormula: '1 if z > 0, else 0',
  value: (z) => Math.max(0, z),
  derivative: (z) => (z > 0 ? 1 : 0),
});
