import { he } from './he.js';
import { inverseSqrt } from './inverse-sqrt.js';
import { small } from './small.js';
import { spread } from './spread.js';
import type { Initialization } from './types.js';
import { xavier } from './xavier.js';
import { zeros } from './zeros.js';
import { zerosFirst } from './zeros-first.js';

/** The list of initializations: a new one is a file of its own and a line here. */
export const initializations = {
  he,
  xavier,
  small,
  zeros,
  'inverse-sqrt': inverseSqrt,
  'zeros-first': zerosFirst,
  spread,
} as const satisfies Record<string, Initialization>;

export type InitializationName = keyof typeof initializations;

export const initializationNames = Object.keys(initializations) as InitializationName[];
