import { Matrix } from '@colonnade/core';
import type { ProductLibrary } from '@colonnade/core/engine';
import { describe, expect, test } from 'vitest';
import { wasmEngine } from '../../core/src/engine/wasm/engine.js';
import { RandomState } from '../../core/src/matrix/random-state.js';
import { drawParameters } from '../../core/src/network/initialize.js';
import { dense, specify } from '../../core/src/network/specification.js';
import { fit } from '../../core/src/training/fit.js';
import { boldDriver } from '../../core/src/training/rates/bold-driver.js';
import { productLibrary } from '../src/product-library.js';
import { blas } from './support/blas.js';

// Units that are no whole registers: a number that is not finite must not stay in the pads of Z, where no product of a
// library comes, when the parameters have been taken back.
const [inputs, examples] = [256, 512];
const X = new RandomState(1).randn(inputs, examples);
const Y = Matrix.zeros(1, examples).map((_, i, j) => Math.sin(j + i));

describe.skipIf(!blas?.concurrent)('an epoch that has diverged is taken back', () => {
  test.each([
    ['tanh', 9],
    ['tanh', 10],
    ['sigmoid', 9],
    ['sigmoid', 10],
    ['relu', 9],
  ] as const)('%s, %i units: the training goes on as it does without a library', async (g, units) => {
    const specification = specify('test', {
      inputs,
      layers: [dense(units, g), dense(units, g), dense(1, 'linear')],
    });
    const train = async (products?: ProductLibrary) => {
      const engine = wasmEngine({ precision: 'float32', deterministic: false, threads: 1, products });
      const history = await fit(engine, drawParameters(specification, 'xavier', 1), X, Y, {
        learningRate: boldDriver(1e37, { decrease: 1e-4 }),
        batchSize: 64,
        epochs: 24,
        seed: 1,
      });
      return { stopped: history.stopped, rejected: [...history].map(({ rejected }) => rejected) };
    };
    const withoutLibrary = await train();
    // Gradients of the kernels go over the pads; Z of the library leaves them as they are.
    const affineAlone: ProductLibrary = {
      ...productLibrary(blas!),
      prepare: async () => {},
      times: (form) => ({ kernels: form === 'affine' ? 9 : 1, library: 5 }),
    };
    expect(await train(affineAlone)).toEqual(withoutLibrary);
  });
});
