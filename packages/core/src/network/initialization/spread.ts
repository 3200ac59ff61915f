import { he } from './he.js';
import type { Initialization } from './types.js';

/**
 * As He, and the biases of the first layer are drawn too: the units of a layer without biases all bend at the mean of
 * one input, or along lines through the mean of two. With them they bend within about two deviations around it.
 */
export const spread: Initialization = {
  name: 'spread',
  formula: '√(2 / n[l−1]), and half of it for b[1]',
  scale: he.scale,
  scaleOfBiases: (inputs, units, l) => (l === 1 ? he.scale(inputs, units, l) / 2 : 0),
};
