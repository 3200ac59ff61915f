import { describe, expect, test } from 'vitest';
import type { Library } from '../src/library/ffi.js';
import { hasShortIntegers } from '../src/library/integers.js';
import { blas } from './support/blas.js';

/** A library whose dot product reads a length of so many bits, as the calling convention lets it. */
function reading(bits: 32 | 64): Library {
  const dot = (length: bigint, x: Float64Array, _stepX: bigint, y: Float64Array) => {
    const n = Number(BigInt.asIntN(bits, length));
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[i] * y[i];
    return sum;
  };
  return { func: () => dot } as unknown as Library;
}

describe('hasShortIntegers', () => {
  test('32-bit integers are told from 64-bit ones', () => {
    expect(hasShortIntegers(reading(32))).toBe(true);
    expect(hasShortIntegers(reading(64))).toBe(false);
  });

  test.skipIf(!blas)('the BLAS of this machine has 32-bit ones', () => {
    expect(hasShortIntegers(blas?.functions as Library)).toBe(true);
  });
});
