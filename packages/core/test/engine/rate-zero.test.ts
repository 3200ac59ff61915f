import { describe, expect, it } from 'vitest';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { drawParameters } from '../../src/network/initialize.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import { cosine } from '../../src/training/rates/cosine.js';

const X = new RandomState(1).randn(6, 400);
const Y = Matrix.zeros(1, 400).map((_, _i, j) => Number(X.at(0, j) > 0));
// Steps of batches move θ as they form gradients; one unit over many inputs has a kernel of its own.
const networks = {
  'a hidden layer': specify('test', { inputs: 6, layers: [dense(5, 'tanh'), dense(1, 'sigmoid')] }),
  'one unit': specify('test', { inputs: 6, layers: [dense(1, 'sigmoid')] }),
};

describe.each(Object.entries(networks))('a rate of zero, %s', (_, specification) => {
  it.each([
    [32, 1],
    [32, 2],
    [7, 3],
    [400, 1],
  ])('leaves the parameters as they are: batches of %i, %i threads', async (batchSize, threads) => {
    for (const precision of ['float32', 'float64'] as const) {
      const parameters = drawParameters(specification, 'xavier', 3, precision);
      const before = parameters.theta.slice();
      const engine = wasmEngine({ precision, deterministic: false, threads });
      await fit(engine, parameters, X, Y, { learningRate: 0, batchSize, epochs: 3, seed: 1 });
      expect(parameters.theta).toEqual(before);
    }
  });
});

it('the last epoch of a cosine has the rate 0, and keeps what was learned', async () => {
  const parameters = drawParameters(networks['a hidden layer'], 'xavier', 3);
  const engine = wasmEngine({ precision: 'float64', deterministic: true, threads: 1 });
  const history = await fit(engine, parameters, X, Y, {
    learningRate: cosine(0.3),
    batchSize: 32,
    epochs: 20,
    seed: 1,
  });
  const costs = [...history].map(({ costOfBatches }) => costOfBatches);
  expect(costs.at(-1)).toBeLessThan(0.2);
  expect(costs.at(-1)).toBeCloseTo(costs.at(-2) as number, 2);
});
