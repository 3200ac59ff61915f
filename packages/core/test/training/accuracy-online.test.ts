import { dense, Matrix, Network, RandomState } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const random = new RandomState(4);
const X = random.randn(3, 40);
const Y = Matrix.zeros(1, 40).map((_, _i, j) => Number(X.at(0, j) + 0.3 * X.at(1, j) > 0));

const build = (cost: 'cross-entropy' | 'squared-error') =>
  new Network({ inputs: 3, layers: [dense(4, 'tanh'), dense(1, 'sigmoid')], cost, seed: 2 });

/** The share that is judged right when every example is judged before its update, in a loop of single updates. */
async function byHand(cost: 'cross-entropy' | 'squared-error'): Promise<number> {
  const network = build(cost);
  let right = 0;
  for (let j = 0; j < 40; j++) {
    const [x, y] = [X.column(j), Y.column(j)];
    right += Number(network.predict(x).at(0, 0) > 0.5 === (y.at(0, 0) === 1));
    await network.fit(x, y, { epochs: 1, learningRate: 0.5, engine: 'reference' });
  }
  return right / 40;
}

describe('accuracyOnline', () => {
  const options = { epochs: 2, batchSize: 1, learningRate: 0.5, shuffle: false } as const;

  it.each(['cross-entropy', 'squared-error'] as const)(
    'judges each example before its update: %s',
    async (cost) => {
      for (const engine of ['reference', 'wasm'] as const) {
        const history = await build(cost).fit(X, Y, { ...options, engine });
        expect(history[0].accuracyOnline).toBeUndefined();
        expect(history[1].accuracyOnline).toBe(await byHand(cost));
        expect(history[2].accuracyOnline).toBeGreaterThan(history[1].accuracyOnline!);
      }
    },
  );

  it('is there where the loss of an example tells, and not with weights or several outputs', async () => {
    const weighted = await build('cross-entropy').fit(X, Y, { ...options, classWeight: 'balanced' });
    expect(weighted[1].accuracyOnline).toBeUndefined();
    const two = new Network({ inputs: 3, layers: [dense(2, 'sigmoid')] });
    const history = await two.fit(X, Matrix.zeros(2, 40), options);
    expect(history[1].accuracyOnline).toBeUndefined();
    const whole = await build('cross-entropy').fit(X, Y, { epochs: 1 });
    expect(whole[1].accuracyOnline).toBeUndefined();
  });
});
