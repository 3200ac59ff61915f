import type { Initialization } from './types.js';

/** Keeps the size of activations through ReLU layers. He et al. 2015, equation 10. */
export const he: Initialization = {
  formula: '√(2 / n[l−1])',
  scale: (inputs) => Math.sqrt(2 / inputs),
};
