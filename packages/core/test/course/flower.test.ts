import { accuracy, dense, Network, toySets } from '@colonnade/core';
import { expect, it } from 'vitest';

/** The planar set of the course: published figures, to the digits that were printed. */
const { X, Y } = toySets.flower();

/** The predictions as accuracy takes them: labels, one an example. */
const rightShare = (network: Network) => accuracy(Array.from(Y.data), Array.from(network.classify(X).data));

it('a network of four hidden units reaches 90 %', async () => {
  const network = new Network({
    inputs: 2,
    layers: [dense(4, 'tanh'), dense(1, 'sigmoid')],
    initialization: 'small',
    seed: 2,
  });
  const history = await network.fit(X, Y, { epochs: 7000, learningRate: 1.2 });
  const printed = (epoch: number) => history[epoch].cost?.toFixed(6);
  expect([0, 1000, 7000].map(printed)).toEqual(['0.693048', '0.288083', '0.217504']);
  expect(rightShare(network)).toBeGreaterThanOrEqual(0.9);
  expect(rightShare(network)).toBeLessThan(0.92);
});

it('logistic regression reaches no more than 47 %', async () => {
  const network = new Network({ inputs: 2, layers: [dense(1, 'sigmoid')], initialization: 'zeros' });
  await network.fit(X, Y, { epochs: 500, learningRate: 1 });
  expect(rightShare(network)).toBe(0.47);
});
