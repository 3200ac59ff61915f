import { costOf, type HistoryEntry } from './history.js';

/** The newest entries stay as they are: a run goes on from them. */
const newest = 2;

/** The numbers of an entry whose smallest and largest may not be lost. */
const measures: readonly ((entry: HistoryEntry) => number | null)[] = [
  costOf,
  (entry) => entry.costValidation,
  (entry) => entry.learningRate,
];

/** The first, one that was taken back, and two of each measure. */
const mostOfBucket = 2 + 2 * measures.length;

/**
 * Thins the history of a long run: of every so many epochs the first entry, the first that was taken back, and those
 * with the smallest and the largest cost, validation cost and rate. What stays are true entries with their epochs, the
 * first and the last among them, so that no peak and no best epoch is lost.
 *
 * @param entries in the order of their epochs
 * @param most as many entries may stay
 * @returns the same entries where they are no more than that, else at most about half as many
 */
export function thinHistory(entries: readonly HistoryEntry[], most: number): readonly HistoryEntry[] {
  if (entries.length <= most) return entries;
  const room = Math.max(most / 2 - newest, mostOfBucket);
  let kept = entries.slice(0, -newest);
  for (let stride = 2; kept.length > room; stride *= 2) kept = ofBuckets(kept, stride);
  return [...kept, ...entries.slice(-newest)];
}

function ofBuckets(entries: readonly HistoryEntry[], stride: number): HistoryEntry[] {
  const kept: HistoryEntry[] = [];
  for (let from = 0; from < entries.length; ) {
    const bucket = Math.floor(entries[from].epoch / stride);
    let end = from + 1;
    while (end < entries.length && Math.floor(entries[end].epoch / stride) === bucket) end++;
    kept.push(...telling(entries.slice(from, end)));
    from = end;
  }
  return kept;
}

/** The entries of a bucket that say where its numbers lie. */
function telling(bucket: readonly HistoryEntry[]): HistoryEntry[] {
  if (bucket.length <= 2) return [...bucket];
  const chosen = new Set<HistoryEntry>([bucket[0]]);
  const rejected = bucket.find((entry) => entry.rejected);
  if (rejected) chosen.add(rejected);
  for (const measure of measures) {
    let [low, high] = [bucket[0], bucket[0]];
    for (const entry of bucket) {
      const value = measure(entry);
      if (value === null || Number.isNaN(value)) continue;
      if (!(value >= (measure(low) ?? Number.NaN))) low = entry;
      if (!(value <= (measure(high) ?? Number.NaN))) high = entry;
    }
    chosen.add(low).add(high);
  }
  return bucket.filter((entry) => chosen.has(entry));
}
