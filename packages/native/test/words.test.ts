import {
  adam,
  dense,
  gradientDescent,
  Matrix,
  momentum,
  Network,
  RandomState,
  SparseMatrix,
} from '@colonnade/core';
import { registerProducts } from '@colonnade/core/engine';
import { describe, expect, test } from 'vitest';
import { howToGetBlas } from '../src/index.js';
import type { Blas } from '../src/library/open-blas.js';
import { productLibrary } from '../src/product-library.js';
import { blas } from './support/blas.js';

// Words in a sparse X, and layers above them that a library multiplies, whatever was measured here.
if (blas) {
  const library = { ...productLibrary(blas as Blas), times: () => ({ kernels: 2, library: 1 }) };
  registerProducts({ find: () => library, advice: howToGetBlas });
}

const [words, m, units] = [300, 90, 24];

/** Examples of up to nine words, some of them in no example at all. */
function examples(seed: number): { X: SparseMatrix; Y: Matrix } {
  const random = new RandomState(seed);
  const starts = new Uint32Array(m + 1);
  const indices: number[] = [];
  for (let j = 0; j < m; j++) {
    const present = new Set(Array.from({ length: j % 10 }, () => random.randint(random.randint(words) + 1)));
    indices.push(...[...present].sort((a, b) => a - b));
    starts[j + 1] = indices.length;
  }
  const X = new SparseMatrix(words, m, starts, Uint32Array.from(indices));
  return { X, Y: Matrix.fromRows([Array.from({ length: m }, () => random.randint(2))]) };
}

const [training, validation] = [examples(3), examples(4)];

async function train(engine: 'reference' | 'blas', threads: number, options: object) {
  const layers = [dense(units, 'tanh'), dense(units, 'tanh'), dense(1, 'sigmoid')];
  const network = new Network({
    inputs: words,
    layers,
    initialization: 'xavier',
    precision: 'float64',
    seed: 4,
  });
  const history = await network.fit(training.X, training.Y, {
    ...{ engine, threads, epochs: 12, batchSize: 16, learningRate: 0.1, l2: 3, validation },
    ...options,
  });
  const parameters = Float64Array.from(
    layers.flatMap((_, l) => [...network.W[l + 1].data, ...network.b[l + 1].data]),
  );
  return { history, parameters };
}

const rules = { 'gradient descent': gradientDescent(), momentum: momentum(), adam: adam() };

describe.skipIf(!blas?.concurrent)('a penalty on words, by a BLAS', () => {
  test.each(Object.entries(rules))(
    '%s: as the reference, to the end and to the best epoch, the same bits on any number of threads',
    async (name, optimizer) => {
      const learningRate = name === 'adam' ? 0.01 : name === 'momentum' ? 0.4 : 0.3;
      for (const more of [{}, { stopping: { patience: 3 } }, { dropout: 0.3 }]) {
        const options = { optimizer, learningRate, ...more };
        const expected = await train('reference', 1, options);
        const one = await train('blas', 1, options);
        expect(one.history.engine).toMatchObject({ name: 'blas', precision: 'float64' });
        // About 72 updates, sums of at most 300 terms, no number above 10; Adam divides by the root of nearly nothing.
        const near = name === 'adam' ? 1e-9 : 1e-11;
        for (const [i, value] of expected.parameters.entries()) {
          expect(Math.abs(one.parameters[i] - value)).toBeLessThan(near);
        }
        expect(one.history.keptEpoch).toBe(expected.history.keptEpoch);
        expect(one.history.epochs).toBe(expected.history.epochs);
        // The best epoch is an earlier one: its parameters are not those that the run ended with.
        if ('stopping' in more) expect(expected.history.keptEpoch).toBeLessThan(expected.history.epochs);
        for (const threads of [2, 3]) {
          expect((await train('blas', threads, options)).parameters).toEqual(one.parameters);
        }
      }
    },
  );
});
