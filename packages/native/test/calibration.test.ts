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

const cost: ProductCost = { call: 0.3, work: 2e-5, packA: 3e-4, packB: 4e-4, writeC: 5e-4, sweep: 6e-5 };
const shapes = [
  [2, 2, 2],
  [10, 300, 20],
  [300, 10, 20],
  [20, 10, 300],
  [128, 64, 784],
  [300, 300, 300],
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

  test.skipIf(!blas)('measured: rates above zero, the fit within a factor of two', () => {
    const { library, timed, cost } = calibrateProducts(blas as Blas, 'float32');
    expect(library).toBe(blas?.library);
    for (const value of Object.values(cost)) expect(value).toBeGreaterThanOrEqual(0);
    const ratios = timed.map(({ microseconds, predicted }) => predicted / microseconds).sort((a, b) => a - b);
    const middle = ratios[ratios.length >> 1];
    expect(middle).toBeGreaterThan(0.5);
    expect(middle).toBeLessThan(2);
  });
});
