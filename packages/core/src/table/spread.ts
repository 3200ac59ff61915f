import { statistics } from './preprocessing/statistics.js';

/** How the numbers of a column spread. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** The 10th, 25th, 75th and 90th percentile. */
  readonly low: number;
  readonly lower: number;
  readonly upper: number;
  readonly high: number;
  /** The mean of ((x − mean) / deviation)³. */
  readonly skew: number;
}

/** How numbers spread that are in ascending order; null without any. */
export function spreadOf(sorted: Float64Array): Spread | null {
  const m = sorted.length;
  if (m === 0) return null;
  const { mean, deviation } = statistics(sorted);
  const at = (share: number) => sorted[Math.min(m - 1, Math.floor(share * m))];
  let cubes = 0;
  if (deviation > 0)
    for (const x of sorted) cubes += ((x - mean) / deviation) ** 2 * ((x - mean) / deviation);
  return {
    mean,
    deviation,
    min: sorted[0],
    median: m % 2 === 1 ? sorted[m >> 1] : (sorted[(m >> 1) - 1] + sorted[m >> 1]) / 2,
    max: sorted[m - 1],
    low: at(0.1),
    lower: at(0.25),
    upper: at(0.75),
    high: at(0.9),
    skew: cubes / m,
  };
}
