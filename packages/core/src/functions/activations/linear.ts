import { elementwise } from './activation.js';

/** a = z: the output of a regression. */
export const linear = elementwise({
  name: 'linear',
  formula: 'z',
  derivativeFormula: '1',
  value: (z) => z,
  derivative: () => 1,
});
