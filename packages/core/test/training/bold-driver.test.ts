import { adam, boldDriver, Matrix, momentum } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import type { FloatArray } from '../../src/matrix/matrix.js';
import { examples, fitted, networkOf } from './support.js';

const progress = (cost: number, acceptedCost: number) => ({ epoch: 1, epochs: 9, cost, acceptedCost });

describe('boldDriver, the rule', () => {
  const policy = boldDriver(0.5);

  it.each([
    ['smaller', 0.9, { rate: 0.8 * 1.05, accepted: true, stop: false }],
    ['equal', 1, { rate: 0.8, accepted: true, stop: false }],
    ['larger', 1.1, { rate: 0.4, accepted: false, stop: false }],
    ['infinite', Number.POSITIVE_INFINITY, { rate: 0.4, accepted: false, stop: false }],
    ['not a number', Number.NaN, { rate: 0.4, accepted: false, stop: false }],
  ])('%s', (_what, cost, verdict) => {
    expect(policy.next(0.8, progress(cost, 1))).toEqual(verdict);
  });

  it('stops below its smallest rate', () => {
    const narrow = boldDriver(0.5, { smallest: 0.2 });
    expect(narrow.next(0.4, progress(2, 1)).stop).toBe(false);
    expect(narrow.next(0.39, progress(2, 1)).stop).toBe(true);
  });

  it('takes other factors', () => {
    const other = boldDriver(1, { increase: 1.2, decrease: 0.25 });
    expect(other.next(1, progress(0, 1)).rate).toBe(1.2);
    expect(other.next(1, progress(2, 1)).rate).toBe(0.25);
  });
});

describe('boldDriver, in a run', () => {
  const epochs = 40;

  it.each([
    ['all examples', {}],
    ['batches', { batchSize: 6 }],
    ['dropout', { dropout: 0.5 }],
    ['momentum', { optimizer: momentum() }],
    ['adam', { optimizer: adam(), batchSize: 6 }],
  ])('says what it did: %s', async (_name, options) => {
    const network = networkOf();
    const { X, Y } = examples();
    const thetas: FloatArray[] = [];
    const history = await network.fit(X, Y, {
      ...options,
      epochs,
      deterministic: true,
      learningRate: boldDriver(30),
      onEpoch: () => void thetas.push(network.parameters.theta.slice()),
    });
    const rejected = history.filter((entry) => entry.rejected);
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected.length).toBeLessThan(epochs);
    for (let i = 1; i <= epochs; i++) {
      const [before, entry] = [history[i - 1], history[i]];
      if (entry.rejected) {
        expect(entry.cost).toBe(before.cost);
        expect(entry.costTried! > before.cost! || !Number.isFinite(entry.costTried)).toBe(true);
        expect(entry.learningRate).toBe(before.learningRate * 0.5);
        expect(thetas[i]).toEqual(thetas[i - 1]);
      } else {
        expect(entry.cost).toBeLessThanOrEqual(before.cost!);
        expect(entry.learningRate).toBe(before.learningRate * (entry.cost === before.cost ? 1 : 1.05));
        expect('costTried' in entry).toBe(false);
      }
    }
    expect(network.cost(X, Y)).toBe(history[epochs].cost);
  });

  it('compares the cost with its penalty', async () => {
    const { X, Y } = examples();
    const options = { epochs: 5, learningRate: boldDriver(0.5), l2: 2, deterministic: true };
    const { network, history } = await fitted(options);
    expect(history[5].cost).toBe(network.cost(X, Y, { l2: 2 }));
  });

  it('clears the velocity when it takes an epoch back', async () => {
    const parts = { optimizer: momentum({ beta: 0.5 }), learningRate: boldDriver(60) };
    const { X, Y } = examples();
    const network = networkOf();
    const history = await network.fit(X, Y, { ...parts, epochs: 30 });
    const at = history.findIndex((entry, i) => entry.rejected && !history[i + 1]?.rejected && i > 1);
    expect(at).toBeGreaterThan(1);
    // The epoch after it starts with v = 0: θ moves by rate · (1 − β) g.
    const restored = await fitted({ ...parts, epochs: at });
    const { dW } = restored.network.backward(X, Y);
    const after = await fitted({ ...parts, epochs: at + 1 });
    const rate = history[at].learningRate;
    after.network.W[1].data.forEach((w, i) => {
      const expected = restored.network.W[1].data[i] - rate * 0.5 * dW[1].data[i];
      expect(w).toBeCloseTo(expected, 12);
    });
  });

  it('stops as "rate" when no rate is small enough', async () => {
    const network = networkOf();
    const { X, Y } = examples();
    // Costs that never get smaller: every step is uphill.
    const uphill = {
      ...momentum(),
      name: 'uphill',
      states: [],
      directions: [],
      apply: (theta: Float64Array, g: Float64Array, _s: unknown, rate: number) => {
        for (let i = 0; i < theta.length; i++) theta[i] += rate * g[i];
      },
    };
    const before = network.parameters.theta.slice();
    const history = await network.fit(X, Y, {
      epochs: 100,
      optimizer: uphill,
      learningRate: boldDriver(1, { smallest: 0.1 }),
    });
    expect(history.stopped).toBe('rate');
    expect(history.map((entry) => entry.learningRate)).toEqual([1, 0.5, 0.25, 0.125, 0.0625]);
    expect(network.parameters.theta).toEqual(before);
  });

  it('comes back from a step that overflows, and goes on', async () => {
    const { X, Y } = examples();
    const network = networkOf();
    const history = await network.fit(
      X.map((x) => x * 100),
      Y,
      {
        epochs: 30,
        learningRate: boldDriver(1e308),
      },
    );
    expect(history[1]).toMatchObject({ rejected: true, learningRate: 5e307 });
    expect(network.parameters.theta.every(Number.isFinite)).toBe(true);
    expect(history.problem).toBeNull();
  });

  it('leaves an equal cost alone', async () => {
    const zeros = Matrix.zeros(1, 20);
    const { history } = await fitted({ epochs: 3, learningRate: boldDriver(0.5), sampleWeight: zeros });
    expect(history.map(({ cost, learningRate }) => [cost, learningRate])).toEqual(
      Array.from({ length: 4 }, () => [0, 0.5]),
    );
  });
});
