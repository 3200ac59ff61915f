import { boldDriver, dense, type HistoryEntry, Matrix, Network, toySets } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import type { FloatArray } from '../../src/matrix/matrix.js';
import { examples, fitted, networkOf } from './support.js';

const { X, Y } = examples();
const validation = {
  X: examples(60).X.slice(20),
  Y: examples(60)
    .Y.slice(20)
    .map((y) => 1 - y),
};

/** The parameters after so many epochs of a run that nothing stopped. */
const thetaOf = async (epochs: number, options = {}) => (await fitted({ ...options, epochs })).theta;

describe('early stopping gives the best parameters back', () => {
  // The labels of the validation part are the wrong way round: learning makes it worse.
  const options = { learningRate: 0.5, validation, stopping: { patience: 4 } };

  it('when patience runs out', async () => {
    const { history, theta } = await fitted({ ...options, epochs: 200 });
    const costs = history.map((entry) => entry.costValidation!);
    expect(history.stopped).toBe('patience');
    expect(history.epochs).toBe(history.keptEpoch + 4);
    expect(Math.min(...costs)).toBe(costs[history.keptEpoch]);
    expect(theta).toEqual(await thetaOf(history.keptEpoch, { learningRate: 0.5 }));
  });

  it('when the epochs run out first', async () => {
    const { history, theta } = await fitted({ ...options, epochs: 3, stopping: { patience: 100 } });
    expect(history).toMatchObject({ stopped: 'epochs', epochs: 3 });
    expect(history.keptEpoch).toBeLessThan(3);
    expect(theta).toEqual(await thetaOf(history.keptEpoch, { learningRate: 0.5 }));
  });

  it('when the time runs out first', async () => {
    const { history, theta } = await fitted({
      ...options,
      epochs: 1e6,
      timeMs: 20,
      stopping: { patience: 1e6 },
    });
    expect(history.stopped).toBe('time');
    expect(history.timeMs).toBeGreaterThanOrEqual(20);
    expect(theta).toEqual(await thetaOf(history.keptEpoch, { learningRate: 0.5 }));
  });

  it('when it is aborted', async () => {
    const controller = new AbortController();
    const { history, theta } = await fitted({
      ...options,
      epochs: 100,
      stopping: { patience: 100 },
      signal: controller.signal,
      onEpoch: ({ epoch }) => {
        if (epoch === 6) controller.abort();
      },
    });
    expect(history).toMatchObject({ stopped: 'interrupted', epochs: 6 });
    expect(history.keptEpoch).toBeLessThan(6);
    expect(theta).toEqual(await thetaOf(history.keptEpoch, { learningRate: 0.5 }));
  });

  it('when the cost becomes NaN', async () => {
    const learningRate = { ...boldDriver(0.1), judges: false, next: wildAfter(6) };
    const network = linear();
    const thetas: FloatArray[] = [];
    const history = await network.fit(X, Y, {
      learningRate,
      validation: { X, Y: Y.map((y) => 5 - 10 * y) },
      epochs: 20,
      stopping: { patience: 100 },
      onEpoch: () => void thetas.push(network.parameters.theta.slice()),
    });
    expect(history).toMatchObject({ stopped: 'not-finite', epochs: 6 });
    expect(history.keptEpoch).toBeLessThan(6);
    expect(network.parameters.theta).toEqual(thetas[history.keptEpoch]);
  });

  it('by training cost without a validation part', async () => {
    const { X, Y } = toySets.moons();
    const network = new Network({ inputs: 2, layers: [dense(8, 'tanh'), dense(1, 'sigmoid')] });
    const options = { epochs: 100, learningRate: 40, stopping: { patience: 5 }, deterministic: true };
    const history = await network.fit(X, Y, options);
    expect(history.stopped).toBe('patience');
    expect(network.cost(X, Y)).toBe(Math.min(...history.map((entry) => entry.cost!)));
  });

  it('with patience 0 keeps the last', async () => {
    const { history, theta } = await fitted({ learningRate: 0.5, validation, epochs: 9 });
    expect(history).toMatchObject({ stopped: 'epochs', keptEpoch: 9 });
    expect(theta).toEqual(await thetaOf(9, { learningRate: 0.5 }));
  });
});

const linear = () => networkOf([dense(2, 'tanh'), dense(1, 'linear')]);

/** A policy's `next`: the same rate, and a wild one after so many epochs. */
function wildAfter(wild: number) {
  return (rate: number, { epoch }: { epoch: number }) => ({
    rate: epoch >= wild ? 1e200 : rate,
    accepted: true,
    stop: false,
  });
}

describe('a cost or gradient that is not finite', () => {
  const big = X.map((x) => x * 255);

  it('is never followed by an update, and the parameters are those of the epoch before', async () => {
    const learningRate = { ...boldDriver(0.1), judges: false, next: wildAfter(2) };
    const [network, before] = [linear(), linear()];
    const history = await network.fit(X, Y, { learningRate, epochs: 20 });
    await before.fit(X, Y, { learningRate: 0.1, epochs: 2 });
    expect(history).toMatchObject({ stopped: 'not-finite', epochs: 2, keptEpoch: 2 });
    expect(network.parameters.theta).toEqual(before.parameters.theta);
    expect(history.problem?.code).toBe('NOT_FINITE');
    expect(history.problem?.message).toBe(
      'fit: the cost became NaN or infinite in epoch 3; the parameters are those of epoch 2. ' +
        'Largest |X| 3.147, learning rate 1e+200: try learningRate: 0.1. [NOT_FINITE]',
    );
  });

  it.each([{}, { batchSize: 6 }, { dropout: 0.5 }, { batchSize: 20 }])(
    'leaves finite parameters: %o',
    async (options) => {
      const network = networkOf([dense(4, 'relu'), dense(1, 'linear')]);
      const history = await network.fit(big, Y, { ...options, epochs: 2000, learningRate: 1e100 });
      expect(history.stopped).toBe('not-finite');
      expect(network.parameters.theta.every(Number.isFinite)).toBe(true);
      expect(history.every((entry) => Number.isFinite(entry.cost ?? entry.costOfBatches))).toBe(true);
      expect(history.problem?.message).toContain('standardize, or try learningRate: 0.1.');
    },
  );

  it('even when only the last step of the run overflows', async () => {
    const network = networkOf([dense(1, 'linear')]);
    const history = await network.fit(big, Y, { epochs: 1, batchSize: 10, learningRate: 1e306 });
    expect(network.parameters.theta.every(Number.isFinite)).toBe(true);
    expect(history).toMatchObject({ stopped: 'not-finite', epochs: 0, keptEpoch: 0 });
  });

  it('even where saturation hides it from the cost', async () => {
    const network = networkOf([dense(2, 'tanh'), dense(1, 'linear')]);
    const history = await network.fit(
      X,
      Y.map((y) => 1e10 * y),
      { epochs: 1, learningRate: 1e300 },
    );
    expect(network.parameters.theta.every(Number.isFinite)).toBe(true);
    expect(history.stopped).toBe('not-finite');
  });

  it('before the first update is an error', async () => {
    const network = networkOf([dense(1, 'linear')]);
    network.W[1].data.fill(1e200);
    await expect(network.fit(X, Y)).rejects.toThrow(
      'fit: the cost became NaN or infinite in epoch 0; nothing was trained. ' +
        'Largest |X| 3.147, learning rate 0.01: start from smaller weights or scale X. [NOT_FINITE]',
    );
    expect(network.W[1].data.every((w) => w === 1e200)).toBe(true);
  });
});

describe('an AbortSignal', () => {
  it('that is aborted before: nothing is trained', async () => {
    const { history, theta } = await fitted({ epochs: 5, signal: AbortSignal.abort() });
    expect(history).toMatchObject({ stopped: 'interrupted', epochs: 0, keptEpoch: 0 });
    expect(theta).toEqual(await thetaOf(0));
  });

  it('aborted in the middle of an epoch: the parameters of the last whole one', async () => {
    const random = examples(20_000);
    const controller = new AbortController();
    const network = networkOf([dense(50, 'tanh'), dense(1, 'sigmoid')]);
    const thetas: FloatArray[] = [];
    setTimeout(() => controller.abort(), 150);
    const history = await network.fit(random.X, random.Y, {
      epochs: 1000,
      batchSize: 1000,
      signal: controller.signal,
      onEpoch: () => void thetas.push(network.parameters.theta.slice()),
    });
    expect(history.stopped).toBe('interrupted');
    expect(history.keptEpoch).toBe(history.epochs);
    expect(history.length).toBe(thetas.length);
    expect(network.parameters.theta).toEqual(thetas.at(-1));
  });

  it('aborted while the first cost is measured: there is an entry 0', async () => {
    const { X, Y } = examples(10_000);
    const network = networkOf([dense(60, 'tanh'), dense(1, 'sigmoid')]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 41);
    const history = await network.fit(X, Y, { epochs: 1000, signal: controller.signal });
    expect(history.stopped).toBe('interrupted');
    expect(history.length).toBe(history.epochs + 1);
  });

  it('aborted after: nothing changes', async () => {
    const controller = new AbortController();
    const { network, history } = await fitted({ epochs: 3, signal: controller.signal });
    controller.abort();
    expect(history.stopped).toBe('epochs');
    expect((await network.fit(X, Y, { epochs: 1 })).epochs).toBe(1);
  });
});

describe('one fit at a time', () => {
  it('a second one, and new parameters, are refused until the first has ended', async () => {
    const network = networkOf();
    const running = network.fit(X, Y, { epochs: 5 });
    const busy =
      'this network is being trained. Two fits at once would move the same parameters: ' +
      'await the first one. [NETWORK_BUSY]';
    await expect(network.fit(X, Y)).rejects.toThrow(`fit: ${busy}`);
    expect(() => network.setParameters(network)).toThrow(`setParameters: ${busy}`);
    await running;
    expect((await network.fit(X, Y, { epochs: 1 })).stopped).toBe('epochs');
  });

  it('a fit that throws in onEpoch leaves the parameters of that epoch, and an idle network', async () => {
    const network = networkOf();
    const onEpoch = ({ epoch }: HistoryEntry) => {
      if (epoch === 3) throw new Error('mine');
    };
    await expect(network.fit(X, Y, { epochs: 9, learningRate: 0.5, onEpoch })).rejects.toThrow('mine');
    expect(network.parameters.theta).toEqual(await thetaOf(3, { learningRate: 0.5 }));
    expect((await network.fit(X, Y, { epochs: 1 })).epochs).toBe(1);
  });

  it('refused data leave it idle and unchanged too', async () => {
    const network = networkOf();
    await expect(network.fit(Matrix.zeros(2, 3), Y)).rejects.toThrow('SHAPE_INPUT');
    expect((await network.fit(X, Y, { epochs: 1 })).epochs).toBe(1);
  });

  it('breathes: a timer fires during a long fit', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await fitted({ epochs: 2000, batchSize: 50 }, examples(5000));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(1);
  });
});
