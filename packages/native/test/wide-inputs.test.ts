import { dense, Matrix, Network } from '@colonnade/core';
import { describe, expect, test } from 'vitest';
import '../src/index.js';
import { blas } from './support/blas.js';

// Few units over many inputs: their gradient is formed the other way round, in pieces (4300 is more than two of them).
const [inputs, examples] = [4300, 37];
const values = (count: number, shift: number) =>
  Float64Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + shift));
const X = Matrix.fromColumnMajor(inputs, examples, values(inputs * examples, 1));
const Y = Matrix.fromColumnMajor(
  1,
  examples,
  values(examples, 2).map((y) => Number(y > 0)),
);

async function train(engine: string, threads: number, options: object): Promise<Float64Array> {
  const layers = [dense(21, 'tanh'), dense(1, 'sigmoid')];
  const network = new Network({ inputs, layers, initialization: 'xavier', seed: 4 });
  await network.fit(X, Y, { engine, threads, epochs: 3, learningRate: 0.05, ...options } as never);
  return Float64Array.from([...network.W[1].data, ...network.W[2].data, ...network.b[1].data]);
}

describe.skipIf(!blas?.concurrent)('few units over many inputs', () => {
  test.each([
    ['all examples', {}],
    ['batches, each of which moves the parameters itself', { batchSize: 8 }],
    ['batches with clipping', { batchSize: 8, clipNorm: 0.1 }],
  ])('%s: as the reference, with the same bits on 1, 2 and 3 threads', async (_, options) => {
    const expected = await train('reference', 1, options);
    const one = await train('blas', 1, options);
    // 15 updates whose sums have 4300 terms: some 1e-12 of parameters below 1.
    for (const [i, value] of expected.entries()) expect(Math.abs(one[i] - value)).toBeLessThan(1e-11);
    for (const threads of [2, 3]) expect(await train('blas', threads, options)).toEqual(one);
  });
});
