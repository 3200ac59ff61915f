import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accuracy, dense, Matrix, Network, type NumericColumn } from '@colonnade/core';
import { readHdf5File } from '@colonnade/data';
import { describe, expect, it } from 'vitest';

/**
 * The cats of the course lie beside the repository where they are at hand; they do not ship with it. The long
 * runs take minutes in plain loops: they are run with COLONNADE_LONG=1, and their beginning always.
 */
const folder = fileURLToPath(new URL('../../../../../shared/data/cats/', import.meta.url));
const present = existsSync(folder);
if (!present) console.log('skipped: the cat pictures are not in ../shared/data/cats');
const long = process.env.COLONNADE_LONG === '1';

async function load(part: 'train' | 'test'): Promise<{ X: Matrix; Y: Matrix }> {
  const options = { input: `${part}_set_x`, target: `${part}_set_y` };
  const table = await readHdf5File(`${folder}${part}_catvnoncat.h5`, options);
  const [pixels, labels] = table.columns as NumericColumn[];
  const m = labels.values.length;
  return {
    X: Matrix.fromColumnMajor(
      12_288,
      m,
      Float64Array.from(pixels.values, (pixel) => pixel / 255),
    ),
    Y: Matrix.fromColumnMajor(1, m, Float64Array.from(labels.values)),
  };
}

/** As the course prints them for 12288-7-1, iteration by iteration. */
const publishedCosts = {
  0: 0.6930497356599888,
  100: 0.6464320953428849,
  500: 0.515830477276473,
  1000: 0.3394281538366413,
  1500: 0.17448318112556638,
  2000: 0.07439078704319084,
  2300: 0.053361403485605585,
  2400: 0.04855478562877019,
};

const rightShare = (network: Network, { X, Y }: { X: Matrix; Y: Matrix }) =>
  accuracy(Array.from(Y.data), Array.from(network.classify(X).data));

describe.skipIf(!present)('cats, to the printed digit', () => {
  it(`logistic regression, ${long ? 2000 : 200} iterations`, { timeout: 600_000 }, async () => {
    const [train, test] = [await load('train'), await load('test')];
    expect([train.X.shape, test.X.shape]).toEqual([
      [12_288, 209],
      [12_288, 50],
    ]);
    const network = new Network({
      inputs: 12_288,
      layers: [dense(1, 'sigmoid')],
      initialization: 'zeros',
    });
    const history = await network.fit(train.X, train.Y, { epochs: long ? 2000 : 200, learningRate: 0.005 });
    const printed = (...epochs: number[]) => epochs.map((epoch) => history[epoch].cost?.toFixed(6));
    expect(printed(0, 100, 200)).toEqual(['0.693147', '0.584508', '0.466949']);
    if (!long) return;
    expect(printed(1000, 1900)).toEqual(['0.214820', '0.140872']);
    expect(rightShare(network, train)).toBe(207 / 209); // 99.043 %
    expect(rightShare(network, test)).toBe(0.7);
  });

  it.each([
    { engine: 'reference' },
    { engine: 'wasm', deterministic: true },
    { engine: 'wasm', deterministic: false },
  ] as const)('12288-7-1 on %o', { timeout: 600_000 }, async (options) => {
    const { X, Y } = await load('train');
    const network = new Network({
      inputs: 12_288,
      layers: [dense(7, 'relu'), dense(1, 'sigmoid')],
      initialization: 'small',
      seed: 1,
    });
    const last = long ? 2400 : 100;
    const history = await network.fit(X, Y, { epochs: last, learningRate: 0.0075, ...options });
    for (const [epoch, cost] of Object.entries(publishedCosts)) {
      if (Number(epoch) <= last) expect(Math.abs(history[Number(epoch)].cost! - cost)).toBeLessThan(1e-9);
    }
  });
});
