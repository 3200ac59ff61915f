import { Matrix } from '@colonnade/core';
import { describe, expect, test } from 'vitest';
import { referenceEngine } from '../../core/src/engine/reference/engine.js';
import { drawParameters } from '../../core/src/network/initialize.js';
import { dense, specify } from '../../core/src/network/specification.js';
import { fit } from '../../core/src/training/fit.js';
import type { FitOptions } from '../../core/src/training/options.js';
import { blas } from './support/blas.js';
import { engineOf } from './support/engine.js';

// Units that are no whole registers: the library is given their pads too, and gradients are formed the other way round,
// in pieces (4300 inputs are more than two of them).
const examples = 37;
const values = (count: number, shift: number) =>
  Float64Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + shift));

type Precision = 'float32' | 'float64';
const layers: [precision: Precision, units: number, inputs: number][] = [
  ['float32', 21, 4300],
  ['float32', 3, 300],
  ['float32', 7, 300],
  ['float32', 13, 2100],
  ['float64', 7, 4300],
  ['float64', 3, 2100],
  ['float64', 13, 300],
];
const options: [string, FitOptions][] = [
  ['all examples', {}],
  ['batches, each of which moves the parameters itself', { batchSize: 8 }],
  // Norm and penalty go over the pads too: they have to stay zero.
  ['batches with clipping and a penalty', { batchSize: 8, clipNorm: 0.1, l2: 2 }],
];

function problem(units: number, inputs: number) {
  const X = Matrix.fromColumnMajor(inputs, examples, values(inputs * examples, 1));
  const labels = values(examples, 2).map((y) => Number(y > 0));
  const specification = specify('test', { inputs, layers: [dense(units, 'tanh'), dense(1, 'sigmoid')] });
  return { X, Y: Matrix.fromColumnMajor(1, examples, labels), specification };
}

describe.skipIf(!blas?.concurrent)('few units over many inputs', () => {
  describe.each(layers)('%s, %i units, %i inputs', (precision, units, inputs) => {
    const { X, Y, specification } = problem(units, inputs);
    const trained = async (engine: ReturnType<typeof engineOf>, given: FitOptions) => {
      const parameters = drawParameters(specification, 'xavier', 4);
      await fit(engine, parameters, X, Y, { epochs: 3, learningRate: 0.05, seed: 1, ...given });
      return parameters.theta;
    };

    test.each(options)('%s: as the reference, with the same bits on 1, 2 and 3 threads', async (_, given) => {
      const expected = await trained(referenceEngine, given);
      const one = await trained(engineOf(precision, 1), given);
      // 15 updates whose sums have up to 4300 terms, of parameters below 1.
      const tolerance = precision === 'float64' ? 1e-11 : 2e-4;
      let largest = 0;
      for (const [i, value] of expected.entries()) largest = Math.max(largest, Math.abs(one[i] - value));
      expect(largest).toBeLessThan(tolerance);
      for (const threads of [2, 3]) expect(await trained(engineOf(precision, threads), given)).toEqual(one);
    });
  });
});
