import { describe, expect, test } from 'vitest';
import { leastSquares } from '../src/calibration/least-squares.js';
import {
  type Blas,
  calibrateProducts,
  fitProductCost,
  type ProductCost,
  predictProduct,
} from '../src/index.js';
import { blas } from './support/blas.js';

const cost: ProductCost = {
  ...{ call: 0.3, work: 2e-5, packA: 3e-4, packB: 4e-4, writeC: 5e-4, far: 2e-4, sweep: 6e-5 },
};
const shapes = [
  [2, 2, 2],
  [10, 300, 20],
  [300, 10, 20],
  [20, 10, 300],
  [128, 64, 784],
  [300, 300, 300],
  [512, 64, 1024],
  [16, 3000, 200],
  [1, 300, 200],
] as const;

describe('the cost of a product', () => {
  test('costs that made the times are found again', () => {
    const timed = shapes.map(([m, n, k]) => ({ m, n, k, microseconds: predictProduct(cost, m, n, k) }));
    const found = fitProductCost(timed);
    // Exact up to the rounding of normal equations with a condition number below 1e6.
    for (const name of Object.keys(cost) as (keyof ProductCost)[]) {
      expect(found[name] / cost[name], name).toBeCloseTo(1, 6);
    }
  });

  test('no cost is negative, though the plain solution would be', () => {
    expect(
      leastSquares(
        [
          [1, 1],
          [1, 2],
        ],
        [2, 1],
      ),
    ).toEqual([expect.closeTo(1.5, 12), 0]);
  });

  test.skipIf(!blas)(
    'measured: every form on the kernels and on the library, within half a second or so',
    async () => {
      const calibration = await calibrateProducts(blas as Blas, 'float32');
      for (const form of ['affine', 'gradientW', 'backpropagate'] as const) {
        for (const measured of Object.values(calibration[form])) {
          for (const value of Object.values(measured)) expect(value).toBeGreaterThanOrEqual(0);
          const us = predictProduct(measured, 256, 256, 256);
          // 33.5 million operations: no machine does 2,000 in a nanosecond on one thread, none less than 0.1.
          expect(us).toBeGreaterThan(16);
          expect(us).toBeLessThan(400_000);
        }
      }
    },
  );
});
