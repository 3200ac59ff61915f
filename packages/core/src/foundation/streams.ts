import { GOLDEN, mix } from './mix.js';

/**
 * The 32-bit seed of a named stream (split, shuffle, folds, …): the same seed and name always give the same
 * stream, and drawing from one never moves another.
 * @param seed the user's seed, a whole number from 0 to 2^32 − 1
 * @param name the stream, any text; upper and lower case differ
 */
export function streamSeed(seed: number, name: string): number {
  let hash = mix(seed ^ GOLDEN);
  for (let i = 0; i < name.length; i++) {
    // The place is mixed in too, so that no two orders of the same letters meet.
    hash = mix(hash ^ (name.charCodeAt(i) + Math.imul(i + 1, GOLDEN)));
  }
  return mix(hash ^ name.length) >>> 0;
}
