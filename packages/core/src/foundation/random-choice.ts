import { describe } from './options.js';
import { randomArgument } from './random-checks.js';
import type { RandomDraws } from './random-draws.js';

const WHERE = 'RandomState.choice';
/** How far the probabilities may be from 1 in sum: NumPy's √ε. */
const TOLERANCE = 2 ** -26;

/** `size` of the indices 0 … count − 1, drawn as NumPy's `choice` draws them. */
export function chooseIndices(
  draws: RandomDraws,
  count: number,
  size: number,
  replace: boolean,
  p: ArrayLike<number> | undefined,
): Uint32Array {
  if (count === 0 && size > 0) throw randomArgument(WHERE, 'there is nothing to choose from');
  if (p !== undefined) checkProbabilities(p, count);
  if (!replace && size > count) {
    const problem = `${size} different ones of ${count} were asked for`;
    throw randomArgument(WHERE, problem, `ask for at most ${count}, or draw with replacement`);
  }
  if (replace) return p === undefined ? evenly(draws, count, size) : weighted(draws, size, cumulative(p));
  if (p !== undefined) return weightedDistinct(draws, size, p);
  const indices = Uint32Array.from({ length: count }, (_, i) => i);
  draws.shuffle(indices);
  return indices.slice(0, size);
}

function evenly(draws: RandomDraws, count: number, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, () => draws.upTo(count - 1));
}

function weighted(draws: RandomDraws, size: number, sums: Float64Array): Uint32Array {
  return Uint32Array.from({ length: size }, () => firstAbove(sums, draws.uniform()));
}

/** Draws as many as are still wanted, keeps the new ones in the order drawn, and sets their weight to 0. */
function weightedDistinct(draws: RandomDraws, size: number, p: ArrayLike<number>): Uint32Array {
  const left = Float64Array.from(p);
  const possible = left.reduce((n, probability) => n + (probability > 0 ? 1 : 0), 0);
  if (possible < size) {
    throw randomArgument(
      WHERE,
      `${size} different ones were asked for, but only ${possible} have a probability above 0`,
    );
  }
  const found = new Set<number>();
  while (found.size < size) {
    const sums = cumulative(left);
    for (const index of weighted(draws, size - found.size, sums)) found.add(index);
    for (const index of found) left[index] = 0;
  }
  return Uint32Array.from(found);
}

/** Running sums divided by the last. */
function cumulative(p: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(p.length);
  for (let i = 0, sum = 0; i < p.length; i++) {
    sum += p[i];
    sums[i] = sum;
  }
  const total = sums[sums.length - 1];
  return sums.map((sum) => sum / total);
}

/** The number of sums that are at most u, by halving. */
function firstAbove(sums: Float64Array, u: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] <= u) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkProbabilities(p: ArrayLike<number>, count: number): void {
  if (p.length !== count) {
    throw randomArgument(WHERE, `p has ${p.length} probabilities for ${count} to choose from`);
  }
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (!(p[i] >= 0)) throw randomArgument(WHERE, `p[${i}] is ${describe(p[i])}, not a probability`);
    sum += p[i];
  }
  if (!(Math.abs(sum - 1) <= TOLERANCE)) {
    throw randomArgument(WHERE, `the probabilities sum to ${sum}, not to 1`, 'divide each by their sum');
  }
}
