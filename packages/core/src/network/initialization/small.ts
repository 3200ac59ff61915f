import type { Initialization } from './types.js';

/** Small random weights, which keep sigmoid and tanh where they are steep. Course 1, week 3. */
export const small: Initialization = { formula: '0.01', scale: () => 0.01 };
