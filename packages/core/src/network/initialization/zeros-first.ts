import type { Initialization } from './types.js';

/** The first layer starts at zero and the others do not, so that hidden neurons differ by what follows them. */
export const zerosFirst: Initialization = {
  name: 'zeros-first',
  formula: '0 in the first layer, 1 behind it',
  scale: (_inputs, _units, l) => (l === 1 ? 0 : 1),
};
