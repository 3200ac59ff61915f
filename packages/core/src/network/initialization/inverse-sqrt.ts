import type { Initialization } from './types.js';

/** LeCun's scale, often taught as Xavier. Course 2, week 1. */
export const inverseSqrt: Initialization = {
  formula: '√(1 / n[l−1])',
  scale: (inputs) => Math.sqrt(1 / inputs),
};
