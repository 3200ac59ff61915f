import type { ColumnSchema, PixelGroup } from './schema.js';

/** `pixel_3_4`, `1x28`: a prefix, a row and a column. */
const rowAndColumn = /^(.*?)(\d+)[_x.-](\d+)$/;
/** `pixel17`, `px_17`: a running number under a name that pixels have. */
const running = /^(?:pixel|px|pix)[_ -]?(\d+)$/i;
/** Fewer pixels than this are a coincidence of names. */
const fewestPixels = 9;

/**
 * The number columns that form one image by their names, row by row, or null: `<prefix><row>_<column>` over a
 * whole rectangle, or `pixel<i>` over a whole square, counted from 0 or 1.
 */
export function findPixels(columns: readonly ColumnSchema[]): PixelGroup | null {
  const numbers = columns.filter((column) => column.kind === 'number');
  const shape = rectangle(numbers) ?? square(numbers);
  if (shape === null) return null;
  const { names, height, width } = shape;
  const pixels = names.map((name) => numbers.find((column) => column.name === name) as ColumnSchema);
  const min = pixels.reduce((least, pixel) => Math.min(least, pixel.min ?? 0), 0);
  const max = pixels.reduce((most, pixel) => Math.max(most, pixel.max ?? 0), 0);
  // Pixels are 8-bit when they stay within a byte and need its highest bit.
  const eightBit = min >= 0 && max >= 128 && max <= 255;
  return { columns: names, shape: [height, width], eightBit };
}

interface Found {
  readonly names: string[];
  readonly height: number;
  readonly width: number;
}

function rectangle(numbers: readonly ColumnSchema[]): Found | null {
  const places = new Map<string, string>();
  let prefix: string | undefined;
  let [firstRow, lastRow, firstColumn, lastColumn] = [Infinity, -1, Infinity, -1];
  for (const { name } of numbers) {
    const match = rowAndColumn.exec(name);
    if (match === null || (prefix !== undefined && match[1] !== prefix)) continue;
    prefix = match[1];
    const [row, column] = [Number(match[2]), Number(match[3])];
    places.set(`${row},${column}`, name);
    firstRow = Math.min(firstRow, row);
    lastRow = Math.max(lastRow, row);
    firstColumn = Math.min(firstColumn, column);
    lastColumn = Math.max(lastColumn, column);
  }
  const [height, width] = [lastRow - firstRow + 1, lastColumn - firstColumn + 1];
  if (firstRow > 1 || firstColumn > 1 || height < 2 || width < 2) return null;
  if (places.size < fewestPixels || places.size !== height * width) return null;
  const names = Array.from({ length: height * width }, (_, i) => {
    const row = firstRow + Math.floor(i / width);
    return places.get(`${row},${firstColumn + (i % width)}`) as string;
  });
  return { names, height, width };
}

function square(numbers: readonly ColumnSchema[]): Found | null {
  const places = new Map<number, string>();
  for (const { name } of numbers) {
    const match = running.exec(name);
    if (match !== null) places.set(Number(match[1]), name);
  }
  const side = Math.round(Math.sqrt(places.size));
  if (places.size < fewestPixels || side * side !== places.size) return null;
  const first = places.has(0) ? 0 : 1;
  const names = Array.from({ length: places.size }, (_, i) => places.get(first + i));
  return names.every((name) => name !== undefined) ? { names, height: side, width: side } : null;
}
