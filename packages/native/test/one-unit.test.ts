import { dense, Matrix, Network } from '@colonnade/core';
import { registerProducts } from '@colonnade/core/engine';
import { describe, expect, test } from 'vitest';
import { howToGetBlas } from '../src/index.js';
import type { Blas } from '../src/library/open-blas.js';
import { productLibrary } from '../src/product-library.js';
import { blas } from './support/blas.js';

// One unit over many inputs: both products in one pass over X, eight columns at a time, whatever was measured here.
const [inputs, examples] = [2051, 61];
const values = (count: number, shift: number) =>
  Float64Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + shift));
const X = Matrix.fromColumnMajor(inputs, examples, values(inputs * examples, 1));
const Y = Matrix.fromColumnMajor(
  1,
  examples,
  values(examples, 2).map((y) => Number(y > 0)),
);

if (blas) {
  const library = { ...productLibrary(blas as Blas), times: () => ({ kernels: 2, library: 1 }) };
  registerProducts({ find: () => library, advice: howToGetBlas });
}

async function train(engine: string, threads: number, options: object) {
  const network = new Network({ inputs, layers: [dense(1, 'sigmoid')], initialization: 'xavier', seed: 4 });
  const history = await network.fit(X, Y, {
    ...{ engine, threads, epochs: 3, learningRate: 0.05, ...options },
  } as never);
  return {
    engine: history.engine.name,
    costs: history.map((entry) => entry.cost ?? entry.costOfBatches),
    parameters: Float64Array.from([...network.W[1].data, ...network.b[1].data]),
  };
}

describe.skipIf(!blas?.concurrent)('one unit over many inputs', () => {
  test.each([
    ['all examples', {}],
    ['batches of 13 in an order', { batchSize: 13 }],
    ['batches where they stand, with weights', { batchSize: 9, shuffle: false, classWeight: 'balanced' }],
    ['clipping and a penalty', { clipNorm: 0.01, l2: 0.5 }],
  ])('%s: as the reference, with the same bits on 1, 2, 3 and 8 threads', async (_, options) => {
    const expected = await train('reference', 1, options);
    const one = await train('blas', 1, options);
    expect(one.engine).toBe('blas');
    // At most 21 updates whose sums have 2051 terms: some 1e-12 of parameters below 1.
    for (const [i, value] of expected.parameters.entries()) {
      expect(Math.abs(one.parameters[i] - value)).toBeLessThan(1e-11);
    }
    for (const [i, cost] of expected.costs.entries()) {
      expect(Math.abs((one.costs[i] as number) - (cost as number))).toBeLessThan(1e-11);
    }
    for (const threads of [2, 3, 8]) {
      expect((await train('blas', threads, options)).parameters).toEqual(one.parameters);
    }
  });
});
