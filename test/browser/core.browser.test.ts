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

/** A page without a bundler, in which a network is kept and made again, as docs/engines.md has it. */
const mapped = `async (library) => {
  const map = document.createElement('script');
  map.type = 'importmap';
  map.textContent = JSON.stringify({ imports: { '@colonnade/core': library } });
  document.head.append(map);
  const { dense, Matrix, Network } = await import('@colonnade/core');
  const X = Matrix.fromRows([[0, 1]]);
  const layers = [dense(3, 'tanh'), dense(1, 'sigmoid')];
  const [network, again] = [1, 2].map((seed) => new Network({ inputs: 1, layers, seed, precision: 'float32' }));
  await network.fit(X, X, { epochs: 20, learningRate: 1 });
  const matrixOf = ({ rows, columns, data }) => Matrix.fromColumnMajor(rows, columns, data);
  const { W, b } = JSON.parse(JSON.stringify({ W: network.W, b: network.b }));
  const before = String(again.predict(X).data);
  again.setParameters({ W: W.map(matrixOf), b: b.map(matrixOf) });
  return [before, String(again.predict(X).data)].map((told) => told === String(network.predict(X).data));
}`;

describeInChromium('the library in Chromium', 'The library is', {}, (inPage) => {
  it('trains to the same bits as in Node', async () => {
    expect(await inPage(program)).toEqual(runInNode(program));
  });

  it('is found by its name with an import map, and makes a network again that was kept', async () => {
    expect(await inPage(mapped)).toEqual([false, true]);
  });
});
