import type { Initialization } from './types.js';

/** Keeps the size of activations and of gradients through tanh layers. Glorot and Bengio 2010, equation 12. */
export const xavier: Initialization = {
  formula: '√(2 / (n[l−1] + n[l]))',
  scale: (inputs, units) => Math.sqrt(2 / (inputs + units)),
};
