import { adam } from './adam.js';
import { gradientDescent } from './gradient-descent.js';
import { momentum } from './momentum.js';

/** The list of optimizers: a new one is a file of its own and a line here. */
export const optimizers = {
  adam,
  'gradient-descent': gradientDescent,
  momentum,
} as const;

export type OptimizerName = keyof typeof optimizers;

export const optimizerNames = Object.keys(optimizers) as OptimizerName[];
