import {
  classOfRows,
  imagesOf,
  inferSchema,
  type Schema,
  type SchemaOptions,
  type Table,
} from '@colonnade/core';
import type { ImageExamples } from './protocol.js';

const mostClasses = 20;
const ofEveryClass = 4;
const withoutClasses = 12;

/** A few images of every class, the first that there are; null where there are no images. @throws as `inferSchema` */
export function imageExamples(table: Table, options: SchemaOptions): ImageExamples | null {
  const schema = inferSchema(table, options);
  const images = imagesOf(table, schema);
  if (images === null) return null;
  const { height, width, channels, min, max } = images;
  const scale = 255 / (max > min ? max - min : 1);
  const classes = rowsByClass(table, schema).map(({ name, rows }) => {
    const read = images.read(Uint32Array.from(rows));
    return { name, rows, pixels: Uint8ClampedArray.from(read, (value) => scale * (value - min)) };
  });
  return { height, width, channels, classes };
}

function rowsByClass(table: Table, schema: Schema): { name: string | null; rows: number[] }[] {
  const classes = classOfRows(schema, table);
  if (classes === null) {
    const rows = Array.from({ length: Math.min(withoutClasses, table.rows) }, (_, row) => row);
    return [{ name: null, rows }];
  }
  const found = schema.target!.classes.slice(0, mostClasses).map((name) => ({ name, rows: [] as number[] }));
  for (const [row, at] of classes.entries()) {
    const own = found[at]?.rows;
    if (own !== undefined && own.length < ofEveryClass) own.push(row);
  }
  return found.filter(({ rows }) => rows.length > 0);
}
