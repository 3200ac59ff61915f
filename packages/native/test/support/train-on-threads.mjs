// Trains on two threads and prints how it ended. The process has to end by itself.
//   node train-on-threads.mjs well | no-library | failing
import { dense, Matrix, Network } from '@colonnade/core';
import { registerProducts } from '@colonnade/core/engine';
import { findBlas } from '../../dist/index.js';
import { productLibrary } from '../../dist/product-library.js';

const library = {
  ...productLibrary(findBlas()),
  prepare: async () => {},
  times: () => ({ kernels: 2, library: 1 }),
};
if (process.argv[2] === 'no-library') library.invitation = { path: '/no/such/library.so', most: 2 };
if (process.argv[2] === 'failing')
  library.workerModule = new URL('./failing-worker.mjs', import.meta.url).href;
registerProducts({ find: () => library, advice: () => '' });

const X = Matrix.zeros(40, 100).map((_, i, j) => Math.sin(i + 40 * j));
const Y = Matrix.zeros(1, 100).map((_, _i, j) => j % 2);
const network = new Network({ inputs: 40, layers: [dense(30, 'relu'), dense(1, 'sigmoid')] });
try {
  const { engine, epochs } = await network.fit(X, Y, { engine: 'blas', threads: 2, epochs: 5 });
  console.log(`${engine.name} on ${engine.threads} threads, ${epochs} epochs`);
} catch (error) {
  console.log(`failed: ${error.message}`);
}
