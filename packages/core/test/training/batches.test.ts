import { dense, type FitOptions, type HistoryEntry, Matrix, Network, RandomState } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { examples, fitted } from './support.js';

/**
 * The examples in the order in which a run visits them, epoch by epoch. Example j is 2^j, the target 1 and the
 * weight 0: with a rate of 1 a step of the linear unit without bias adds the mean of its batch, and the examples
 * of the batch can be read from the sum.
 */
async function visits(options: FitOptions, m = 10, batch = 1): Promise<number[][]> {
  const network = new Network({
    inputs: 1,
    layers: [dense(1, 'linear')],
    bias: false,
    initialization: 'zeros',
  });
  const X = Matrix.zeros(1, m).map((_, _i, j) => 2 ** j);
  const Y = Matrix.zeros(1, m).map(() => 1);
  const seen: number[] = [];
  const recorder = {
    name: 'recorder',
    states: [],
    directions: [],
    // The weight stays 0, so a − y is −1 and g = −Σ x / (size of the batch).
    apply: (_theta: Float64Array, g: Float64Array) => void seen.push(-g[0]),
  };
  await network.fit(X, Y, { epochs: 3, batchSize: batch, optimizer: recorder, ...options });
  const perEpoch = seen.length / 3;
  return Array.from({ length: 3 }, (_, e) => seen.slice(e * perEpoch, (e + 1) * perEpoch));
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const powers = (m: number) => Array.from({ length: m }, (_, j) => 2 ** j);

describe('the order of examples', () => {
  it('is a new permutation each epoch, and every example is used', async () => {
    const epochs = await visits({});
    for (const epoch of epochs) expect(sorted(epoch)).toEqual(powers(10));
    expect(epochs[0]).not.toEqual(powers(10));
    expect(epochs[0]).not.toEqual(epochs[1]);
    expect(epochs[1]).not.toEqual(epochs[2]);
  });

  it('is that of the file without shuffling', async () => {
    expect(await visits({ shuffle: false })).toEqual([powers(10), powers(10), powers(10)]);
  });

  it('uses the last, smaller batch, with its own m', async () => {
    const means = [(1 + 2 + 4 + 8) / 4, (16 + 32 + 64 + 128) / 4, (256 + 512) / 2];
    expect(await visits({ shuffle: false }, 10, 4)).toEqual([means, means, means]);
    const shuffled = await visits({}, 10, 4);
    for (const [a, b, c] of shuffled) expect(4 * a + 4 * b + 2 * c).toBe(1023);
  });

  it('follows the seed, and nothing else', async () => {
    expect(await visits({ seed: 3 })).toEqual(await visits({ seed: 3 }));
    expect(await visits({ seed: 3 })).not.toEqual(await visits({ seed: 4 }));
  });

  it('of a full batch is that of the file', async () => {
    const [{ theta: shuffled }, { theta: plain }, { theta: large }] = [
      await fitted({ epochs: 5, learningRate: 0.5 }),
      await fitted({ epochs: 5, learningRate: 0.5, shuffle: false }),
      await fitted({ epochs: 5, learningRate: 0.5, batchSize: 1000 }),
    ];
    expect(shuffled).toEqual(plain);
    expect(large).toEqual(plain);
  });
});

describe('seeds', () => {
  it('the same seed gives the same bits, another one other masks', async () => {
    const options = { epochs: 5, dropout: 0.5, learningRate: 0.5 };
    const { theta } = await fitted({ ...options, seed: 1 });
    expect((await fitted({ ...options, seed: 1 })).theta).toEqual(theta);
    expect((await fitted({ ...options, seed: 2 })).theta).not.toEqual(theta);
  });

  it('dropout is new in every step', async () => {
    const costs = new Set<number>();
    const network = new Network({ inputs: 3, layers: [dense(20, 'tanh'), dense(1, 'sigmoid')] });
    const { X, Y } = examples();
    const onEpoch = (entry: HistoryEntry) => void costs.add(entry.costOfBatches!);
    await network.fit(X, Y, { epochs: 5, batchSize: 10, dropout: 0.5, learningRate: 0, onEpoch });
    expect(costs.size).toBe(6);
  });
});

describe('λ/(2m) Σ‖W‖² has the m of the fit, whatever the batch', () => {
  it.each(['all', 5, 1] as const)('batches of %s', async (batchSize) => {
    // Without a say of the data, a step at rate α is W − α λ/m W.
    const { X, Y } = examples();
    const network = new Network({ inputs: 3, layers: [dense(1, 'sigmoid')], initialization: 'he' });
    const before = network.W[1].data.slice();
    const sampleWeight = Matrix.zeros(1, 20);
    await network.fit(X, Y, { epochs: 1, batchSize, sampleWeight, l2: 2, learningRate: 0.5 });
    const steps = batchSize === 'all' ? 1 : 20 / batchSize;
    network.W[1].data.forEach((w, i) => {
      expect(w).toBeCloseTo(before[i] * (1 - (0.5 * 2) / 20) ** steps, 14);
    });
  });
});

describe('blocks of columns', () => {
  // Wide layers make small blocks: a block holds about 2^19 numbers, which is under 200 of these columns.
  const network = new Network({ inputs: 8, layers: [dense(1000, 'tanh'), dense(2, 'softmax')], seed: 3 });
  const random = new RandomState(4);
  const m = 700;
  const X = random.randn(8, m);
  const Y = Matrix.fromColumns(Array.from({ length: m }, (_, j) => (j % 3 === 0 ? [1, 0] : [0, 1])));

  it('a cost and gradients over several blocks are those of the parts put together', () => {
    const whole = network.backward(X, Y);
    const cuts = [0, 100, 220, 460, 700];
    const parts = cuts.slice(1).map((end, i) => {
      const share = (end - cuts[i]) / m;
      return { share, ...network.backward(X.slice(cuts[i], end), Y.slice(cuts[i], end)) };
    });
    const sum = (of: (part: (typeof parts)[number]) => number) =>
      parts.reduce((total, part) => total + part.share * of(part), 0);
    // 700 terms of at most 1, each rounded: 700 · 1.1e-16 · 10.
    expect(Math.abs(whole.cost - sum((part) => part.cost))).toBeLessThan(1e-12);
    const errors = Array.from(whole.dW[1].data, (value, i) =>
      Math.abs(value - sum((part) => part.dW[1].data[i])),
    );
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it('a column has the same bits alone and among others', () => {
    const { A, Z } = network.forward(X);
    for (const j of [0, 1, 2, 3, 97, 350, 699]) {
      const alone = network.forward(X.column(j));
      expect(alone.Z[1].data).toEqual(Z[1].column(j).data);
      expect(alone.A[2].data).toEqual(A[2].column(j).data);
    }
    expect(network.predict(X).data).toEqual(A[2].data);
  });
});

describe('the smallest networks and data', () => {
  it('one example, one feature, one unit, layers of one', async () => {
    const layers = [dense(1, 'tanh'), dense(1, 'relu'), dense(1, 'sigmoid')];
    const network = new Network({ inputs: 1, layers, seed: 2 });
    const [X, Y] = [Matrix.fromRows([[0.5]]), Matrix.fromRows([[1]])];
    const history = await network.fit(X, Y, { epochs: 50, learningRate: 0.5, classWeight: 'balanced' });
    expect(history[50].cost).toBeLessThan(history[0].cost!);
    expect((await network.fit(X, Y, { epochs: 2, batchSize: 64, dropout: 0.5 })).stopped).toBe('epochs');
  });

  it('no examples: nothing comes out of predict, and nothing can be learned', async () => {
    const network = new Network({ inputs: 3, layers: [dense(4, 'tanh'), dense(2, 'softmax')] });
    const X = Matrix.zeros(3, 0);
    expect(network.predict(X).shape).toEqual([2, 0]);
    expect(network.classify(X).shape).toEqual([1, 0]);
    expect(network.forward(X).Z[1].shape).toEqual([4, 0]);
    expect(() => network.cost(X, Matrix.zeros(2, 0))).toThrow('[EMPTY_DATA]');
    await expect(network.fit(X, Matrix.zeros(2, 0))).rejects.toThrow(
      'fit: X has no columns: there are no examples. [EMPTY_DATA]',
    );
  });
});
