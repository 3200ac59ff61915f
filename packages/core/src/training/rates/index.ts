import { boldDriver } from './bold-driver.js';
import { constant } from './constant.js';
import { cosine } from './cosine.js';

/** The list of learning-rate policies: a new one is a file of its own and a line here. */
export const rates = {
  constant,
  'bold-driver': boldDriver,
  cosine,
} as const;

export type RateName = keyof typeof rates;

export const rateNames = Object.keys(rates) as RateName[];
