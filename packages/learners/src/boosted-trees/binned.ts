import { type Inputs, SparseMatrix } from '@colonnade/core';

/** One feature of all examples, cut into bins. */
export interface BinnedFeature {
  readonly feature: number;
  /** Bin b holds the values above `cuts[b − 1]`, up to and including `cuts[b]`; there are cuts.length + 1 bins. */
  readonly cuts: Float64Array;
  /** The bin of every example that is not listed. */
  readonly usual: number;
  /** The examples that are listed, ascending; null when all of them are. */
  readonly examples: Uint32Array | null;
  /** The bin of each listed example. */
  readonly bins: Uint8Array;
}

/** The most bins of a feature: the histograms of a level then fit into a processor's first cache. */
export const mostBins = 64;

/**
 * The features of X in bins of nearly equally many examples, at most 64 each; a feature that never changes is left
 * out. Where one bin holds most examples only the others are listed, so that zeros cost nothing.
 * @param X n×m
 */
export function binFeatures(X: Inputs): BinnedFeature[] {
  const features: BinnedFeature[] = [];
  if (X instanceof SparseMatrix) {
    for (const [feature, { examples, values }] of entriesByFeature(X).entries()) {
      const cuts = cutsOf(values, X.columns - values.length);
      if (cuts.length === 0) continue;
      const bins = Uint8Array.from(values, (value) => binOf(cuts, value));
      features.push({ feature, cuts, usual: binOf(cuts, 0), examples, bins });
    }
    return features;
  }
  const { rows: n, columns: m, data } = X;
  const values = new Float64Array(m);
  for (let feature = 0; feature < n; feature++) {
    for (let j = 0; j < m; j++) values[j] = data[feature + j * n];
    const cuts = cutsOf(values, 0);
    if (cuts.length === 0) continue;
    const bins = Uint8Array.from(values, (value) => binOf(cuts, value));
    features.push(withoutUsual({ feature, cuts, usual: 0, examples: null, bins }));
  }
  return features;
}

/** Leaves out the examples of the fullest bin where they are more than half. */
function withoutUsual(binned: BinnedFeature): BinnedFeature {
  const { bins, cuts } = binned;
  const counts = new Uint32Array(cuts.length + 1);
  for (const bin of bins) counts[bin]++;
  const most = counts.reduce((a, b) => Math.max(a, b));
  if (2 * most <= bins.length) return binned;
  const usual = counts.indexOf(most);
  const examples = new Uint32Array(bins.length - most);
  let at = 0;
  for (let j = 0; j < bins.length; j++) if (bins[j] !== usual) examples[at++] = j;
  return { ...binned, usual, examples, bins: Uint8Array.from(examples, (j) => bins[j]) };
}

/**
 * Where values are cut: between all of them, or where there are more than 64 between those that part the examples
 * most evenly.
 * @param zeros how many zeros there are beside the values
 */
export function cutsOf(values: ArrayLike<number>, zeros: number): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const distinct: number[] = [];
  const counts: number[] = [];
  const add = (value: number, count: number) => {
    if (distinct.length > 0 && distinct[distinct.length - 1] === value) counts[counts.length - 1] += count;
    else {
      distinct.push(value);
      counts.push(count);
    }
  };
  let zerosLeft = zeros;
  for (const value of sorted) {
    if (zerosLeft > 0 && value >= 0) {
      add(0, zerosLeft);
      zerosLeft = 0;
    }
    add(value, 1);
  }
  if (zerosLeft > 0) add(0, zerosLeft);
  const total = sorted.length + zeros;
  const cuts: number[] = [];
  let below = 0;
  for (let i = 0; i + 1 < distinct.length; i++) {
    below += counts[i];
    const due = below * mostBins >= total * (cuts.length + 1);
    if (distinct.length > mostBins && (!due || cuts.length === mostBins - 1)) continue;
    const middle = distinct[i] / 2 + distinct[i + 1] / 2;
    // Of neighboring numbers the middle may round to the upper one, which belongs above the cut.
    cuts.push(middle < distinct[i + 1] ? middle : distinct[i]);
  }
  return Float64Array.from(cuts);
}

/** How many cuts lie below the value. */
function binOf(cuts: Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The entries of a sparse X, feature by feature. */
function entriesByFeature(X: SparseMatrix): { examples: Uint32Array; values: Float64Array }[] {
  const counts = new Uint32Array(X.rows);
  for (const i of X.indices) counts[i]++;
  const lists = Array.from(counts, (count) => ({
    examples: new Uint32Array(count),
    values: new Float64Array(count),
  }));
  counts.fill(0);
  for (let j = 0; j < X.columns; j++) {
    for (let at = X.starts[j]; at < X.starts[j + 1]; at++) {
      const i = X.indices[at];
      lists[i].examples[counts[i]] = j;
      lists[i].values[counts[i]++] = X.values?.[at] ?? 1;
    }
  }
  return lists;
}
