/** How well one column alone predicts the target, each row from the other rows. */
export interface Alone {
  /** 1 for always, 0 for no better than the commonest class or the mean. */
  readonly skill: number;
  /** Rows of a class that are answered wrongly; null for numbers. */
  readonly wrong: number | null;
  /** Different values of the column that have a row with the target known. */
  readonly values: number;
}

/** Values with more rows than this speak for themselves; others are answered by the rows nearest to them. */
const enough = 3;

/**
 * The class of every row from the rows with the same value, or from the three with the nearest values; so an
 * identifier of its own for every row predicts nothing, unless it counts along with the target.
 * @param x - m numbers, or codes; NaN or a negative code where missing
 * @param ordered - whether near values are alike
 */
export function classesAlone(x: ArrayLike<number>, y: Uint16Array, classes: number, ordered: boolean): Alone {
  const sizes = new Uint32Array(classes);
  for (const label of y) sizes[label]++;
  const most = sizes.reduce((best, size, label) => (size > sizes[best] ? label : best), 0);
  const counts = new Float64Array(classes);
  let wrong = 0;
  const values = eachNeighborhood(x, ordered, {
    group(rows) {
      counts.fill(0);
      for (const row of rows) counts[y[row]]++;
      for (const row of rows) {
        counts[y[row]]--;
        if (largest(counts, most) !== y[row]) wrong++;
        counts[y[row]]++;
      }
    },
    single(row, near) {
      counts.fill(0);
      for (const other of near) counts[y[other]]++;
      if (largest(counts, most) !== y[row]) wrong++;
    },
  });
  const worst = y.length - sizes[most];
  return { skill: worst === 0 ? 0 : 1 - wrong / worst, wrong, values };
}

/** The same of numbers: r² of the mean of the same or the three nearest rows, in ranks of the target. */
export function numbersAlone(x: ArrayLike<number>, y: Float64Array, ordered: boolean): Alone {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  let [missed, all] = [0, 0];
  for (const value of y) all += (value - mean) ** 2;
  const values = eachNeighborhood(x, ordered, {
    group(rows) {
      let sum = 0;
      for (const row of rows) sum += y[row];
      for (const row of rows) missed += (y[row] - (sum - y[row]) / (rows.length - 1)) ** 2;
    },
    single(row, near) {
      let sum = 0;
      for (const other of near) sum += y[other];
      missed += (y[row] - (near.length === 0 ? mean : sum / near.length)) ** 2;
    },
  });
  return { skill: all > 0 ? 1 - missed / all : 0, wrong: null, values };
}

interface Neighborhoods {
  /** Rows of the same value, more than `enough`. */
  group(rows: Uint32Array): void;
  /** One row, and those nearest to it. */
  single(row: number, near: readonly number[]): void;
}

function eachNeighborhood(x: ArrayLike<number>, ordered: boolean, visit: Neighborhoods): number {
  const m = x.length;
  // Missing cells are a value of their own, far from all others.
  const keys = Float64Array.from(x, (value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
  const order = Uint32Array.from({ length: m }, (_, row) => row).sort((a, b) => keys[a] - keys[b] || a - b);
  let values = 0;
  for (let start = 0, end = 0; start < m; start = end) {
    while (end < m && keys[order[end]] === keys[order[start]]) end++;
    values++;
    if (end - start > enough) {
      visit.group(order.subarray(start, end));
      continue;
    }
    for (let at = start; at < end; at++) {
      visit.single(order[at], ordered ? nearest(keys, order, at) : others(order, start, end, at));
    }
  }
  return values;
}

function others(order: Uint32Array, start: number, end: number, at: number): number[] {
  const rows: number[] = [];
  for (let i = start; i < end; i++) if (i !== at) rows.push(order[i]);
  return rows;
}

/** The rows with the nearest values; missing cells have none. */
function nearest(keys: Float64Array, order: Uint32Array, at: number): number[] {
  const own = keys[order[at]];
  if (own === Number.NEGATIVE_INFINITY) return [];
  const rows: number[] = [];
  let [low, high] = [at - 1, at + 1];
  while (rows.length < enough && (low >= 0 || high < order.length)) {
    const below = low >= 0 ? own - keys[order[low]] : Number.POSITIVE_INFINITY;
    const above = high < order.length ? keys[order[high]] - own : Number.POSITIVE_INFINITY;
    if (below === Number.POSITIVE_INFINITY && above === Number.POSITIVE_INFINITY) break;
    rows.push(below <= above ? order[low--] : order[high++]);
  }
  return rows;
}

function largest(counts: Float64Array, otherwise: number): number {
  let best = otherwise;
  for (let label = 0; label < counts.length; label++) if (counts[label] > counts[best]) best = label;
  return best;
}
