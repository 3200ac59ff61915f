import { dense, Matrix, Network, toySets } from '@colonnade/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { activations } from '../../src/functions/activations/index.js';
import { squaredError } from '../../src/functions/costs/squared-error.js';
import { gradientCase } from './cases.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const parts = { hidden: 'tanh', output: 'sigmoid', cost: 'cross-entropy', units: 1, depth: 2, m: 5 } as const;

describe('network.checkGradients', () => {
  it('passes on what is right, tensor by tensor', () => {
    const { network, X, Y } = gradientCase(parts);
    const check = network.checkGradients(X, Y, { l2: 0.7, classWeight: 'balanced' });
    expect(check.passed).toBe(true);
    expect(Object.keys(check.tensors)).toEqual(['W1', 'b1', 'W2', 'b2']);
    expect(check.relativeError).toBe(Math.max(...Object.values(check.tensors)));
    expect(check).toMatchObject({ checked: 21, parameters: 21, epsilon: 6e-6 });
  });

  it('works on a copy', () => {
    const { network, X, Y } = gradientCase(parts);
    const before = network.parameters.theta.slice();
    network.checkGradients(X, Y);
    expect(network.parameters.theta).toEqual(before);
  });

  it('leaves biases out that do not exist, and looks at no more than the limit', () => {
    const { network, X, Y } = gradientCase({ ...parts, bias: false });
    expect(Object.keys(network.checkGradients(X, Y).tensors)).toEqual(['W1', 'W2']);
    expect(network.checkGradients(X, Y, { limit: 5 })).toMatchObject({ checked: 9, parameters: 16 });
    expect(network.checkGradients(X, Y, { limit: 5 })).toEqual(network.checkGradients(X, Y, { limit: 5 }));
  });

  it('finds a wrong derivative of an activation', () => {
    const { network, X, Y } = gradientCase(parts);
    vi.spyOn(activations.tanh, 'backward').mockImplementation((_Z, A, D, start, end) => {
      for (let i = start; i < end; i++) D[i] *= 1 - A[i];
    });
    const { passed, tensors } = network.checkGradients(X, Y);
    expect(passed).toBe(false);
    expect(tensors.W1).toBeGreaterThan(0.01);
    expect(tensors.W2).toBeLessThan(1e-7);
  });

  it('finds an error of a part in a million', () => {
    const { network, X, Y } = gradientCase({ ...parts, output: 'linear', cost: 'squared-error' });
    const right = squaredError.error;
    vi.spyOn(squaredError, 'error').mockImplementation((Z, A, Y, dZ, start, end, g) => {
      right.call(squaredError, Z, A, Y, dZ, start, end, g);
      for (let i = start; i < end; i++) dZ[i] *= 1 + 1e-6;
    });
    expect(network.checkGradients(X, Y).passed).toBe(false);
  });

  it('passes on trained networks too, whose gradients are small', async () => {
    const { X, Y } = toySets.blobs();
    const labels = Y.map((y) => Math.min(y, 1));
    const network = new Network({ inputs: 2, layers: [dense(5, 'tanh'), dense(1, 'sigmoid')] });
    await network.fit(X, labels, { epochs: 300, learningRate: 1 });
    expect(network.checkGradients(X, labels).passed).toBe(true);
  });

  it('passes on a perfect fit, where every gradient is zero', () => {
    const network = new Network({ inputs: 1, layers: [dense(1, 'linear')], initialization: 'zeros' });
    const check = network.checkGradients(Matrix.fromRows([[1, 2]]), Matrix.fromRows([[0, 0]]));
    expect(check.passed).toBe(true);
  });
});
