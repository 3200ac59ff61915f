import { pow } from '../../foundation/elementary/index.js';
import { normalQuantile, normalTail } from './normal.js';

/** What a measure is when there is nothing to measure, drawn by permuting the target. */
export interface Chance {
  readonly expected: number;
  /** What chance exceeds with probability 1 − quantile. */
  floor(quantile: number): number;
  /** The probability with which chance reaches as much. */
  p(value: number): number;
}

/**
 * Mean and variance of draws. Far fewer draws than 1 / (1 − quantile) are enough where the shape of the curve is
 * known, which is why one is laid through them.
 */
function moments(draws: ArrayLike<number>): { mean: number; variance: number } {
  let sum = 0;
  for (let i = 0; i < draws.length; i++) sum += draws[i];
  const mean = sum / draws.length;
  let squares = 0;
  for (let i = 0; i < draws.length; i++) squares += (draws[i] - mean) * (draws[i] - mean);
  return { mean, variance: squares / Math.max(1, draws.length - 1) };
}

/** Where every draw is the same, anything above it is beyond chance. */
function certain(mean: number): Chance {
  return { expected: mean, floor: () => mean, p: (value) => (value > mean * (1 + 1e-9) + 1e-12 ? 0 : 1) };
}

/**
 * A gamma curve through the draws, as sums of squares have it: information, r². Its quantiles are those of
 * Wilson and Hilferty (1931): the cube root of a gamma draw is nearly normal.
 */
export function gammaChance(draws: ArrayLike<number>): Chance {
  const { mean, variance } = moments(draws);
  if (!(variance > 1e-24 * mean * mean) || mean <= 0) return certain(mean);
  const ninth = variance / (9 * mean * mean);
  const root = Math.sqrt(ninth);
  return {
    expected: mean,
    floor: (quantile) => mean * cubed(Math.max(0, 1 - ninth + normalQuantile(1 - quantile) * root)),
    p: (value) => normalTail((pow(Math.max(0, value / mean), 1 / 3) - 1 + ninth) / root),
  };
}

function cubed(x: number): number {
  return x * x * x;
}

/** A normal curve through the draws, as shares of many rows have it: accuracy. */
export function normalChance(draws: ArrayLike<number>): Chance {
  const { mean, variance } = moments(draws);
  if (!(variance > 0)) return certain(mean);
  const deviation = Math.sqrt(variance);
  return {
    expected: mean,
    floor: (quantile) => mean + normalQuantile(1 - quantile) * deviation,
    p: (value) => normalTail((value - mean) / deviation),
  };
}
