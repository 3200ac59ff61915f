import { log } from '../../../foundation/elementary/index.js';

/** Words that stand less often have no polarity: their ratio would be chance. */
const fewestForPolarity = 50;

/**
 * How much a word belongs to one of two classes. Its ratio is positive / (negative + 1), how often it stands in
 * texts of each; its polarity is log(ratio), or −log(1 / (ratio + 0.01)) for a ratio of at most 1: above 0 for the
 * positive class, below 0 for the negative.
 */
export function polarity(positive: number, negative: number): number {
  const ratio = positive / (negative + 1);
  return ratio > 1 ? log(ratio) : -log(1 / (ratio + 0.01));
}

/** The polarity of every word that stands at least 50 times, NaN for the others. */
export function wordPolarities({
  total,
  positive,
}: {
  readonly total: Uint32Array;
  readonly positive: Uint32Array;
}): Float64Array {
  return Float64Array.from(total, (count, i) =>
    count < fewestForPolarity ? Number.NaN : polarity(positive[i], count - positive[i]),
  );
}
