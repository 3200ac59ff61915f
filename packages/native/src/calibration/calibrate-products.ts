import type { Blas } from '../library/open-blas.js';
import { bindGemm, type Precision } from '../product/bind-gemm.js';
import { fitProductCost, type ProductCost, predictProduct, type TimedProduct } from './product-cost.js';

/** What a BLAS was measured to do on one thread of this machine. */
export interface ProductCalibration {
  readonly library: string;
  readonly variant: string;
  readonly precision: Precision;
  readonly cost: ProductCost;
  readonly timed: readonly (TimedProduct & { readonly gigaflops: number; readonly predicted: number })[];
}

/** Small and large, and each side short in turn, as layers, batches and gradients have them. */
const shapes = [
  [2, 2, 2],
  [16, 32, 30],
  [10, 64, 128],
  [64, 64, 64],
  [128, 64, 784],
  [10, 256, 512],
  [512, 10, 256],
  [512, 256, 10],
  [20, 209, 2048],
  [20, 2048, 209],
  [256, 256, 256],
  [512, 256, 512],
  [256, 1, 256],
  [1, 256, 512],
] as const;
const rounds = 3;
const millisecondsEach = 2.5;

/**
 * Times some products, in rounds, and fits their cost; takes about 120 ms. Of all repeats the edge of the fastest
 * quarter counts, because other programs only ever make a product slower.
 */
export function calibrateProducts(blas: Blas, precision: Precision): ProductCalibration {
  const bytes = precision === 'float32' ? 4 : 8;
  const largest = 512 * 512;
  const memory = { buffer: new ArrayBuffer(3 * largest * bytes) };
  const values = precision === 'float32' ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);
  values.fill(0.5);
  const [b, c] = [largest * bytes, 2 * largest * bytes];
  const gemm = bindGemm(blas, memory, precision);
  const samples: number[][] = shapes.map(() => []);
  for (let round = 0; round < rounds; round++) {
    shapes.forEach(([m, n, k], i) => {
      sample(samples[i], () => gemm(false, false, m, n, k, 1, 0, m, b, k, 0, c, m));
    });
  }
  const timed = shapes.map(([m, n, k], i) => ({ m, n, k, microseconds: lowerQuartile(samples[i]) }));
  const cost = fitProductCost(timed);
  return {
    library: blas.library,
    variant: blas.variant,
    precision,
    cost,
    timed: timed.map(({ m, n, k, microseconds }) => ({
      m,
      n,
      k,
      microseconds,
      gigaflops: (2 * m * n * k) / microseconds / 1e3,
      predicted: predictProduct(cost, m, n, k),
    })),
  };
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
    if (now - start < 0.1) repeats *= 2;
    else samples.push(((now - start) * 1e3) / repeats);
    enough = now > end && samples.length > 0;
  }
}

function lowerQuartile(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)];
}
