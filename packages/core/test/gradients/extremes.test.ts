import { type ActivationName, dense, Matrix, Network } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { referenceEngine } from '../../src/engine/reference/engine.js';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { passesOn } from './passes.js';

/** A layer that hands its inputs through: Z = X, so that z can be chosen. */
function outputOf(units: number, output: ActivationName): Network {
  const network = new Network({ inputs: units, layers: [dense(units, output)], initialization: 'zeros' });
  const identity = Matrix.zeros(units, units).map((_, i, j) => (i === j ? 1 : 0));
  network.setParameters({ W: [identity, identity], b: [identity, Matrix.zeros(units, 1)] });
  return network;
}

const row = (...values: number[]) => Matrix.fromRows([values]);
const column = (...values: number[]) => Matrix.fromColumns([values]);

const engines = [referenceEngine, wasmEngine({ precision: 'float64', deterministic: true, threads: 1 })];

describe.each(engines)('the fused pairs at any z: $name', (engine) => {
  const passes = (network: Network, X: Matrix, Y: Matrix) => {
    const { costNow, ...rest } = passesOn(engine, network, X, Y);
    return { ...rest, cost: costNow() };
  };

  it.each([
    // z, y, loss, dZ
    [1000, 1, 0, 0],
    [1000, 0, 1000, 1],
    [-1000, 0, 0, 0],
    [-1000, 1, 1000, -1],
    [1e300, 0, 1e300, 1],
    [-1e300, 1, 1e300, -1],
    [0, 1, Math.LN2, -0.5],
  ])('sigmoid and cross-entropy at z = %d, y = %d', (z, y, loss, dz) => {
    const { cost, dZ, dW, db } = passes(outputOf(1, 'sigmoid'), row(z), row(y));
    // The logarithm of the kernels is right to 2 units in the last place.
    expect(Math.abs(cost - loss)).toBeLessThanOrEqual(2 * Number.EPSILON * loss);
    expect(dZ[1].data[0]).toBeCloseTo(dz, 15);
    expect(db[1].data[0]).toBeCloseTo(dz, 15);
    expect(Number.isFinite(dW[1].data[0])).toBe(true);
  });

  it('keeps the digits of a small gradient: sigmoid near 1 and near 0', () => {
    const network = outputOf(1, 'sigmoid');
    const small = Math.exp(-40) / (1 + Math.exp(-40));
    expect(passes(network, row(40), row(1)).dZ[1].data[0] / -small).toBeCloseTo(1, 14);
    expect(passes(network, row(-40), row(0)).dZ[1].data[0] / small).toBeCloseTo(1, 14);
    expect(passes(network, row(40), row(1)).cost / Math.log1p(Math.exp(-40))).toBeCloseTo(1, 14);
  });

  it('softmax and cross-entropy at |z| = 1000', () => {
    const network = outputOf(3, 'softmax');
    const right = passes(network, column(1000, -1000, 0), column(1, 0, 0));
    expect(right.cost).toBe(0);
    expect(right.dZ[1].toColumns()).toEqual([[-0, 0, 0]]);
    const wrong = passes(network, column(1000, -1000, 0), column(0, 1, 0));
    expect(wrong.cost).toBe(2000);
    expect(wrong.dZ[1].toColumns()).toEqual([[1, -1, 0]]);
    expect(wrong.Yhat.toColumns()).toEqual([[1, 0, 0]]);
  });

  it('softmax keeps the digits of a small gradient', () => {
    const { dZ } = passes(outputOf(2, 'softmax'), column(40, 0), column(1, 0));
    const small = Math.exp(-40) / (1 + Math.exp(-40));
    expect(dZ[1].data[0] / -small).toBeCloseTo(1, 14);
    expect(dZ[1].data[1] / small).toBeCloseTo(1, 14);
  });

  it.each(['sigmoid', 'tanh', 'relu', 'leaky-relu', 'linear', 'softmax'] as const)(
    'squared error with %s stays finite',
    (output) => {
      const network = new Network({
        inputs: 2,
        layers: [dense(2, output)],
        cost: 'squared-error',
        initialization: 'zeros',
      });
      const { cost, dW, A } = passes(network, column(1000, -1000), column(1, 0));
      expect([cost, ...dW[1].data, ...A[1].data].every(Number.isFinite)).toBe(true);
    },
  );
});
