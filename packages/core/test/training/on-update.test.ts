import { adam, dense, Matrix, Network, RandomState, type Update } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const random = new RandomState(5);
const X = random.randn(3, 50);
const Y = Matrix.zeros(1, 50).map((_, _i, j) => Number(X.at(0, j) * X.at(1, j) > 0));
const build = () => new Network({ inputs: 3, layers: [dense(4, 'relu'), dense(1, 'sigmoid')], seed: 2 });

describe('onUpdate', () => {
  it.each(['reference', 'wasm'] as const)('shows every update, and changes no bit: %s', async (engine) => {
    const options = { epochs: 3, batchSize: 16, learningRate: 0.05, dropout: 0.2, engine } as const;
    const plain = build();
    const alone = await plain.fit(X, Y, { ...options, optimizer: adam() });
    const watched = build();
    const updates: Update[] = [];
    const seen = new Set<number>();
    const history = await watched.fit(X, Y, {
      ...options,
      optimizer: adam(),
      onUpdate: (update) => {
        updates.push(update);
        seen.add(watched.W[1].at(0, 0));
      },
    });
    expect(watched.parameters.theta).toEqual(plain.parameters.theta);
    expect([...history]).toEqual([...alone]);
    // Four updates an epoch, of which the last belongs to onEpoch.
    const steps = [1, 2, 3].map((step) => ({ step, steps: 4 }));
    expect(updates).toEqual([1, 2, 3].flatMap((epoch) => steps.map((each) => ({ epoch, ...each }))));
    expect(seen.size).toBe(9);
  });

  it('has nothing to show where an epoch is one update', async () => {
    let calls = 0;
    await build().fit(X, Y, { epochs: 3, onUpdate: () => void calls++ });
    expect(calls).toBe(0);
  });
});
