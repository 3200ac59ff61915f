import {
  dimensions,
  isTurned,
  kernelDimensions,
  libraryDimensions,
  type Precision,
  type ProductForm,
  productTrials,
} from '@colonnade/core/engine';
import type { Blas } from '../library/open-blas.js';
import { blasThreads } from '../product/blas-threads.js';
import { fitProductCost, type ProductCost, predictProduct, type TimedProduct } from './product-cost.js';

/** What the two ways to a product cost on one thread of this machine. */
export interface FormCosts {
  readonly kernels: ProductCost;
  /** With what the kernels have to do after it: bias, activation or its derivative. */
  readonly library: ProductCost;
  /** The same of a product that the library forms the other way round. */
  readonly turned: ProductCost;
}

export type ProductCalibration = Readonly<Record<ProductForm, FormCosts>>;

export const productForms: readonly ProductForm[] = ['affine', 'gradientW', 'backpropagate'];

/** What is timed: units, inputs, examples, small and large, and each short in turn, as layers, batches and gradients have them. */
export const timedLayers = [
  [1, 16, 32],
  [1, 256, 64],
  [1, 2048, 128],
  [1, 12288, 32],
  [4, 8, 128],
  [4, 64, 16],
  [3, 512, 500],
  [3, 3000, 64],
  [4, 12288, 64],
  [5, 300, 7],
  [6, 2048, 200],
  [7, 784, 128],
  [7, 12288, 64],
  [10, 2048, 64],
  [20, 4096, 64],
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
const most = 12288 * 64;
const rounds = 3;
const millisecondsEach = 0.7;

/**
 * Times products of every form on the kernels and on a BLAS, and fits their costs; takes about half a second. The two ways
 * take turns, and of all repeats the edge of the fastest quarter counts: other programs only ever make them slower,
 * and the first repeats run code that is not optimized yet.
 */
export async function calibrateProducts(blas: Blas, precision: Precision): Promise<ProductCalibration> {
  const trialOf = await productTrials(blasThreads(blas, 1), precision, most);
  const costs = productForms.map((form): [ProductForm, FormCosts] => {
    const kernels: TimedProduct[] = [];
    const library: TimedProduct[] = [];
    const turned: TimedProduct[] = [];
    for (const [rows, inner, columns] of timedLayers) {
      const trial = trialOf({ form, rows, inner, columns });
      const samples: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        sample(samples[0], trial.kernels);
        sample(samples[1], trial.library);
      }
      const of = dimensions(form, rows, inner, columns);
      kernels.push(timed(kernelDimensions(...of), samples[0]));
      const list = isTurned(form, rows, inner, sizeOf(precision)) ? turned : library;
      list.push(timed(libraryDimensions(form, ...of, sizeOf(precision)), samples[1]));
    }
    const libraryCost = fitProductCost(library);
    const turnedCost = turned.length > 0 ? fitProductCost(turned) : libraryCost;
    return [form, { kernels: fitProductCost(kernels), library: libraryCost, turned: turnedCost }];
  });
  return Object.fromEntries(costs) as ProductCalibration;
}

/** The µs that each way to a product takes on one thread, by its costs. */
export function productTimes(
  { kernels, library, turned }: FormCosts,
  form: ProductForm,
  [m, n, k]: readonly [number, number, number],
  precision: Precision,
): { kernels: number; library: number } {
  const size = sizeOf(precision);
  const cost = isTurned(form, m, n, size) ? turned : library;
  return {
    kernels: predictProduct(kernels, ...kernelDimensions(m, n, k)),
    library: predictProduct(cost, ...libraryDimensions(form, m, n, k, size)),
  };
}

const sizeOf = (precision: Precision) => (precision === 'float32' ? 4 : 8);

function timed([m, n, k]: readonly [number, number, number], samples: readonly number[]): TimedProduct {
  return { m, n, k, microseconds: lowerQuartile(samples) };
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
