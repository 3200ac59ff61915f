import type { Initialization } from './types.js';

/** The first layer starts at zero and the others do not, so that hidden neurons differ by what follows them. */
export const zerosFirst: Initialization = {
  formula: '0 first, then 1',
  scale: (_inputs, _units, l) => (l === 1 ? 0 : 1),
};
