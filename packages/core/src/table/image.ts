import { cellValue } from './cell-value.js';
import { inputColumns, type Schema } from './schema/schema.js';
import type { Table } from './table.js';

/** An example that is one picture. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  /** 1 (gray) or 3 (red, green, blue). */
  readonly channels: 1 | 3;
}

/** Height, width and channels when an example is one image: a column of images, or columns that are its pixels. */
export function imageShape(schema: Schema): ImageShape | null {
  const image = imageColumn(schema);
  if (image !== undefined) {
    const [height, width, channels = 1] = image.shape;
    return image.shape.length <= 3 && (channels === 1 || channels === 3) ? { height, width, channels } : null;
  }
  if (schema.pixels === null) return null;
  const [height, width] = schema.pixels.shape;
  return { height, width, channels: 1 };
}

/** The values that are black and white: those of a byte, or the range over all pixels. */
export function pixelRange(schema: Schema): { min: number; max: number } {
  const image = imageColumn(schema);
  if (image?.eightBit || schema.pixels?.eightBit) return { min: 0, max: 255 };
  const names = new Set(schema.pixels?.columns ?? []);
  const columns = image ? [image] : schema.columns.filter((column) => names.has(column.name));
  return {
    min: Math.min(...columns.map((column) => column.min ?? 0)),
    max: Math.max(...columns.map((column) => column.max ?? 0)),
  };
}

/** The pixels of one row, row by row, then column, then channel; a missing one is 0. */
export function pixelsOf(schema: Schema, table: Table, row: number): number[] {
  const image = imageColumn(schema);
  const column = image && table.find(image.name);
  if (column?.kind === 'numeric') {
    const width = image!.shape.reduce((product, size) => product * size, 1);
    return Array.from(column.values.subarray(row * width, (row + 1) * width));
  }
  return (schema.pixels?.columns ?? []).map(
    (name) => Number(cellValue(schema, table, name, row) ?? 0), // pixels are number columns
  );
}

function imageColumn(schema: Schema) {
  const inputs = inputColumns(schema);
  const images = inputs.filter((column) => column.kind === 'image');
  return inputs.length === 1 ? images[0] : undefined;
}
