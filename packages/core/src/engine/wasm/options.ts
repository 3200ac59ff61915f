import type { Precision } from '../description.js';
import type { ProductLibrary } from './products.js';

/** What an engine on the kernels is made with. */
export interface WasmOptions {
  readonly precision: Precision;
  /** Plain SIMD alone: the same bits on every machine. */
  readonly deterministic: boolean;
  readonly threads: 'auto' | number;
  /** Computes the products that it is faster at, */
  readonly products?: ProductLibrary | undefined;
  /** or, when it was asked for by name, that it is not much slower at. */
  readonly asked?: boolean;
}
