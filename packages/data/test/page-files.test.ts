import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { announcedSize } from '../src/images/announced-size.js';
import { grayOf } from '../src/images/luminance.js';
import { listArrays, readTableFile } from '../src/index.js';

const image = sharp({ create: { width: 300, height: 20, channels: 4, background: '#12345680' } });
const sized = {
  png: () => image.clone().png(),
  jpeg: () => image.clone().jpeg(),
  'progressive jpeg': () => image.clone().jpeg({ progressive: true }),
  'jpeg with a profile': () => image.clone().withMetadata().jpeg(),
  'lossy webp': () => image.clone().removeAlpha().webp(),
  'lossless webp': () => image.clone().webp({ lossless: true }),
  'webp with transparency': () => image.clone().webp(),
};

describe('the size that an image announces', () => {
  it.each(Object.entries(sized))('%s', async (_name, make) => {
    const bytes = await make().toBuffer();
    expect(announcedSize(bytes)).toEqual([20, 300]);
    for (const length of [0, 1, 3, 9, 13, 17])
      expect(announcedSize(bytes.subarray(0, length))).toBeUndefined();
  });

  it('none is announced by what is no image', () => {
    expect(announcedSize(new TextEncoder().encode('a,b\n1,2\n'))).toBeUndefined();
    expect(announcedSize(new TextEncoder().encode('<svg width="1" height="1"/>'))).toBeUndefined();
  });
});

it('a gray is as bright as the image library makes it', async () => {
  const pixels = Uint8Array.from({ length: 3 * 4096 }, (_, i) => ((i * 2654435761) >>> 11) & 255);
  const raw = { width: 64, height: 64, channels: 3 as const };
  const gray = await sharp(pixels, { raw }).grayscale().raw().toBuffer();
  const differences = Array.from(gray, (value, i) =>
    Math.abs(value - grayOf(pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2])),
  );
  // Each rounds once more than the other.
  expect(Math.max(...differences)).toBeLessThanOrEqual(1);
});

describe('a file of a page', () => {
  it('is read in pieces, and says how far it is', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${i},${'word '.repeat(200)}`).join('\n');
    const file = new File([`a,b\n${lines}\n`], 'long.csv');
    const done: [number, number | null][] = [];
    const table = await readTableFile(file, { onProgress: (count, total) => done.push([count, total]) });
    expect(table.rows).toBe(5000);
    expect(done.at(-1)).toEqual([file.size, file.size]);
    expect(done.length).toBeGreaterThan(2);
  });

  it('has a limit, and may be out of reach', async () => {
    await expect(readTableFile(new File(['a\n1\n'], 'x.csv'), { maxBytes: 2 })).rejects.toThrow(
      'x.csv: it is larger than 2 bytes. Use a part of it, or raise maxBytes. [FILE_TOO_LARGE]',
    );
    const gone = new File(['a\n1\n'], 'gone.csv');
    gone.slice = () => {
      const part = new Blob(['a']);
      part.arrayBuffer = async () => {
        throw new Error('The file has changed');
      };
      return part;
    };
    await expect(readTableFile(gone)).rejects.toThrow(
      'gone.csv: it cannot be read (The file has changed). [FILE_UNREADABLE]',
    );
  });
});

it('lists the arrays of a file that has several, and of no other', async () => {
  const file = (name: string) => new File([readFileSync(new URL(`./files/${name}`, import.meta.url))], name);
  const shown = (arrays: Awaited<ReturnType<typeof listArrays>>) =>
    arrays?.map(({ name, numeric, described }) => `${name} ${described} ${numeric}`);
  expect(shown(await listArrays(file('arrays.npz')))).toEqual([
    'X (3, 2, 2) numbers true',
    'F (3, 2) numbers true',
    'y (3) text false',
    'n (3) numbers true',
    'h (3) numbers true',
    'two (2) numbers true',
  ]);
  expect(shown(await listArrays(file('small.h5')))).toEqual([
    'X (6, 2, 2) numbers true',
    'y (6) numbers true',
  ]);
  expect(await listArrays(new File(['a,b\n1,2\n'], 'a.csv'))).toBeNull();
});
