import { describe, expect, it } from 'vitest';
import type { TrainerPlan } from '../../src/engine/engine.js';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { residentData } from '../../src/engine/wasm/resident-data.js';
import { Matrix, type MatrixData } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { drawParameters } from '../../src/network/initialize.js';
import { parametersOf } from '../../src/network/parameters.js';
import { costPlan, gradientPlan } from '../../src/network/programs.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import { gradientDescent } from '../../src/training/optimizers/gradient-descent.js';

/** Whether X stands in the memory of a training of inputs-units-10 as a whole. */
function stays(given: {
  units: number;
  batch: number;
  m?: number;
  shuffled?: boolean;
  threads?: number;
  X?: (count: number) => MatrixData;
}): boolean {
  const { units, batch, m = 10_000, shuffled = false, threads = 1, X = (n) => new Float32Array(n) } = given;
  const specification = specify('test', {
    inputs: 784,
    layers: [dense(units, 'relu'), dense(10, 'softmax')],
  });
  const data = { X: Matrix.fromColumnMajor(784, m, X(784 * m)), Y: Matrix.zeros(10, m) };
  const plan: TrainerPlan = {
    theta: parametersOf(specification).theta,
    passes: {
      gradient: gradientPlan(specification, { ...data, largestStep: batch, asTheyStand: !shuffled }),
      cost: costPlan(specification, data),
      validation: undefined,
    },
    rule: gradientDescent(),
    steps: 1000,
    clipNorm: 0,
    formsG: false,
    keeps: { g: false, best: false },
  };
  return residentData(plan, 'float32', threads, true)(data.X);
}

describe('X in the memory of a training', () => {
  it('stays in the caller’s array where it is large, and copying it a small part of a step', () => {
    expect(stays({ units: 128, batch: 64 })).toBe(false);
    expect(stays({ units: 128, batch: 64, threads: 2 })).toBe(false);
    expect(stays({ units: 1024, batch: 256, shuffled: true, threads: 2 })).toBe(false);
  });

  it.each([
    ['is small', { units: 128, batch: 64, m: 1000 }],
    ['is gone over all at once', { units: 1024, batch: 10_000 }],
    ['comes in an order to a narrow network', { units: 64, batch: 64, shuffled: true }],
    ['would keep many threads waiting', { units: 128, batch: 64, threads: 8 }],
    ['is of another type', { units: 1024, batch: 256, X: (n: number) => new Uint8Array(n) }],
  ])('stands there as a whole where it %s', (_name, given) => {
    expect(stays(given)).toBe(true);
  });

  it('gives the same bits in blocks as it does as a whole', async () => {
    const [inputs, m] = [1000, 4200];
    const specification = specify('test', { inputs, layers: [dense(260, 'tanh'), dense(1, 'sigmoid')] });
    const X = Matrix.fromColumnMajor(inputs, m, Float32Array.from(new RandomState(1).rand(inputs, m).data));
    const Y = Matrix.zeros(1, m).map((_, _i, j) => j % 2);
    const trained = async (threads: number, columns: Matrix) => {
      const parameters = drawParameters(specification, 'xavier', 5);
      const engine = wasmEngine({ precision: 'float32', deterministic: true, threads });
      const options = { epochs: 1, batchSize: 600, learningRate: 0.1, shuffle: true, seed: 2 };
      await fit(engine, parameters, columns, Y, options);
      return parameters.theta;
    };
    // Numbers of another type are taken into the memory as a whole.
    const whole = await trained(1, Matrix.fromColumnMajor(inputs, m, Float64Array.from(X.data)));
    expect(await trained(1, X)).toEqual(whole);
    expect(await trained(2, X)).toEqual(whole);
  });
});
