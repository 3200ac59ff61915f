import type { Fill } from './preprocessing.js';

/** Mean and deviation of the numbers that are there (NaN is not). */
export interface Statistics {
  readonly count: number;
  readonly mean: number;
  /** √(Σ(x − mean)² / count); exactly 0 for numbers that are all the same. */
  readonly deviation: number;
}

/**
 * Mean and deviation of every `stride`-th number from `start` on, in order, in two passes; NaN is passed over.
 * Without numbers the mean is 0 and the deviation 0.
 */
export function statistics(values: ArrayLike<number>, start = 0, stride = 1): Statistics {
  let count = 0;
  let sum = 0;
  let first = 0;
  let same = true;
  for (let i = start; i < values.length; i += stride) {
    const x = values[i];
    if (Number.isNaN(x)) continue;
    if (count === 0) first = x;
    else if (x !== first) same = false;
    sum += x;
    count++;
  }
  // Rounding in the sum must not give a constant a deviation, which would be divided by.
  if (same) return { count, mean: first, deviation: 0 };
  const mean = sum / count;
  let squares = 0;
  for (let i = start; i < values.length; i += stride) {
    const x = values[i];
    if (!Number.isNaN(x)) squares += (x - mean) * (x - mean);
  }
  return { count, mean, deviation: Math.sqrt(squares / count) };
}

/** What stands in for a missing number: mean, median, or most frequent value (the smallest of equals). */
export function fillOf(values: Float64Array, fill: Fill): number {
  if (fill === 'mean') return statistics(values).mean;
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  if (present.length === 0) return 0;
  const middle = present.length >> 1;
  if (fill === 'median') {
    return present.length % 2 === 1 ? present[middle] : (present[middle - 1] + present[middle]) / 2;
  }
  let [best, most] = [present[0], 0];
  for (let start = 0, end = 0; start < present.length; start = end) {
    while (end < present.length && present[end] === present[start]) end++;
    if (end - start > most) [best, most] = [present[start], end - start];
  }
  return best;
}
