import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { type Blas, bindGemm, tiles } from '../src/index.js';
import { blas, sharedMemory } from './support/blas.js';

const [m, n, k] = [256, 400, 96];
const [b, c, counter] = [1 << 20, 2 << 20, 3 << 20];

/** A worker that takes tiles until none is left, with koffi alone: it cannot run the TypeScript of this package. */
const source = `
  const { workerData, parentPort } = require('node:worker_threads');
  const koffi = require(workerData.koffi);
  const { memory, path, grid, m, k, b, c, counter } = workerData;
  const at = 'uintptr_t';
  const gemm = koffi.load(path).func('cblas_sgemm', 'void',
    ['int', 'int', 'int', 'int', 'int', 'int', 'float', at, 'int', at, 'int', 'float', at, 'int']);
  const base = Number(koffi.address(new Uint8Array(memory.buffer)));
  const next = new Int32Array(memory.buffer, counter, 1);
  for (let i; (i = Atomics.add(next, 0, 1)) < grid.length; ) {
    const { row, rows, column, columns } = grid[i];
    gemm(102, 111, 111, rows, columns, k, 1, base + 4 * row, m, base + b + 4 * column * k, k,
      0, base + c + 4 * (row + column * m), m);
  }
  parentPort.postMessage('done');
`;

describe.skipIf(!blas?.concurrent)('threads', () => {
  test('one thread and several at once give the same bits', async () => {
    const { path } = blas as Blas;
    const memory = sharedMemory(4);
    const values = new Float32Array(memory.buffer, 0, c / 4);
    for (let i = 0; i < values.length; i++) values[i] = Math.sin(i);
    const grid = tiles(m, n, k, 8);
    expect(grid.length).toBeGreaterThan(3);

    const gemm = bindGemm(blas as Blas, memory, 'float32');
    const result = new Float32Array(memory.buffer, c, m * n);
    for (const { row, rows, column, columns } of grid) {
      gemm(
        false,
        false,
        rows,
        columns,
        k,
        1,
        4 * row,
        m,
        b + 4 * column * k,
        k,
        0,
        c + 4 * (row + column * m),
        m,
      );
    }
    const alone = result.slice();

    const koffi = createRequire(import.meta.url).resolve('koffi');
    for (const threads of [2, 8]) {
      result.fill(0);
      new Int32Array(memory.buffer, counter, 1)[0] = 0;
      const workerData = { koffi, memory, path, grid, m, k, b, c, counter };
      const workers = Array.from({ length: threads }, () => new Worker(source, { eval: true, workerData }));
      await Promise.all(
        workers.map(
          (worker) => new Promise((done, failed) => worker.once('exit', done).once('error', failed)),
        ),
      );
      expect(result.slice()).toEqual(alone);
    }
  });
});
