/** Numbers in bins of equal width. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
}

const bins = 24;

/** All values between the smallest and the largest. */
export function histogramOf(values: ArrayLike<number>): Histogram {
  let [from, to, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < values.length; i++) {
    from = Math.min(from, values[i]);
    to = Math.max(to, values[i]);
    sum += values[i];
  }
  const mean = sum / values.length;
  const counts = new Array<number>(bins).fill(0);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const at = to > from ? Math.floor((bins * (values[i] - from)) / (to - from)) : 0;
    counts[Math.min(at, bins - 1)]++;
    squares += (values[i] - mean) ** 2;
  }
  return { from, to, counts, mean, deviation: Math.sqrt(squares / values.length) };
}
