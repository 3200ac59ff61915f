import { exp } from '../../foundation/elementary/index.js';
import { chiSquareTail, normalTail } from '../measures/normal.js';

/** How far two samples are apart: 0 for the same, 1 for nothing in common; and how often chance parts them as far. */
export interface Apart {
  readonly distance: number;
  readonly p: number;
}

/**
 * The largest distance of two distribution functions, with the probability that Kolmogorov (1933) and Smirnov (1948)
 * give it, as Stephens (1970) corrects it for small samples. Missing numbers (NaN) are left out.
 */
export function kolmogorovSmirnov(first: Float64Array, second: Float64Array): Apart {
  const [a, b] = [first, second].map((each) => each.filter((x) => !Number.isNaN(x)).sort());
  if (a.length === 0 || b.length === 0) return { distance: 0, p: 1 };
  let [i, j, distance] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const x = Math.min(a[i], b[j]);
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (root + 0.12 + 0.11 / root) * distance;
  if (lambda < 0.3) return { distance, p: 1 };
  let p = 0;
  for (let k = 1; k <= 50; k++) p += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * lambda * lambda);
  return { distance, p: Math.min(1, Math.max(0, p)) };
}

/**
 * Half the sum of the differences of the shares, with the probability of Pearson's χ² (1900) by the cube root of
 * Wilson and Hilferty (1931).
 */
export function chiSquare(first: ArrayLike<number>, second: ArrayLike<number>): Apart {
  const total = (counts: ArrayLike<number>) => Array.from(counts).reduce((sum, count) => sum + count, 0);
  const [m, n] = [total(first), total(second)];
  if (m === 0 || n === 0) return { distance: 0, p: 1 };
  let [distance, chi2, kinds] = [0, 0, 0];
  for (let i = 0; i < first.length; i++) {
    const both = first[i] + second[i];
    if (both === 0) continue;
    kinds++;
    distance += Math.abs(first[i] / m - second[i] / n) / 2;
    const [expectedFirst, expectedSecond] = [(both * m) / (m + n), (both * n) / (m + n)];
    chi2 +=
      (first[i] - expectedFirst) ** 2 / expectedFirst + (second[i] - expectedSecond) ** 2 / expectedSecond;
  }
  return { distance, p: kinds < 2 ? 1 : chiSquareTail(chi2, kinds - 1) };
}

/**
 * How far a sample lies from a mean and deviation, of which no more is known: the distance of two normal
 * distributions that far apart, 2 Φ(|d| / 2) − 1, and the two-sided probability of the difference of the means.
 * @param m - how many values the known mean is of; null when that is not known
 */
export function fromMoments(values: Float64Array, mean: number, deviation: number, m: number | null): Apart {
  const own = values.filter((x) => !Number.isNaN(x));
  if (own.length < 2 || !(deviation > 0)) return { distance: 0, p: 1 };
  const now = own.reduce((sum, x) => sum + x, 0) / own.length;
  const variance = own.reduce((sum, x) => sum + (x - now) ** 2, 0) / (own.length - 1);
  const error = Math.sqrt(variance / own.length + (m === null ? 0 : (deviation * deviation) / m));
  const d = Math.abs(now - mean) / deviation;
  return {
    distance: 1 - 2 * normalTail(d / 2),
    p: error > 0 ? 2 * normalTail(Math.abs(now - mean) / error) : 0,
  };
}
