import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dense, Matrix, Network, type NumericColumn } from '@colonnade/core';
import { readHdf5File } from '@colonnade/data';
import { describe, expect, test } from 'vitest';
import { blas } from './support/blas.js';

/** The cats of the course lie beside the repository where they are at hand; they do not ship with it. */
const file = fileURLToPath(new URL('../../../../shared/data/cats/train_catvnoncat.h5', import.meta.url));
if (!existsSync(file)) console.log('skipped: the cat pictures are not in ../shared/data/cats');

/** As the course prints them for 12288-7-1. */
const published = { 0: 0.6930497356599888, 100: 0.6464320953428849 };

describe.skipIf(!blas || !existsSync(file))('the cats of the course', () => {
  test.each([1, 2])('12288-7-1 by the BLAS on %i threads', { timeout: 300_000 }, async (threads) => {
    const table = await readHdf5File(file, { input: 'train_set_x', target: 'train_set_y' });
    const [pixels, labels] = table.columns as NumericColumn[];
    const m = labels.values.length;
    const inputs = Float64Array.from(pixels.values, (pixel) => pixel / 255);
    const X = Matrix.fromColumnMajor(12_288, m, inputs);
    const Y = Matrix.fromColumnMajor(1, m, Float64Array.from(labels.values));
    const network = new Network({
      inputs: 12_288,
      layers: [dense(7, 'relu'), dense(1, 'sigmoid')],
      initialization: 'small',
      seed: 1,
    });
    const options = { epochs: 100, learningRate: 0.0075, engine: 'blas', threads } as const;
    const history = await network.fit(X, Y, options);
    expect(history.engine).toMatchObject({ name: 'blas', precision: 'float64', threads });
    for (const [epoch, cost] of Object.entries(published)) {
      expect(Math.abs(history[Number(epoch)].cost! - cost)).toBeLessThan(1e-9);
    }
  });
});
