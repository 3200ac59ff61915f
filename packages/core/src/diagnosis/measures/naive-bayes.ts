import { log } from '../../foundation/elementary/index.js';
import type { Codes } from './bins.js';

/**
 * What several features say together if each says it by itself: log p(class) + Σ log p(bin | class) for every class
 * and row, with half a row added to every count. Quick, and no worse than many a model where features are many.
 * @returns scores of m rows, one class after the other: k × m
 */
export function naiveBayes(
  features: readonly Codes[],
  target: Codes,
  train: ArrayLike<number>,
  test: ArrayLike<number>,
): Float64Array {
  const k = target.count;
  const sizes = new Float64Array(k).fill(0.5);
  for (let j = 0; j < train.length; j++) sizes[target.codes[train[j]]]++;
  const scores = new Float64Array(k * test.length);
  for (let j = 0; j < test.length; j++) for (let c = 0; c < k; c++) scores[j * k + c] = log(sizes[c]);
  for (const { codes, count } of features) {
    const counts = new Float64Array(count * k).fill(0.5);
    for (let j = 0; j < train.length; j++) counts[codes[train[j]] * k + target.codes[train[j]]]++;
    const logs = counts.map((n, at) => log(n / (sizes[at % k] + 0.5 * (count - 1))));
    for (let j = 0; j < test.length; j++) {
      const from = codes[test[j]] * k;
      for (let c = 0; c < k; c++) scores[j * k + c] += logs[from + c];
    }
  }
  return scores;
}

/** The class with the largest score of every row. */
export function largestClass(scores: Float64Array, k: number): Uint16Array {
  const best = new Uint16Array(scores.length / k);
  for (let j = 0; j < best.length; j++) {
    for (let c = 1; c < k; c++) if (scores[j * k + c] > scores[j * k + best[j]]) best[j] = c;
  }
  return best;
}
