import { describe, expect, it } from 'vitest';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import type { ProductLibrary } from '../../src/engine/wasm/products.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { drawParameters } from '../../src/network/initialize.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';

const specification = specify('test', { inputs: 7, layers: [dense(9, 'relu'), dense(1, 'sigmoid')] });
const X = new RandomState(2).randn(7, 50);
const Y = Matrix.zeros(1, 50).map((_, _i, j) => j % 2);

/** A library without a product, whose workers run this. */
function libraryOf(worker: string): ProductLibrary {
  return {
    library: 'none',
    variant: 'none',
    workerModule: `data:text/javascript,${encodeURIComponent(worker)}`,
    invitation: undefined,
    prepare: async () => {},
    gemm: () => () => {},
    tiles: () => [],
    runner: () => ({ run: () => {}, logistic: () => {} }),
    times: () => ({ kernels: 0, library: 1 }),
  };
}

function train(worker: string) {
  const engine = wasmEngine({
    precision: 'float32',
    deterministic: false,
    threads: 2,
    products: libraryOf(worker),
    asked: true,
  });
  return fit(engine, drawParameters(specification, 'he', 1), X, Y, { epochs: 5, seed: 1 });
}

describe('a thread that fails ends the training with what it has thrown', () => {
  it('in the middle', async () => {
    const worker = `
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ memory, training }) => {
        parentPort.postMessage('ready');
        // In a turn of its own: an error may overtake a message of the same turn.
        setTimeout(() => {
          // As the kernels do: mark the meeting as failed, and wake who waits there.
          const words = new Int32Array(memory.buffer);
          Atomics.store(words, training.meeting / 4 + 3, 1);
          Atomics.notify(words, training.meeting / 4 + 1);
          throw new RangeError('no room for a tile.');
        }, 20);
      });`;
    const error = await train(worker).catch((reason) => reason);
    expect(error.message).toBe(
      'fit: a thread of the training failed: no room for a tile. Use threads: 1. [THREAD_FAILED]',
    );
    expect(error.cause.message).toBe('no room for a tile.');
  });

  it('at its start', async () => {
    await expect(train("throw new Error('koffi is missing')")).rejects.toMatchObject({
      code: 'THREAD_FAILED',
      message:
        'fit: a thread of the training could not be started: koffi is missing. Use threads: 1. [THREAD_FAILED]',
    });
  });

  it('and the next training goes on', async () => {
    const engine = wasmEngine({ precision: 'float32', deterministic: false, threads: 2 });
    const parameters = drawParameters(specification, 'he', 1);
    const history = await fit(engine, parameters, X, Y, { epochs: 5, seed: 1 });
    expect(history.engine.threads).toBe(2);
  });
});
