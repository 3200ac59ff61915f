/** A class or bin for every row, counted from 0. */
export interface Codes {
  readonly codes: Uint16Array;
  readonly count: number;
}

/**
 * Numbers in at most `most` bins of nearly as many rows each, cut between ranks: no monotone change of scale moves
 * them. Equal numbers share a bin, few different ones have a bin each, and missing ones (NaN) the last.
 * @param sorted - the numbers that are there in ascending order, where they are known
 */
export function quantileBins(
  numbers: Float64Array,
  most: number,
  sorted: Float64Array = sortedNumbers(numbers),
): Codes {
  const edges = binEdges(sorted, most);
  const bins = sorted.length === 0 ? 0 : edges.length + 1;
  const codes = new Uint16Array(numbers.length);
  let missing = false;
  for (let row = 0; row < numbers.length; row++) {
    const x = numbers[row];
    if (Number.isNaN(x)) {
      codes[row] = bins;
      missing = true;
      continue;
    }
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle] <= x) low = middle + 1;
      else high = middle;
    }
    codes[row] = low;
  }
  return { codes, count: bins + Number(missing) };
}

/** The numbers that are there, in ascending order. */
export function sortedNumbers(numbers: Float64Array): Float64Array {
  return numbers.filter((x) => !Number.isNaN(x)).sort();
}

/** The smallest number of every bin but the first. */
function binEdges(sorted: Float64Array, most: number): number[] {
  const m = sorted.length;
  const starts: number[] = [];
  for (let i = 1; i < m && starts.length < most; i++) if (sorted[i] !== sorted[i - 1]) starts.push(i);
  if (starts.length < most) return starts.map((i) => sorted[i]);
  const edges: number[] = [];
  let last = -1;
  for (let start = 0, end = 0; start < m; start = end) {
    while (end < m && sorted[end] === sorted[start]) end++;
    // The middle of the ranks that equal numbers share decides for all of them.
    const bin = Math.floor((most * (start + end)) / (2 * m));
    if (bin !== last && last >= 0) edges.push(sorted[start]);
    last = bin;
  }
  return edges;
}

/**
 * Categories as they are, the rarest beyond `most` in one bin, missing ones (−1) in the last.
 * @param levels - the category of every row, counted from 0
 * @param names - the categories, to tell equally frequent ones apart whatever the order of the rows
 */
export function levelBins(levels: Int32Array, names: readonly string[], most: number): Codes {
  const counts = new Uint32Array(names.length);
  let missing = 0;
  for (const level of levels) {
    if (level < 0) missing++;
    else counts[level]++;
  }
  const order = [...counts.keys()]
    .filter((level) => counts[level] > 0)
    .sort((a, b) => counts[b] - counts[a] || (names[a] < names[b] ? -1 : 1));
  const own = order.length <= most ? order.length : most - 1;
  const codeOf = new Uint16Array(names.length).fill(own);
  for (let i = 0; i < own; i++) codeOf[order[i]] = i;
  const bins = own + Number(order.length > own);
  const codes = new Uint16Array(levels.length);
  for (let row = 0; row < levels.length; row++) codes[row] = levels[row] < 0 ? bins : codeOf[levels[row]];
  return { codes, count: bins + Number(missing > 0) };
}

/** Bins for so many rows: about ten rows in each field of a table of bins by two classes, within 2 and 16. */
export function binsFor(rows: number): number {
  return Math.max(2, Math.min(16, Math.floor(Math.sqrt(rows / 10))));
}
