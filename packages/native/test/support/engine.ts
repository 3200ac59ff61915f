import type { ProductLibrary } from '@colonnade/core/engine';
import { wasmEngine } from '../../../core/src/engine/wasm/engine.js';
import type { Blas } from '../../src/index.js';
import { productLibrary } from '../../src/product-library.js';
import { blas } from './blas.js';

/** The BLAS of this machine as an engine that leaves nothing to the kernels. */
export function engineOf(precision: 'float32' | 'float64', threads: number) {
  const products: ProductLibrary = {
    ...productLibrary(blas as Blas),
    prepare: async () => {},
    times: () => ({ kernels: 2, library: 1 }),
  };
  return wasmEngine({ precision, deterministic: false, threads, products, asked: true });
}
