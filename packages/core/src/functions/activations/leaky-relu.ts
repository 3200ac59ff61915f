import { elementwise } from './activation.js';

const slope = 0.01;

/** a = max(0.01 z, z). Its derivative at 0 is taken as 0.01. Course 1, week 3. */
export const leakyRelu = elementwise({
  name: 'leaky-relu',
  formula: 'max(0.01 z, z)',
  derivativeFormula: '1 if z > 0, else 0.01',
  value: (z) => (z > 0 ? z : slope * z),
  derivative: (z) => (z > 0 ? 1 : slope),
});
