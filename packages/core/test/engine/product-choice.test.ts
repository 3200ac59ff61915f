import { expect, test } from 'vitest';
import { productChoice } from '../../src/engine/wasm/products.js';

test('one unit over many inputs is left to a library that is faster at its gradient, and not slower at its sums', () => {
  const choice = (affine: number, gradientW: number) =>
    productChoice(
      { advantage: (form: string) => (form === 'affine' ? affine : gradientW) } as never,
      'float32',
      false,
    );
  expect(choice(1, 2).logistic(12288, 209)).toBe(true);
  expect(choice(0.5, 2).logistic(12288, 209)).toBe(false);
  expect(choice(1, 1).logistic(12288, 209)).toBe(false);
  expect(choice(1, 2).logistic(784, 209)).toBe(false);
});
