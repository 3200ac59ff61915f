import { dimensions, type Precision, type ProductForm, productTrials } from '@colonnade/core/engine';
import type { Blas } from '../library/open-blas.js';
import { blasThreads } from '../product/blas-threads.js';
import { fitProductCost, type ProductCost, type TimedProduct } from './product-cost.js';

/** What the two ways to a product cost on one thread of this machine. */
export interface FormCosts {
  readonly kernels: ProductCost;
  /** With what the kernels have to do after it: bias, activation or its derivative. */
  readonly library: ProductCost;
}

export type ProductCalibration = Readonly<Record<ProductForm, FormCosts>>;

export const productForms: readonly ProductForm[] = ['affine', 'gradientW', 'backpropagate'];

/** Units, inputs, examples: small and large, and each short in turn, as layers, batches and gradients have them. */
const layers = [
  [1, 16, 32],
  [1, 256, 64],
  [1, 2048, 128],
  [1, 12288, 32],
  [4, 8, 128],
  [4, 64, 16],
  [8, 1024, 64],
  [8, 16, 256],
  [10, 128, 64],
  [16, 32, 32],
  [16, 4096, 32],
  [32, 32, 8],
  [32, 64, 64],
  [64, 256, 32],
  [128, 64, 128],
  [256, 256, 64],
  [256, 512, 128],
  [64, 64, 1],
  [512, 256, 1],
] as const;
const most = 12288 * 128;
const rounds = 3;
const millisecondsEach = 0.7;

/**
 * Times products of every form on the kernels and on a BLAS, and fits their costs; takes about 0.4 s. The two ways
 * take turns, and of all repeats the edge of the fastest quarter counts: other programs only ever make them slower,
 * and the first repeats run code that is not optimized yet.
 */
export async function calibrateProducts(blas: Blas, precision: Precision): Promise<ProductCalibration> {
  const trialOf = await productTrials(blasThreads(blas, 1), precision, most);
  const costs = productForms.map((form): [ProductForm, FormCosts] => {
    const kernels: TimedProduct[] = [];
    const library: TimedProduct[] = [];
    for (const [rows, inner, columns] of layers) {
      const trial = trialOf({ form, rows, inner, columns });
      const samples: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        sample(samples[0], trial.kernels);
        sample(samples[1], trial.library);
      }
      const [m, n, k] = dimensions(form, rows, inner, columns);
      kernels.push({ m, n, k, microseconds: lowerQuartile(samples[0]) });
      library.push({ m, n, k, microseconds: lowerQuartile(samples[1]) });
    }
    return [form, { kernels: fitProductCost(kernels), library: fitProductCost(library) }];
  });
  return Object.fromEntries(costs) as ProductCalibration;
}

/** Adds the µs of a call, over chunks long enough for the clock. */
function sample(samples: number[], call: () => void): void {
  const end = performance.now() + millisecondsEach;
  let repeats = 1;
  let enough = false;
  while (!enough) {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) call();
    const now = performance.now();
    if (now - start < 0.08) repeats *= 2;
    else samples.push(((now - start) * 1e3) / repeats);
    enough = now > end && samples.length > 0;
  }
}

function lowerQuartile(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)];
}
