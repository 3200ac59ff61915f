import { expect, it } from 'vitest';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { giveBackMemory, takeMemory } from '../../src/engine/wasm/spare-memory.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { parametersOf } from '../../src/network/parameters.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';

const MiB = 2 ** 20;

it('a memory is used by the next training, which finds zeros in it', () => {
  const first = takeMemory(3 * MiB);
  new Uint8Array(first.buffer).fill(7);
  expect(giveBackMemory(first)).toBe(true);
  const second = takeMemory(5 * MiB);
  expect(second).toBe(first);
  expect(new Uint8Array(second.buffer, 0, 5 * MiB).every((byte) => byte === 0)).toBe(true);
  // While it is in use, another training has one of its own.
  expect(takeMemory(MiB)).not.toBe(second);
});

it('a large one is not kept', () => {
  const large = takeMemory(300 * MiB);
  expect(giveBackMemory(large)).toBe(false);
  expect(takeMemory(MiB)).not.toBe(large);
});

it('a training that needs more than there can be is refused in words', async () => {
  const parameters = parametersOf(
    specify('test', { inputs: 25_000, layers: [dense(22_000, 'relu'), dense(1, 'sigmoid')] }),
  );
  const X = Matrix.zeros(25_000, 1);
  const engine = wasmEngine({ precision: 'float64', deterministic: true, threads: 1 });
  await expect(fit(engine, parameters, X, Matrix.zeros(1, 1), { epochs: 1, seed: 1 })).rejects.toThrow(
    /^fit: it needs \d+\.\d GiB, and there is not so much memory\. \[OUT_OF_MEMORY\]$/,
  );
});
