import { Missing } from '../../table/cells.js';
import { readNumbers } from '../../table/preprocessing/read-cells.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';

/** The images of a table: a column of them, or columns that are their pixels. */
export interface Images {
  /** The column; null where every pixel has a column of its own. */
  readonly column: string | null;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** The values that are black and white. */
  readonly min: number;
  readonly max: number;
  /** The pixels of some rows, image after image: row by row, then column, then channel. NaN where a cell is missing. */
  read(rows: Uint32Array): Float64Array;
}

/** The images of a table, the first column of them; null where there are none. */
export function imagesOf(table: Table, schema: Schema): Images | null {
  const found = inputColumns(schema).find(({ kind, shape }) => kind === 'image' && shape.length >= 2);
  if (found !== undefined) {
    const [height, width, channels = 1] = found.shape;
    const column = table.find(found.name);
    if (column?.kind !== 'numeric' || found.shape.length > 3) return null;
    const size = height * width * channels;
    const range = found.eightBit ? { min: 0, max: 255 } : { min: found.min ?? 0, max: found.max ?? 0 };
    const read = (rows: Uint32Array) => {
      const pixels = new Float64Array(rows.length * size);
      for (const [j, row] of rows.entries())
        pixels.set(column.values.subarray(row * size, (row + 1) * size), j * size);
      return pixels;
    };
    return { column: found.name, height, width, channels, ...range, read };
  }
  return schema.pixels === null ? null : pixelColumns(table, schema, schema.pixels);
}

function pixelColumns(table: Table, schema: Schema, pixels: NonNullable<Schema['pixels']>): Images | null {
  const columns = pixels.columns.map((name) => table.find(name));
  const missing = new Missing(schema.missing);
  const [height, width] = pixels.shape;
  const names = new Set(pixels.columns);
  const own = inputColumns(schema).filter(({ name }) => names.has(name));
  // A pixel that the user dropped or declared to be something else leaves no image.
  if (own.length < columns.length || own.some(({ kind }) => kind !== 'number')) return null;
  const least = own.reduce((min, column) => Math.min(min, column.min ?? 0), Number.POSITIVE_INFINITY);
  const most = own.reduce((max, column) => Math.max(max, column.max ?? 0), Number.NEGATIVE_INFINITY);
  const read = (rows: Uint32Array) => {
    const all = new Float64Array(rows.length * columns.length);
    for (const [p, column] of columns.entries()) {
      const values = readNumbers(table, column!, rows, missing);
      for (let j = 0; j < rows.length; j++) all[j * columns.length + p] = values[j];
    }
    return all;
  };
  const range = pixels.eightBit ? { min: 0, max: 255 } : { min: least, max: most };
  return { column: null, height, width, channels: 1, ...range, read };
}

/** Images that are in memory at once. */
const block = 256;

/** Hands on every image: its place among the rows, and its pixels, a view that the next block overwrites. */
export function eachImage(
  images: Images,
  rows: Uint32Array,
  take: (at: number, pixels: Float64Array) => void,
): void {
  const size = images.height * images.width * images.channels;
  for (let from = 0; from < rows.length; from += block) {
    const pixels = images.read(rows.subarray(from, from + block));
    for (let j = 0; j * size < pixels.length; j++) take(from + j, pixels.subarray(j * size, (j + 1) * size));
  }
}
