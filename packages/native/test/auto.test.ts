import { dense, Matrix, Network } from '@colonnade/core';
import { type ProductForm, type ProductLibrary, registerProducts } from '@colonnade/core/engine';
import { describe, expect, test } from 'vitest';
import { productLibrary } from '../src/product-library.js';
import { blas } from './support/blas.js';

/** The BLAS of this machine, so many times as fast as the kernels. */
function withAdvantage(advantage: (form: ProductForm, m: number) => number): void {
  const times: ProductLibrary['times'] = (form, m) => ({ kernels: advantage(form, m), library: 1 });
  const library = blas && { ...productLibrary(blas), prepare: async () => {}, times };
  registerProducts({ find: () => library, advice: () => 'Install one.' });
}

const X = Matrix.zeros(8, 30).map((_, i, j) => Math.sin(i + 8 * j));
const Y = Matrix.zeros(1, 30).map((_, _i, j) => j % 2);

async function fitted(options: object) {
  const network = new Network({ inputs: 8, layers: [dense(6, 'relu'), dense(1, 'sigmoid')], seed: 2 });
  const { engine } = await network.fit(X, Y, { epochs: 3, batchSize: 10, ...options });
  return { engine, network };
}

describe.skipIf(!blas)('auto', () => {
  test('is the kernels alone where the BLAS is no faster at any product', async () => {
    withAdvantage(() => 0.9);
    const { engine, network } = await fitted({});
    expect(engine).toMatchObject({ name: 'wasm', library: null });
    const plain = await fitted({ engine: 'wasm' });
    expect(network.W[0].data).toEqual(plain.network.W[0].data);
  });

  test('is the BLAS where that is faster at one', async () => {
    withAdvantage((form, m) => (form === 'gradientW' && m === 6 ? 2 : 0.9));
    const { engine } = await fitted({});
    expect(engine).toMatchObject({ name: 'blas', library: blas?.library, variant: blas?.variant });
  });

  test('is the kernels where bits have to be the same everywhere', async () => {
    withAdvantage(() => 2);
    expect((await fitted({ deterministic: true })).engine).toMatchObject({ name: 'wasm', variant: 'simd' });
  });

  test('the engine that was named has no other name, even where it leaves everything to the kernels', async () => {
    withAdvantage(() => 0.1);
    expect((await fitted({ engine: 'blas' })).engine.name).toBe('blas');
  });

  test('without a BLAS it is the kernels, and the name of the other is refused with advice', async () => {
    registerProducts({ find: () => undefined, advice: () => 'Install one.' });
    expect((await fitted({})).engine.name).toBe('wasm');
    await expect(fitted({ engine: 'blas' })).rejects.toThrow(
      'fit: there is no BLAS on this machine. Install one. [ENGINE_MISSING]',
    );
  });
});
