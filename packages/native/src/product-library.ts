import { cpus } from 'node:os';
import { type Precision, type ProductLibrary, ProductRunner } from '@colonnade/core/engine';
import { type ProductCalibration, productTimes } from './calibration/calibrate-products.js';
import { calibrationOf } from './calibration/calibration-store.js';
import type { Blas } from './library/open-blas.js';
import { type BlasInvitation, blasThreads } from './product/blas-threads.js';

/** More tiles than this make a product slower that few threads compute. */
const mostTiles = 8;

/**
 * µs by which a product of a library delays the instructions around it, beside what was timed of it alone: a block
 * that was one call of the kernels becomes several.
 */
const detour = 0.5;

/** Tests run the sources, and a worker of Node 20 runs no TypeScript: there it is the built one. */
const workerModule = new URL(
  import.meta.url.endsWith('.ts') ? '../dist/worker.js' : './worker.js',
  import.meta.url,
).href;

/** A BLAS as the engine `blas` wants it. */
export function productLibrary(blas: Blas): ProductLibrary {
  const { library, variant, path, concurrent } = blas;
  // One tile is always computed by the same thread, so that calls never overlap.
  // Those of the machine, not of this process: where that may use fewer, its bits are the same.
  const most = concurrent ? Math.min(cpus().length, mostTiles) : 1;
  const calibrations: Partial<Record<Precision, ProductCalibration>> = {};
  const invitation: BlasInvitation = { path, most };
  const products = blasThreads(blas, most);
  return {
    ...products,
    library,
    variant,
    workerModule,
    invitation,
    runner: (...place) => new ProductRunner(products, ...place),
    async prepare(precision) {
      calibrations[precision] ??= await calibrationOf(blas, precision);
    },
    times(form, m, n, k, precision) {
      const { kernels, library } = productTimes(calibrations[precision]![form], form, [m, n, k], precision);
      return { kernels, library: library + detour };
    },
  };
}
