import { expect, test } from 'vitest';
import { productChoice } from '../../src/engine/wasm/product-choice.js';

test('one unit over many inputs is left to a library that is faster at both products together', () => {
  /** A library whose products take so many times as long as those of the kernels, and a call besides. */
  const choice = (affine: number, gradientW: number, call = 0) => {
    const times = (form: string, m: number, n: number, k: number) => {
      const kernels = (m * n * k) / 1e4;
      return { kernels, library: call + kernels * (form === 'affine' ? affine : gradientW) };
    };
    return productChoice({ times } as never, 'float32', false);
  };
  expect(choice(1, 0.5).logistic(12288, 209)).toBe(true);
  expect(choice(0.5, 1).logistic(12288, 209)).toBe(true);
  expect(choice(1, 1).logistic(12288, 209)).toBe(false);
  expect(choice(1.5, 0.4).logistic(12288, 209)).toBe(false);
  expect(choice(1, 0.5).logistic(784, 209)).toBe(false);
  // A call costs the more, the shorter the columns are.
  expect(choice(0.5, 0.5, 3).logistic(12288, 209)).toBe(true);
  expect(choice(0.5, 0.5, 3).logistic(4096, 209)).toBe(false);
});
