import { type Column, columnWidth, type NumericColumn, type Table } from '../../table/table.js';
import { type Apart, kolmogorovSmirnov } from './two-samples.js';

interface Pictures {
  readonly column: { readonly name: string };
  readonly table: Table;
  readonly rows: Uint32Array;
}

/** What is measured of every image. */
const looks = ['brightness', 'contrast', 'detail'] as const;

/**
 * How far two samples of images are apart: brightness (the mean of the pixels), contrast (their deviation) and detail
 * (the mean difference of neighbors in a row) of every image, compared by Kolmogorov and Smirnov; told is the one that
 * is furthest, its probability times their number. Null where the images have other sizes.
 */
export function compareImages(before: Pictures, now: Pictures): (Apart & { readonly by: string }) | null {
  const [first, second] = [before, now].map(({ column, table }) => table.find(column.name) as Column);
  if (first.kind !== 'numeric' || second.kind !== 'numeric') return null;
  if (String(first.shape) !== String(second.shape)) return null;
  const [then, after] = [measure(first, before.rows), measure(second, now.rows)];
  const all = looks.map((by, i) => ({ by, ...kolmogorovSmirnov(then[i], after[i]) }));
  const furthest = all.reduce((a, b) => (b.p < a.p || (b.p === a.p && b.distance > a.distance) ? b : a));
  return { ...furthest, p: Math.min(1, looks.length * furthest.p) };
}

/** Brightness, contrast and detail of some images. */
function measure(column: NumericColumn, rows: Uint32Array): [Float64Array, Float64Array, Float64Array] {
  const size = columnWidth(column);
  const channels = column.shape.length > 2 ? column.shape[2] : 1;
  const [bright, contrast, detail] = looks.map(() => new Float64Array(rows.length));
  for (const [j, row] of rows.entries()) {
    const pixels = column.values.subarray(row * size, (row + 1) * size);
    let [sum, squares, steps] = [0, 0, 0];
    for (let p = 0; p < size; p++) {
      sum += pixels[p];
      squares += pixels[p] * pixels[p];
      if (p >= channels) steps += Math.abs(pixels[p] - pixels[p - channels]);
    }
    bright[j] = sum / size;
    contrast[j] = Math.sqrt(Math.max(0, squares / size - (sum / size) ** 2));
    detail[j] = steps / size;
  }
  return [bright, contrast, detail];
}
