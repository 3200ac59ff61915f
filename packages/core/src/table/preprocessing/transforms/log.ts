import { log as logarithm } from '../../../foundation/elementary/index.js';
import type { Transform } from './transform.js';

/** Makes factors into differences: what doubles moves by the same step. */
export const log: Transform = {
  name: 'log',
  formula: 'log x',
  domain: 'numbers above 0',
  accepts: (x) => x > 0,
  fit: () => 0,
  apply: (x) => logarithm(x),
};
