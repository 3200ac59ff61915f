/** Numbers by epoch, in the order of the epochs: only the first `length` are meant, NaN is none. */
export interface Curve {
  readonly length: number;
  readonly epochs: Float64Array;
  readonly values: Float64Array;
}

/** Places on the axis that stand for all epochs in a chart, and how many epochs each two of them stand for. */
export interface Grid {
  readonly x: number[];
  readonly stride: number;
}

/** Buckets of equal width over so many epochs, the state before them too: no more than can be drawn. */
export function gridOf(epochs: number, most: number): Grid {
  const stride = Math.max(1, Math.ceil((epochs + 1) / most));
  const x: number[] = [];
  for (let from = 0; from <= epochs; from += stride) {
    x.push(from);
    if (stride > 1) x.push(Math.min(from + stride / 2, epochs));
  }
  return { x, stride };
}

/** The place of an epoch on a grid: the first one of its bucket. */
export const placeOf = (epoch: number, { stride }: Grid): number =>
  Math.floor(epoch / stride) * (stride === 1 ? 1 : 2);

/** A curve on a grid: of every bucket its smallest and its largest number in the order in which they came. */
export function onGrid({ length, epochs, values }: Curve, grid: Grid): (number | null)[] {
  const shown = new Array<number | null>(grid.x.length).fill(null);
  for (let from = 0; from < length; ) {
    const place = placeOf(epochs[from], grid);
    let [low, high] = [-1, -1];
    let i = from;
    for (; i < length && placeOf(epochs[i], grid) === place; i++) {
      if (Number.isNaN(values[i])) continue;
      if (low < 0 || values[i] < values[low]) low = i;
      if (high < 0 || values[i] > values[high]) high = i;
    }
    from = i;
    if (low < 0 || place >= shown.length) continue;
    shown[place] = values[Math.min(low, high)];
    if (grid.stride > 1) shown[place + 1] = values[Math.max(low, high)];
  }
  return shown;
}

/** Numbers at some epochs only, on a grid: of every bucket the first and the last, so that neighbors can be joined. */
export function rowsOnGrid(
  rows: readonly { readonly epoch: number; readonly value: number | null }[],
  grid: Grid,
): (number | null)[] {
  const shown = new Array<number | null>(grid.x.length).fill(null);
  for (const { epoch, value } of rows) {
    const at = placeOf(epoch, grid);
    if (at >= shown.length) continue;
    shown[at] ??= value;
    if (grid.stride > 1 && at + 1 < shown.length) shown[at + 1] = value;
  }
  return shown;
}
