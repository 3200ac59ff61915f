/** The middle value; between two middle ones, their mean. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median and extremes of some measurements. */
export function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Ratios of two contenders, round by round: what disturbs a round disturbs both. */
export function ratios(ours, theirs) {
  const rounds = Math.min(ours.length, theirs.length);
  return spread(Array.from({ length: rounds }, (_, i) => ours[i] / theirs[i]));
}
