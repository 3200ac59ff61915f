import type { Initialization } from './types.js';

/** All zeros: right for logistic regression; hidden neurons would stay identical. Course 1, week 3. */
export const zeros: Initialization = { formula: '0', scale: () => 0 };
