import { type BinnedFeature, mostBins } from './binned.js';

/** Sums of first and second derivatives of the cost by the score. */
export interface Sums {
  readonly G: Float64Array;
  readonly H: Float64Array;
}

/** What a split has to gain, and to leave on either side. */
export interface SplitRules {
  /** λ, the penalty on the values of leaves. */
  readonly penalty: number;
  /** The least sum of second derivatives of a leaf. */
  readonly leastWeight: number;
}

/** The best split of every open node of a level; a node that is better left alone has the feature −1. */
export interface Splits {
  readonly gain: Float64Array;
  /** The place of the feature among the binned ones, or −1. */
  readonly feature: Int32Array;
  /** The last bin that goes left. */
  readonly bin: Int32Array;
}

/** Least gain that is more than rounding. */
const leastGain = 1e-9;

/**
 * For each open node the split that gains most,
 *
 *     gain = G_left² / (H_left + λ) + G_right² / (H_right + λ) − G² / (H + λ)
 *
 * found on histograms of the derivatives over bins. Chen and Guestrin 2016 (KDD), equation 7; of equal gains the
 * first feature and the lowest cut win.
 *
 * @param openOf the open node of each example, or −1
 * @param totals G and H of the open nodes
 */
export function bestSplits(
  features: readonly BinnedFeature[],
  openOf: Int32Array,
  { G: g, H: h }: Sums,
  totals: Sums,
  { penalty, leastWeight }: SplitRules,
): Splits {
  const open = totals.G.length;
  const splits: Splits = {
    gain: new Float64Array(open).fill(leastGain),
    feature: new Int32Array(open).fill(-1),
    bin: new Int32Array(open),
  };
  const histogram = new Float64Array(open * mostBins * 2); // G and H of a bin side by side
  for (const [place, { cuts, usual, examples, bins }] of features.entries()) {
    const width = cuts.length + 1;
    histogram.fill(0, 0, open * width * 2);
    for (let entry = 0; entry < bins.length; entry++) {
      const j = examples === null ? entry : examples[entry];
      const node = openOf[j];
      if (node < 0) continue;
      const at = 2 * (node * width + bins[entry]);
      histogram[at] += g[j];
      histogram[at + 1] += h[j];
    }
    for (let node = 0; node < open; node++) {
      const start = 2 * node * width;
      const [totalG, totalH] = [totals.G[node], totals.H[node]];
      if (examples !== null) {
        // The examples that are not listed are what the others leave of the whole.
        let [listedG, listedH] = [0, 0];
        for (let bin = 0; bin < width; bin++) {
          listedG += histogram[start + 2 * bin];
          listedH += histogram[start + 2 * bin + 1];
        }
        histogram[start + 2 * usual] += totalG - listedG;
        histogram[start + 2 * usual + 1] += totalH - listedH;
      }
      const whole = (totalG * totalG) / (totalH + penalty);
      let [leftG, leftH] = [0, 0];
      for (let bin = 0; bin + 1 < width; bin++) {
        leftG += histogram[start + 2 * bin];
        leftH += histogram[start + 2 * bin + 1];
        const [rightG, rightH] = [totalG - leftG, totalH - leftH];
        if (leftH < leastWeight || rightH < leastWeight) continue;
        const gain = (leftG * leftG) / (leftH + penalty) + (rightG * rightG) / (rightH + penalty) - whole;
        if (gain <= splits.gain[node]) continue;
        splits.gain[node] = gain;
        splits.feature[node] = place;
        splits.bin[node] = bin;
      }
    }
  }
  return splits;
}
