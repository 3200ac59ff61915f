import { GOLDEN, mix } from './mix.js';

/**
 * A uniform multiple of 2^−32 in [0, 1) for one activation. It depends on where the activation stands and not on
 * what was drawn before, so a mask has the same bits for any block size, any number of threads, any engine.
 * The five arguments are whole numbers from 0 to 2^32 − 1.
 *
 * Key, step and layer give a key of two words; a Feistel network of three rounds under it turns the pair
 * (example, unit) into another pair, one to one, and the number is the first of that pair. Integer operations
 * only.
 */
export function dropoutUniform(
  key: number,
  step: number,
  layer: number,
  unit: number,
  example: number,
): number {
  const first = mix(mix(mix(key ^ GOLDEN) ^ step) ^ layer);
  const second = mix(mix(mix(key) + step) ^ Math.imul(layer + 1, GOLDEN));

  const x = example ^ first ^ mix(unit ^ second);
  const y = unit ^ second ^ mix(x);
  return ((x ^ mix(y + first)) >>> 0) / 4294967296;
}
