import { describe, expect, it } from 'vitest';
import { diagnoseImages, type ImageClasses } from '../../src/diagnosis/images/diagnose-images.js';
import { imagesOf } from '../../src/diagnosis/images/pixels.js';
import { inferSchema } from '../../src/table/schema/infer-schema.js';
import { Table } from '../../src/table/table.js';

/** A table of 4×4 images in bytes, each filled by a formula of its row and pixel. */
function picture(rows: number, pixel: (row: number, p: number) => number) {
  const values = Uint8Array.from({ length: rows * 16 }, (_, at) => pixel(Math.floor(at / 16), at % 16));
  const labels = Array.from({ length: rows }, (_, row) => (row % 2 ? 'cat' : 'dog'));
  const table = new Table(
    [
      { kind: 'numeric', name: 'image', shape: [4, 4], values },
      { kind: 'text', name: 'label', cells: labels },
    ],
    { name: 'pictures', notes: [] },
  );
  const schema = inferSchema(table, { target: 'label' });
  const classes: ImageClasses = {
    of: Int32Array.from(labels, (label) => Number(label === 'dog')),
    names: ['cat', 'dog'],
  };
  return {
    table,
    images: imagesOf(table, schema)!,
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    classes,
  };
}

/** Pixels that differ from image to image. */
const grain = (row: number, p: number) => (row * 37 + p * 101 + ((row * p * 7) % 53)) % 256;

describe('the diagnosis of images', () => {
  it('finds nothing in images that are all different', () => {
    const { images, rows, classes } = picture(60, grain);
    const found = diagnoseImages(images, rows, classes, 1);
    expect(found).toMatchObject({ column: 'image', images: 60, height: 4, width: 4, channels: 1 });
    expect(found.empty).toEqual({ images: 0, rows: [] });
    expect(found.duplicates).toEqual({ images: 0, groups: 0, acrossClasses: 0, examples: [] });
    expect(found.brightness.explained!).toBeLessThan(found.brightness.floor!);
  });

  it('finds empty images, duplicates, and duplicates across classes, with their rows', () => {
    const { images, rows, classes } = picture(20, (row, p) =>
      row === 7 ? 255 : grain(row === 4 ? 2 : row === 9 ? 12 : row, p),
    );
    const found = diagnoseImages(images, rows, classes, 1);
    expect(found.empty).toEqual({ images: 1, rows: [7] });
    expect(found.duplicates).toEqual({
      images: 2,
      groups: 2,
      acrossClasses: 1,
      examples: [
        { rows: [9, 12], classes: ['cat', 'dog'] },
        { rows: [2, 4], classes: ['dog', 'dog'] },
      ],
    });
  });

  it('sees a class that is brighter, and how sure that is', () => {
    const { images, rows, classes } = picture(60, (row, p) => (grain(row, p) >> 1) + (row % 2 ? 100 : 0));
    const { brightness } = diagnoseImages(images, rows, classes, 1);
    expect(brightness.explained!).toBeGreaterThan(0.5);
    expect(brightness.explained!).toBeGreaterThan(brightness.floor!);
    const [cat, dog] = brightness.classes!;
    expect(cat.mean - dog.mean).toBeCloseTo(100 / 255, 1);
    expect(cat.error).toBeCloseTo(cat.deviation / Math.sqrt(30), 12);
  });

  it('means are from black to white, class by class', () => {
    const { images, rows, classes } = picture(10, (row, p) => (row % 2 ? 255 : p === 0 ? 51 : 0));
    const { means } = diagnoseImages(images, rows, classes, 1);
    expect(means.map(({ name, images: count, pixels }) => [name, count, pixels[0], pixels[1]])).toEqual([
      ['cat', 5, 1, 1],
      ['dog', 5, 0.2, 0],
    ]);
  });

  it('reads columns that are pixels as it reads images', () => {
    const { table, images, rows, classes } = picture(30, grain);
    const [column] = table.columns;
    const cells = column.kind === 'numeric' ? column.values : never();
    const names = Array.from({ length: 16 }, (_, p) => `pixel_${Math.floor(p / 4)}_${p % 4}`);
    const wide = new Table(
      [
        ...names.map((name, p) => ({
          kind: 'text' as const,
          name,
          cells: [...rows].map((row) => String(cells[row * 16 + p])),
        })),
        table.find('label')!,
      ],
      { name: 'wide', notes: [] },
    );
    const schema = inferSchema(wide, { target: 'label' });
    const found = diagnoseImages(imagesOf(wide, schema)!, rows, classes, 1);
    expect(found).toEqual({ ...diagnoseImages(images, rows, classes, 1), column: null });
  });

  it('makes mean images of large ones smaller', () => {
    const values = Uint8Array.from({ length: 2 * 100 * 130 }, (_, at) => (at % 130 < 65 ? 0 : 255));
    const table = new Table([{ kind: 'numeric', name: 'image', shape: [100, 130], values }], {
      name: 'large',
      notes: [],
    });
    const images = imagesOf(table, inferSchema(table, {}))!;
    const [mean] = diagnoseImages(images, Uint32Array.of(0, 1), null, 1).means;
    expect([mean.name, mean.height, mean.width]).toEqual([null, 34, 44]);
    expect([mean.pixels[0], mean.pixels[43]]).toEqual([0, 1]);
  });
});

function never(): never {
  throw new Error('not numeric');
}
