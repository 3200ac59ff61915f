import { describe, expect, it } from 'vitest';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { type FloatArray, Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { drawParameters } from '../../src/network/initialize.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import { adam } from '../../src/training/optimizers/adam.js';
import type { FitOptions } from '../../src/training/options.js';
import { conformance } from './conformance.js';

conformance(wasmEngine({ precision: 'float64', deterministic: true, threads: 2 }));
conformance(wasmEngine({ precision: 'float32', deterministic: false, threads: 3 }), 4e-6);

const random = new RandomState(5);
const X = random.randn(61, 523);
const Y = Matrix.zeros(5, 523).map((_, i, j) => Number((j * 7) % 5 === i));
const specification = specify('test', {
  inputs: 61,
  layers: [dense(130, 'relu'), dense(33, 'tanh'), dense(5, 'softmax')],
});

describe('any number of threads gives the same bits', () => {
  const options: [string, FitOptions][] = [
    ['full batch', { learningRate: 0.1, l2: 1 }],
    [
      'batches of 7 in an order, dropout',
      { batchSize: 7, optimizer: adam(), dropout: 0.2, learningRate: 0.001 },
    ],
    [
      'batches of 300, clipped',
      { batchSize: 300, clipNorm: 0.1, learningRate: 0.3, classWeight: 'balanced' },
    ],
  ];
  for (const precision of ['float32', 'float64'] as const) {
    for (const deterministic of [true, false]) {
      it.each(options)(`${precision}, ${deterministic ? 'plain' : 'relaxed'}: %s`, async (_name, given) => {
        const thetas: FloatArray[] = [];
        for (const threads of [1, 2, 3, 8]) {
          const parameters = drawParameters(specification, 'he', 3);
          const engine = wasmEngine({ precision, deterministic, threads });
          const history = await fit(engine, parameters, X, Y, { ...given, epochs: 3, seed: 2 });
          expect(history.engine.threads).toBe(threads);
          thetas.push(parameters.theta);
        }
        for (const theta of thetas.slice(1)) expect(theta).toEqual(thetas[0]);
      });
    }
  }
});

describe('one unit in several blocks has the same costs on any number of threads', () => {
  // The losses of a block are added up by one thread, while the others would go on to the next block.
  const inputs = 160;
  const examples = 9000;
  const X = new RandomState(4).randn(inputs, examples);
  const Y = Matrix.zeros(1, examples).map((_, _i, j) => Number(X.at(0, j) > 0));
  const unit = specify('test', { inputs, layers: [dense(1, 'sigmoid')] });

  it.each(['float32', 'float64'] as const)('%s', async (precision) => {
    const costs = async (threads: number) => {
      const engine = wasmEngine({ precision, deterministic: false, threads });
      const history = await fit(engine, drawParameters(unit, 'xavier', 3), X, Y, {
        learningRate: 0.5,
        epochs: 40,
        seed: 1,
      });
      return [...history].map(({ cost, accuracyOnline }) => [cost, accuracyOnline]);
    };
    const one = await costs(1);
    for (const threads of [2, 2, 3]) expect(await costs(threads)).toEqual(one);
  });
});
