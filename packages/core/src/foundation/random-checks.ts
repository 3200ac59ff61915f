import { ColonnadeError } from './errors.js';
import { describe } from './options.js';

/** The error for an argument that a generator cannot use. */
export function randomArgument(where: string, problem: string, remedy?: string): ColonnadeError {
  return new ColonnadeError({
    code: 'RANDOM_ARGUMENT',
    where,
    problem,
    remedy: remedy === undefined ? undefined : { text: remedy },
  });
}

/** Refuses a seed that is not a whole number from 0 to 2^32 − 1. */
export function checkSeed(where: string, seed: unknown): asserts seed is number {
  if (Number.isInteger(seed) && (seed as number) >= 0 && (seed as number) < 2 ** 32) return;
  const problem = `the seed is ${describe(seed)}, not a whole number from 0 to 4294967295`;
  throw randomArgument(where, problem);
}

/** Refuses a size that is not a whole number of at least 0. */
export function checkSize(where: string, size: unknown): asserts size is number {
  if (Number.isSafeInteger(size) && (size as number) >= 0) return;
  throw randomArgument(where, `the size is ${describe(size)}, not a whole number of at least 0`);
}

/** Refuses a bound that float64 does not hold exactly. */
export function checkBound(where: string, name: string, value: unknown): asserts value is number {
  if (Number.isSafeInteger(value)) return;
  throw randomArgument(where, `${name} is ${describe(value)}, not a whole number between −2^53 and 2^53`);
}
