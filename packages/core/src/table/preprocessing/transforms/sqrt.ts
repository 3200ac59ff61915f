import type { Transform } from './transform.js';

/** Gentler than a logarithm; counts get a deviation that does not grow with them. */
export const sqrt: Transform = {
  name: 'sqrt',
  formula: '√x',
  domain: 'numbers of at least 0',
  accepts: (x) => x >= 0,
  fit: () => 0,
  apply: (x) => Math.sqrt(x),
};
