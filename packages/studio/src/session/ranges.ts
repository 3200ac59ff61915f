import type { Matrix } from '@colonnade/core';

/** The lowest, the mean and the highest of every row of X. */
export interface Ranges {
  readonly low: Float64Array;
  readonly mean: Float64Array;
  readonly high: Float64Array;
}

const known = new WeakMap<Matrix, Ranges>();

/** They never change, and are asked for at every picture. */
export function rangesOf(X: Matrix): Ranges {
  const found = known.get(X);
  if (found) return found;
  const { rows, columns, data } = X;
  const ranges = {
    low: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    mean: new Float64Array(rows),
    high: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
  };
  for (let j = 0, at = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++, at++) {
      const value = data[at];
      if (value < ranges.low[i]) ranges.low[i] = value;
      if (value > ranges.high[i]) ranges.high[i] = value;
      ranges.mean[i] += value / columns;
    }
  }
  known.set(X, ranges);
  return ranges;
}

/** How far beyond the points a plane goes, of their range. */
const margin = 0.08;

/** A row's range with a margin. */
export function spanOf(X: Matrix, row: number): [low: number, high: number] {
  const { low, high } = rangesOf(X);
  const beyond = margin * (high[row] - low[row] || 1);
  return [low[row] - beyond, high[row] + beyond];
}
