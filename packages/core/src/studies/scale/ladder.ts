import { pow } from '../../foundation/elementary/index.js';

/** The rungs reach down to about so many examples. */
const lowest = 20;
/** Fewer examples than these teach nothing. */
const least = 5;
const [fewest, most] = [4, 8];

/**
 * Numbers of training examples from few to all of them, each about twice the one before; closer together where there
 * are few. Fewer where they would be the same.
 * @param examples all training examples
 * @param rungs how many; by the examples unless given
 */
export function ladderOf(examples: number, rungs?: number): number[] {
  let doublings = 1;
  for (let left = examples / 2; left >= lowest; left /= 2) doublings++;
  const count = rungs ?? Math.min(most, Math.max(fewest, doublings));
  const bottom = Math.min(examples, Math.max(least, examples / 2 ** (count - 1)));
  const ratio = pow(examples / bottom, 1 / Math.max(1, count - 1));
  const all = Array.from({ length: count }, (_, at) => Math.round(examples / pow(ratio, count - 1 - at)));
  return [...new Set(all)];
}
