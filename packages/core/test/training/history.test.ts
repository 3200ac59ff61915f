import { boldDriver, cosine, Matrix } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import type { FloatArray } from '../../src/matrix/matrix.js';
import { examples, fitted, networkOf } from './support.js';

const { X, Y } = examples();

describe('the history', () => {
  it.each([
    { epochs: 0 },
    { epochs: 1 },
    { epochs: 7, learningRate: boldDriver(1) },
    { epochs: 7, batchSize: 6 },
    { epochs: 7, batchSize: 6, dropout: 0.5, learningRate: boldDriver(1) },
  ])('has an entry per epoch and one before the first: %o', async (options) => {
    const { history } = await fitted(options);
    expect(history).toHaveLength(options.epochs + 1);
    expect(history.map((entry) => entry.epoch)).toEqual([...history.keys()]);
    expect(history).toMatchObject({
      epochs: options.epochs,
      stopped: 'epochs',
      keptEpoch: options.epochs,
      problem: null,
    });
    expect(history.timeMs).toBeGreaterThanOrEqual(0);
    expect(Object.isFrozen(history)).toBe(true);
  });

  it('entry i is the state after i epochs, with the exact cost', async () => {
    const network = networkOf();
    const costs = [network.cost(X, Y, { l2: 0.7 })];
    const seen: number[] = [];
    const onEpoch = () => {
      seen.push(network.cost(X, Y, { l2: 0.7 }));
    };
    // Deterministic: trained by the kernels that answer.
    const options = { epochs: 4, learningRate: 0.5, l2: 0.7, deterministic: true };
    const history = await network.fit(X, Y, { ...options, onEpoch });
    costs.push(...seen.slice(1));
    expect(history.map((entry) => entry.cost)).toEqual(costs);
    expect(seen[0]).toBe(costs[0]);
    expect(history.every((entry) => !('costOfBatches' in entry))).toBe(true);
  });

  it('of mini-batches has the mean cost by example, each batch before its update', async () => {
    const cut = [X.slice(0, 16), X.slice(16)];
    const targets = [Y.slice(0, 16), Y.slice(16)];
    const network = networkOf();
    const first = network.cost(cut[0], targets[0]);
    const whole = network.cost(X, Y);
    await network.fit(cut[0], targets[0], { epochs: 1, learningRate: 0.5, deterministic: true });
    const second = network.cost(cut[1], targets[1]);
    const options = { epochs: 1, batchSize: 16, shuffle: false, learningRate: 0.5, deterministic: true };
    const { history } = await fitted(options);
    expect(history[0].costOfBatches).toBe(whole);
    expect(history[1].costOfBatches).toBeCloseTo((16 * first + 4 * second) / 20, 14);
    expect('cost' in history[1]).toBe(false);
  });

  it('has the exact cost, without dropout, where it is asked for', async () => {
    const network = networkOf();
    const options = { epochs: 3, dropout: 0.5, learningRate: 0.5, deterministic: true };
    const history = await network.fit(X, Y, options);
    expect(history[3].cost).toBe(network.cost(X, Y));
    expect(history[0].cost).toBe(networkOf().cost(X, Y));
  });

  it('has the mean loss of the validation part, without penalty or weights', async () => {
    const validation = { X: X.slice(0, 5), Y: Y.slice(0, 5) };
    const network = networkOf();
    const history = await network.fit(X, Y, { epochs: 3, l2: 5, classWeight: [1, 3], validation });
    expect(history[3].costValidation).toBeCloseTo(network.cost(validation.X, validation.Y), 14);
    expect((await fitted({ epochs: 1 })).history[1].costValidation).toBeNull();
  });

  it('has the rate at which the next epoch goes on', async () => {
    const { history } = await fitted({ epochs: 4, learningRate: cosine(1, { warmUp: 2, final: 0.1 }) });
    const rates = history.map((entry) => entry.learningRate.toFixed(6));
    expect(rates).toEqual(['0.333333', '0.666667', '1.000000', '0.100000', '0.100000']);
  });

  it('gives every entry to onEpoch, with the parameters of that entry', async () => {
    const network = networkOf();
    const thetas: FloatArray[] = [];
    const epochs: number[] = [];
    const onEpoch = async (entry: { epoch: number }) => {
      await Promise.resolve();
      epochs.push(entry.epoch);
      thetas.push(network.parameters.theta.slice());
    };
    await network.fit(X, Y, { epochs: 3, learningRate: 0.5, onEpoch });
    expect(epochs).toEqual([0, 1, 2, 3]);
    for (const [epoch, theta] of thetas.entries()) {
      expect((await fitted({ epochs: epoch, learningRate: 0.5 })).theta).toEqual(theta);
    }
  });

  it('a second fit goes on from the first', async () => {
    const network = networkOf();
    await network.fit(X, Y, { epochs: 3, learningRate: 0.5 });
    const history = await network.fit(X, Y, { epochs: 4, learningRate: 0.5 });
    const { theta, history: whole } = await fitted({ epochs: 7, learningRate: 0.5 });
    expect(network.parameters.theta).toEqual(theta);
    expect(history[0].cost).toBe(whole[3].cost);
  });
});

describe('weights', () => {
  it('cost is 1/m Σ w loss, the sum of weights notwithstanding', () => {
    const network = networkOf();
    const sampleWeight = Matrix.zeros(1, 20).map((_, _i, j) => j);
    const losses = Array.from({ length: 20 }, (_, j) => network.cost(X.column(j), Y.column(j)));
    const expected = losses.reduce((sum, loss, j) => sum + j * loss, 0) / 20;
    expect(network.cost(X, Y, { sampleWeight })).toBeCloseTo(expected, 13);
  });

  it('balanced is m / (k m_class)', () => {
    const network = networkOf();
    const positive = Array.from(Y.data).filter((y) => y === 1).length;
    expect(positive).not.toBe(10);
    const classWeight = [20 / (2 * (20 - positive)), 20 / (2 * positive)];
    expect(network.cost(X, Y, { classWeight: 'balanced' })).toBe(network.cost(X, Y, { classWeight }));
  });

  it('a weight of 2 counts as an example that stands twice, a weight of 0 as one that counts for nothing', () => {
    const network = networkOf();
    const sampleWeight = Matrix.fromRows([[2, 0, 1]]);
    const twice = [0, 0, 2].map((j) => j);
    const [few, fewY] = [X.slice(0, 3), Y.slice(0, 3)];
    const again = Matrix.fromColumns(twice.map((j) => few.column(j).toColumns()[0]));
    const againY = Matrix.fromColumns(twice.map((j) => fewY.column(j).toColumns()[0]));
    const [a, b] = [network.backward(few, fewY, { sampleWeight }), network.backward(again, againY)];
    expect(a.cost).toBeCloseTo(b.cost, 14);
    a.dW[1].data.forEach((value, i) => {
      expect(value).toBeCloseTo(b.dW[1].data[i], 14);
    });
  });
});
