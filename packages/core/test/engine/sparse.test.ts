import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { referenceEngine } from '../../src/engine/reference/engine.js';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { type FloatArray, Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { drawParameters } from '../../src/network/initialize.js';
import { type Parameters, parametersOf } from '../../src/network/parameters.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import { adam } from '../../src/training/optimizers/adam.js';
import { momentum } from '../../src/training/optimizers/momentum.js';
import type { FitOptions } from '../../src/training/options.js';
import { boldDriver } from '../../src/training/rates/bold-driver.js';

const words = 90;
const m = 41;

/** Examples of a few words each, with values or without; some have none, some words are in no example. */
function examples(withValues: boolean): { X: SparseMatrix; Y: Matrix } {
  const random = new RandomState(3);
  const starts = new Uint32Array(m + 1);
  const indices: number[] = [];
  for (let j = 0; j < m; j++) {
    const present = new Set(Array.from({ length: j % 7 }, () => random.randint(words - 10)));
    indices.push(...[...present].sort((a, b) => a - b));
    starts[j + 1] = indices.length;
  }
  const values = withValues ? Float32Array.from(indices, () => 1 + random.randint(3)) : undefined;
  const X = new SparseMatrix(words, m, starts, Uint32Array.from(indices), values);
  return { X, Y: Matrix.zeros(2, m).map((_, i, j) => Number((j + i) % 3 === 0)) };
}

const specification = specify('test', {
  inputs: words,
  layers: [dense(10, 'linear'), dense(2, 'sigmoid')],
});

async function trained(
  engine: Engine,
  X: SparseMatrix | Matrix,
  Y: Matrix,
  options: FitOptions,
): Promise<Parameters> {
  const parameters = drawParameters(specification, 'he', 3);
  const copy = parametersOf(specification, parameters.theta.slice());
  await fit(engine, copy, X, Y, { epochs: 6, seed: 1, ...options });
  return copy;
}

function distance(got: FloatArray, expected: FloatArray): number {
  let largest = 0;
  for (let i = 0; i < got.length; i++) largest = Math.max(largest, Math.abs(got[i] - expected[i]));
  return largest;
}

const exact: [string, FitOptions][] = [
  ['one example a step', { batchSize: 1, learningRate: 0.1, shuffle: false }],
  ['batches in an order', { batchSize: 6, learningRate: 0.1 }],
  ['all examples', { learningRate: 0.3 }],
  ['bold driver', { learningRate: boldDriver(4) }],
  ['a penalty', { batchSize: 6, learningRate: 0.1, l2: 2 }],
  ['a penalty, one example a step', { batchSize: 1, learningRate: 0.1, l2: 2, shuffle: false }],
  ['a penalty that outweighs the data', { batchSize: 6, learningRate: 0.5, l2: 120 }],
  ['a penalty and bold driver', { batchSize: 6, learningRate: boldDriver(2), l2: 2 }],
  ['a penalty, dropout', { batchSize: 6, learningRate: 0.1, l2: 2, dropout: 0.2 }],
  ['a penalty and clipped', { batchSize: 6, learningRate: 0.1, l2: 2, clipNorm: 0.05 }],
  ['adam with a penalty, all examples', { learningRate: 0.01, l2: 2, optimizer: adam() }],
  ['clipped', { batchSize: 6, learningRate: 0.1, clipNorm: 0.05 }],
];

const engines: [string, Engine, number][] = [
  ['reference', referenceEngine, 1e-13],
  ['wasm float64', wasmEngine({ precision: 'float64', deterministic: true, threads: 1 }), 1e-13],
  [
    'wasm float64, relaxed, 3 threads',
    wasmEngine({ precision: 'float64', deterministic: false, threads: 3 }),
    1e-13,
  ],
  // 42 updates of float32 numbers near 1: each is within a few 6e-8.
  ['wasm float32', wasmEngine({ precision: 'float32', deterministic: true, threads: 1 }), 2e-5],
];

describe.each(engines)('sparse examples: %s', (_name, engine, tolerance) => {
  it.each(exact)('train as dense ones do: %s', async (_what, options) => {
    for (const withValues of [false, true]) {
      const { X, Y } = examples(withValues);
      const sparse = await trained(engine, X, Y, options);
      const whole = await trained(referenceEngine, X.toDense(), Y, options);
      expect(distance(sparse.theta, whole.theta)).toBeLessThan(tolerance);
    }
  });

  it.each([
    ['momentum', momentum()],
    ['adam', adam()],
  ])('a lazy optimizer moves what the step has read, as the reference does: %s', async (_what, optimizer) => {
    const { X, Y } = examples(true);
    const options = { batchSize: 4, learningRate: 0.01, optimizer };
    const got = await trained(engine, X, Y, options);
    const expected = await trained(referenceEngine, X, Y, options);
    expect(distance(got.theta, expected.theta)).toBeLessThan(tolerance * 10);
    const dense = await trained(referenceEngine, X.toDense(), Y, options);
    expect(distance(expected.theta, dense.theta)).toBeGreaterThan(1e-4);
    // A word that no example has keeps its column.
    const before = drawParameters(specification, 'he', 3);
    const last = words - 1;
    for (let i = 0; i < 10; i++) expect(got.W[1].at(i, last)).toBeCloseTo(before.W[1].at(i, last), 6);
  });
});
