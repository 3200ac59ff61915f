import { log1p as logarithm } from '../../../foundation/elementary/index.js';
import type { Transform } from './transform.js';

/** The logarithm for counts and amounts that may be 0. */
export const log1p: Transform = {
  name: 'log1p',
  formula: 'log(1 + x)',
  domain: 'numbers above -1',
  accepts: (x) => x > -1,
  fit: () => 0,
  apply: (x) => logarithm(x),
};
