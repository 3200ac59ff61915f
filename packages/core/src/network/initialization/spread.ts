import { he } from './he.js';
import type { Initialization } from './types.js';

/**
 * As He, and the biases of the first layer are drawn too: the units of a layer without biases all bend at the mean of
 * one input, or along lines through the mean of two. With them they bend within about two deviations around it.
 */
export const spread: Initialization = {
  ...he,
  formula: 'as he; b[1] half of it',
  bias: 0.5,
};
