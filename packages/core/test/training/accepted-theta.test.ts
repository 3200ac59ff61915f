import { describe, expect, it } from 'vitest';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { type FloatArray, Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { drawParameters } from '../../src/network/initialize.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import type { FitOptions } from '../../src/training/options.js';
import type { RatePolicy } from '../../src/training/rates/types.js';

// So many examples that the accepted parameters stand in the network's own array: see engine/wasm/training-memory.ts.
// Rows of 117 units are padded.
const [inputs, m] = [400, 4200];
const specification = specify('test', { inputs, layers: [dense(117, 'tanh'), dense(3, 'softmax')] });
const X = Matrix.fromColumnMajor(inputs, m, Float32Array.from(new RandomState(1).rand(inputs, m).data));
const Y = Matrix.zeros(3, m).map((_, i, j) => Number(i === j % 3));

/** A rate that breaks the third epoch. */
const breaking: RatePolicy = {
  name: 'breaking',
  judges: false,
  first: () => 0.01,
  next: (rate, { epoch }) => ({ rate: epoch < 2 ? rate : 1e38, accepted: true, stop: false }),
};

async function trained(options: FitOptions, threads = 1) {
  const parameters = drawParameters(specification, 'xavier', 5);
  const engine = wasmEngine({ precision: 'float32', deterministic: true, threads });
  const history = await fit(engine, parameters, X, Y, { batchSize: 250, seed: 2, ...options });
  return { theta: parameters.theta, history };
}

/** Said in a word: the difference of vectors this long would take minutes to print. */
const isSame = (one: FloatArray, other: FloatArray) => one.every((x, k) => x === other[k]);

/** Shown between updates, the array cannot hold what was accepted. */
const apart: FitOptions = { onUpdate: () => undefined };

describe('accepted parameters in the network’s own array', () => {
  it('are those of the last whole epoch after one that is not finite', async () => {
    const whole = await trained({ epochs: 2, learningRate: 0.01 });
    for (const threads of [1, 2]) {
      const { theta, history } = await trained({ epochs: 5, learningRate: breaking }, threads);
      expect(history.stopped).toBe('not-finite');
      expect(history.keptEpoch).toBe(2);
      expect(isSame(theta, whole.theta)).toBe(true);
    }
  });

  it('are those of the last whole epoch when the run is interrupted in the next', async () => {
    const controller = new AbortController();
    const onEpoch: FitOptions['onEpoch'] = ({ epoch }) => {
      if (epoch === 1) setTimeout(() => controller.abort(), 1);
    };
    const { theta, history } = await trained({
      ...{ epochs: 10_000, learningRate: 0.01, onEpoch, signal: controller.signal },
    });
    expect(history.stopped).toBe('interrupted');
    const { theta: same } = await trained({ epochs: history.keptEpoch, learningRate: 0.01 });
    expect(isSame(theta, same)).toBe(true);
  });

  it('can be looked at during an epoch', async () => {
    const parameters = drawParameters(specification, 'xavier', 5);
    const engine = wasmEngine({ precision: 'float32', deterministic: true, threads: 1 });
    const controller = new AbortController();
    const states = [parameters.theta.slice(), Float64Array.from(parameters.theta, Math.fround)];
    const seen: FloatArray[] = [];
    const look = () => void (seen.push(parameters.theta.slice()) > 10 && controller.abort());
    const timer = setInterval(look, 5);
    const onEpoch = () => void states.push(parameters.theta.slice());
    await fit(engine, parameters, X, Y, {
      ...{ batchSize: 250, seed: 2, learningRate: 0.01, epochs: 10_000, onEpoch, signal: controller.signal },
    });
    clearInterval(timer);
    expect(seen.length).toBeGreaterThan(10);
    for (const theta of seen)
      expect(states.some((state) => state.every((x, k) => x === theta[k]))).toBe(true);
  });

  it('train with the same bits as elsewhere', async () => {
    const inside = await trained({ epochs: 2, learningRate: 0.01 });
    const outside = await trained({ epochs: 2, learningRate: 0.01, ...apart });
    expect(isSame(inside.theta, outside.theta)).toBe(true);
    expect(inside.history.entries).toEqual(outside.history.entries);
  });
});
