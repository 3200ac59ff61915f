/** Numbers over epochs: only the first `length` are meant, NaN is none. */
export interface Curve {
  readonly length: number;
  readonly values: Float64Array;
}

/** Epochs that stand for all of them in a chart, and how many each stands for. */
export interface Grid {
  readonly x: number[];
  readonly stride: number;
}

/** Buckets of equal width over so many epochs: no more than can be drawn. */
export function gridOf(length: number, most: number): Grid {
  const stride = Math.max(1, Math.ceil(length / most));
  const x: number[] = [];
  for (let from = 0; from < length; from += stride) {
    x.push(from);
    if (stride > 1) x.push(Math.min(from + stride / 2, length - 1));
  }
  return { x, stride };
}

/** A curve on a grid: of every bucket its smallest and its largest number in the order in which they came. */
export function onGrid({ length, values }: Curve, { x, stride }: Grid): (number | null)[] {
  const shown = new Array<number | null>(x.length).fill(null);
  if (stride === 1) {
    for (let at = 0; at < length && at < x.length; at++) shown[at] = numberOrNull(values[at]);
    return shown;
  }
  for (let from = 0, at = 0; from < length; from += stride, at += 2) {
    let [low, high] = [-1, -1];
    for (let i = from; i < Math.min(from + stride, length); i++) {
      if (Number.isNaN(values[i])) continue;
      if (low < 0 || values[i] < values[low]) low = i;
      if (high < 0 || values[i] > values[high]) high = i;
    }
    if (low < 0) continue;
    shown[at] = values[Math.min(low, high)];
    shown[at + 1] = values[Math.max(low, high)];
  }
  return shown;
}

/** Numbers at some epochs only, on a grid: of every bucket the last. */
export function rowsOnGrid(
  rows: readonly { readonly epoch: number; readonly value: number | null }[],
  { x, stride }: Grid,
): (number | null)[] {
  const shown = new Array<number | null>(x.length).fill(null);
  for (const { epoch, value } of rows) {
    const at = Math.floor(epoch / stride) * (stride === 1 ? 1 : 2);
    if (at < shown.length) shown[at] = value;
  }
  return shown;
}

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value);
