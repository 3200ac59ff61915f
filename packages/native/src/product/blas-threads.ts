import type { ProductThread } from '@colonnade/core/engine';
import type { Blas } from '../library/open-blas.js';
import { bindGemm } from './bind-gemm.js';
import { tiles } from './tiles.js';

/** What a worker is told: the file of the BLAS, and into how many tiles a product may be cut. */
export interface BlasInvitation {
  readonly path: string;
  readonly most: number;
}

/** A BLAS as the threads of a training use it. */
export function blasThreads(blas: Blas, most: number): ProductThread {
  return {
    gemm: (memory, precision) => bindGemm(blas, memory, precision),
    tiles: (m, n, k) => tiles(m, n, k, most),
  };
}
