import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Precision } from '@colonnade/core/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Blas, bindGemm } from '../src/index.js';
import { blas, sharedMemory } from './support/blas.js';

const memory = sharedMemory(1);
const at = { a: 64, b: 300_000, c: 600_000 };
const types = { float32: Float32Array, float64: Float64Array };
const unitRoundoff = { float32: 2 ** -24, float64: 2 ** -53 };

const size = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 }), fc.constantFrom(64, 70));
const product = fc.record({
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  m: size,
  n: size,
  k: size,
  alpha: fc.constantFrom(1, -0.5),
  beta: fc.constantFrom(0, 1, 0.25),
  gap: fc.constantFrom(0, 3),
});

describe.skipIf(!blas)('bindGemm', () => {
  test.each(['float32', 'float64'] as const)(
    '%s: α op(A) op(B) + β C, with vectors and gaps between columns too',
    (precision) => {
      fc.assert(
        fc.property(product, (given) => check(precision, given)),
        { numRuns: 300 },
      );
    },
  );

  test('with β = 0 what stands in C is not read', () => {
    const gemm = bindGemm(blas as Blas, memory, 'float64');
    for (const [m, n, k] of [
      [3, 3, 3],
      [1, 3, 3],
      [3, 1, 3],
    ]) {
      const c = new Float64Array(memory.buffer, at.c, m * n).fill(Number.NaN);
      new Float64Array(memory.buffer, at.a, m * k).fill(1);
      new Float64Array(memory.buffer, at.b, k * n).fill(2);
      gemm(false, false, m, n, k, 1, at.a, m, at.b, k, 0, at.c, m);
      expect([...c]).toEqual(Array.from(c, () => 6));
    }
  });

  test('keeps its memory, which it knows by an address only', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    let isGone = false;
    const registry = new FinalizationRegistry(() => {
      isGone = true;
    });
    const bind = () => {
      const own = new WebAssembly.Memory({ initial: 1 });
      registry.register(own.buffer, undefined);
      return bindGemm(blas as Blas, own, 'float32');
    };
    const gemm = bind();
    for (let i = 0; i < 5; i++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(isGone).toBe(false);
    gemm(false, false, 2, 2, 2, 1, 64, 2, 128, 2, 0, 192, 2);
  });

  test('the same call gives the same bits', () => {
    const gemm = bindGemm(blas as Blas, memory, 'float32');
    const [a, b, c] = [at.a, at.b, at.c].map((offset) => new Float32Array(memory.buffer, offset, 50 * 60));
    for (let i = 0; i < a.length; i++) [a[i], b[i]] = [Math.sin(i), Math.cos(i)];
    const once = () => {
      gemm(false, true, 50, 50, 60, 1, at.a, 50, at.b, 50, 0, at.c, 50);
      return c.slice(0, 2500);
    };
    expect(once()).toEqual(once());
  });
});

/** Compares with sums in float64; each may be off by 2 (k + 2) u Σ|a b|, which holds for any order of the terms. */
function check(precision: Precision, given: typeof product extends fc.Arbitrary<infer T> ? T : never): void {
  const { transposeA, transposeB, m, n, k, alpha, beta, gap } = given;
  const [lda, ldb, ldc] = [(transposeA ? k : m) + gap, (transposeB ? n : k) + gap, m + gap];
  const view = (offset: number, length: number) => new types[precision](memory.buffer, offset, length);
  const a = view(at.a, lda * (transposeA ? m : k));
  const b = view(at.b, ldb * (transposeB ? k : n));
  const c = view(at.c, ldc * n);
  for (let i = 0; i < a.length; i++) a[i] = Math.sin(i + m);
  for (let i = 0; i < b.length; i++) b[i] = Math.cos(3 * i + n);
  for (let i = 0; i < c.length; i++) c[i] = Math.sin(7 * i);
  const before = Float64Array.from(c);
  const gemm = bindGemm(blas as Blas, memory, precision);
  gemm(transposeA, transposeB, m, n, k, alpha, at.a, lda, at.b, ldb, beta, at.c, ldc);
  let worst = 0;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < ldc; i++) {
      const old = before[i + j * ldc];
      if (i >= m) {
        if (c[i + j * ldc] !== old) throw new Error('What stands between the columns was written.');
        continue;
      }
      let sum = beta * old;
      let magnitude = Math.abs(sum);
      for (let p = 0; p < k; p++) {
        const left = a[transposeA ? p + i * lda : i + p * lda];
        const right = b[transposeB ? j + p * ldb : p + j * ldb];
        sum += alpha * left * right;
        magnitude += Math.abs(alpha * left * right);
      }
      worst = Math.max(worst, Math.abs(c[i + j * ldc] - sum) / magnitude);
    }
  }
  expect(worst).toBeLessThanOrEqual(2 * (k + 2) * unitRoundoff[precision]);
}
