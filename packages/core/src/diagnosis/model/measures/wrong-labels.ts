import type { StopSignal } from '../../../foundation/host.js';
import { checkOptions, type OptionTable } from '../../../foundation/options.js';
import type { TrainOptions } from '../../../model/train-options.js';
import type { Table } from '../../../table/table.js';
import { fitOptions } from '../../../training/options.js';
import { type OutOfFold, outOfFold } from './out-of-fold.js';

/** A row whose label networks that never saw it hold for improbable. */
export interface SuspectLabel {
  readonly row: number;
  /** What the data say it is, and how probable that is. */
  readonly label: string;
  readonly probability: number;
  /** What it more probably is. */
  readonly suggested: string;
  readonly probabilityOfSuggested: number;
}

/** The labels of a table, the likeliest wrong ones first. */
export interface WrongLabels {
  readonly rows: number;
  /**
   * Rows that are said to be another class with at least the confidence which that class gets on the mean:
   * confident learning. Among them are rows that are right and hard to tell.
   */
  readonly estimated: number;
  /** Of those, the rows whose label has a probability of at most a tenth. */
  readonly confident: number;
  /** Rows by the probability of their label, the smallest first. */
  readonly ranked: readonly SuspectLabel[];
  /** How they were judged: trainings on so many folds, repeated so often. */
  readonly folds: number;
  readonly repeats: number;
}

/** A label with at most this probability is improbable by any measure. */
const improbable = 0.1;

const ownOptions: OptionTable = {
  most: { type: 'integer', min: 0, default: 100, help: 'how many rows to list' },
  signal: fitOptions.signal,
};

/**
 * Likely wrong labels: rows ranked by the probability that networks trained without them give to their label
 * (self-confidence), and an estimate of how many are wrong. Northcutt, Jiang and Chuang 2021 (Confident learning,
 * Journal of Artificial Intelligence Research 70).
 *
 * @param own.most - how many rows to list, 100 unless given
 * @returns null where there are no classes to be wrong about
 * @throws as `Model.train`; SPLIT_EMPTY for fewer rows than folds
 */
export async function wrongLabels(
  table: Table,
  options: TrainOptions,
  own: { most?: number; signal?: StopSignal } = {},
): Promise<WrongLabels | null> {
  const { most, signal } = checkOptions<typeof own>('wrongLabels', own, ownOptions);
  const judged = await outOfFold(table, { l2: gentlePenalty, ...options }, signal);
  return judged && rankLabels(judged, most);
}

/** The weight of the penalty that keeps judges from learning wrong labels by heart. */
const gentlePenalty = 5;

/** The same from probabilities that are there. */
export function rankLabels(judged: OutOfFold, most: number): WrongLabels {
  const { probabilities, classes, labels, folds, repeats } = judged;
  const k = labels.length;
  const { data } = probabilities;
  const own = Float64Array.from(classes, (label, row) => data[label + row * k]);
  const usual = usualConfidence(own, classes, k);
  let [estimated, confident] = [0, 0];
  for (let row = 0; row < classes.length; row++) {
    const other = likeliest(k, (i) => (data[i + row * k] >= usual[i] ? data[i + row * k] : -1));
    if (other < 0 || other === classes[row]) continue;
    estimated++;
    if (own[row] <= improbable) confident++;
  }
  const order = Uint32Array.from(own.keys()).sort((a, b) => own[a] - own[b] || a - b);
  const ranked = Array.from(order.subarray(0, most), (row): SuspectLabel => {
    const suggested = likeliest(k, (i) => (i === classes[row] ? -1 : data[i + row * k]));
    return {
      row,
      label: labels[classes[row]],
      probability: own[row],
      suggested: labels[suggested],
      probabilityOfSuggested: data[suggested + row * k],
    };
  });
  return { rows: classes.length, estimated, confident, ranked, folds, repeats };
}

/** The mean probability of each class over the rows that have it. */
function usualConfidence(own: Float64Array, classes: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  for (let row = 0; row < own.length; row++) {
    sums[classes[row]] += own[row];
    counts[classes[row]]++;
  }
  return sums.map((sum, i) => (counts[i] > 0 ? sum / counts[i] : 1));
}

/** The class with the largest value that is not negative, or −1. */
function likeliest(k: number, valueAt: (i: number) => number): number {
  let best = -1;
  let most = 0;
  for (let i = 0; i < k; i++) {
    const value = valueAt(i);
    if (value < 0 || (best >= 0 && value <= most)) continue;
    best = i;
    most = value;
  }
  return best;
}
