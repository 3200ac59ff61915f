import { expect, it } from 'vitest';
import { describeInChromium, runInNode } from './support/both-sides.js';

/** What runs on both sides: the same source, as a function of where the library is. */
const program = `async (library) => {
  const { adam, boldDriver, dense, Matrix, Model, Network, toyTable } = await import(library);
  const X = Matrix.fromColumns([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const Y = Matrix.fromRows([[0, 1, 1, 0]]);
  const layers = [dense(4, 'tanh'), dense(1, 'sigmoid')];
  const xor = new Network({ inputs: 2, layers, initialization: 'xavier', seed: 3 });
  await xor.fit(X, Y, { epochs: 500, learningRate: boldDriver(1.2), deterministic: true });
  const batches = new Network({ inputs: 2, layers: [dense(5, 'relu'), dense(1, 'sigmoid')], seed: 4 });
  const options = { batchSize: 3, optimizer: adam(), learningRate: 0.05, dropout: 0.2, deterministic: true };
  await batches.fit(X, Y, { epochs: 50, ...options });
  const model = await Model.train(toyTable('moons'), { target: 'label', epochs: 20, deterministic: true });
  return [
    ...xor.parameters.theta,
    ...batches.parameters.theta,
    ...model.toBytes(),
  ];
}`;

describeInChromium('the library in Chromium', 'The library is', {}, (inPage) => {
  it('trains to the same bits as in Node', async () => {
    expect(await inPage(program)).toEqual(runInNode(program));
  });
});
