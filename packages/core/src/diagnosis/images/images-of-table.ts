import type { Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import { diagnoseImages, type ImageClasses, type ImageDiagnosis } from './diagnose-images.js';
import { imagesOf } from './pixels.js';

/** What can be seen of the images of a table; null where it has none. */
export function diagnoseTableImages(
  table: Table,
  schema: Schema,
  classes: ImageClasses | null,
  seed: number,
): ImageDiagnosis | null {
  const images = imagesOf(table, schema);
  if (images === null) return null;
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  return diagnoseImages(images, rows, classes, seed);
}
