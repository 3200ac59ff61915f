import { describe, expect, it } from 'vitest';
import { t975, z975 } from '../../src/model/compare/quantiles.js';

describe('t975', () => {
  // The table of every statistics book, to three decimals.
  it.each([
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [120, 1.98],
  ])('%d degrees of freedom: %d', (degrees, value) => {
    expect(Math.abs(t975(degrees) - value)).toBeLessThan(0.001);
  });

  it('comes to the normal quantile', () => {
    expect(t975(1e9)).toBeCloseTo(z975, 8);
  });
});
