import { activationNames, costNames } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { activations, hiddenActivationNames } from '../../src/functions/activations/index.js';
import { costFor, naturalCost } from '../../src/functions/costs/index.js';
import { squaredError } from '../../src/functions/costs/squared-error.js';

/** A vector through an activation, and a gradient back. */
function pass(name: (typeof activationNames)[number], z: number[], d: number[]) {
  const [Z, A, D] = [Float64Array.from(z), new Float64Array(z.length), Float64Array.from(d)];
  activations[name].forward(Z, A, 0, z.length);
  activations[name].backward(Z, A, D, 0, z.length);
  return { A: [...A], D: [...D] };
}

describe('activations', () => {
  it('are listed under their names', () => {
    expect(activationNames).toEqual(['relu', 'tanh', 'sigmoid', 'leaky-relu', 'linear', 'softmax']);
    for (const name of activationNames) expect(activations[name].name).toBe(name);
    expect(hiddenActivationNames).not.toContain('softmax');
  });

  it('at their kinks: relu′(0) is 0, leaky relu′(0) is 0.01', () => {
    expect(pass('relu', [-2, 0, 3], [5, 5, 5])).toEqual({ A: [0, 0, 3], D: [0, 0, 5] });
    expect(pass('leaky-relu', [-2, 0, 3], [5, 5, 5])).toEqual({ A: [-0.02, 0, 3], D: [0.05, 0.05, 5] });
    expect(pass('linear', [-2, 0, 3], [5, 6, 7])).toEqual({ A: [-2, 0, 3], D: [5, 6, 7] });
  });

  it('saturate without overflow', () => {
    expect(pass('sigmoid', [-1e4, 1e4], [1, 1])).toEqual({ A: [0, 1], D: [0, 0] });
    expect(pass('tanh', [-1e4, 1e4], [1, 1])).toEqual({ A: [-1, 1], D: [0, 0] });
    expect(pass('softmax', [1e308, -1e308], [1, 1]).A).toEqual([1, 0]);
  });

  it('do not hide what is not a number', () => {
    for (const name of activationNames) expect(pass(name, [Number.NaN, 1], [1, 1]).A[0]).toBeNaN();
  });

  it.each(activationNames)('%s works on its part of an array alone', (name) => {
    const [Z, A] = [Float64Array.of(9, 1, 2, 9), Float64Array.of(7, 7, 7, 7)];
    activations[name].forward(Z, A, 1, 3);
    expect([A[0], A[3]]).toEqual([7, 7]);
    const D = Float64Array.of(7, 1, 2, 7);
    activations[name].backward(Z, A, D, 1, 3);
    expect([D[0], D[3]]).toEqual([7, 7]);
  });
});

describe('costs', () => {
  it('cross-entropy wants probabilities', () => {
    expect(costNames).toEqual(['cross-entropy', 'squared-error']);
    for (const output of activationNames) {
      const probabilities = output === 'sigmoid' || output === 'softmax';
      expect(costFor('cross-entropy', output) !== undefined).toBe(probabilities);
      expect(costFor('squared-error', output)).toBe(squaredError);
      expect(naturalCost(output)).toBe(probabilities ? 'cross-entropy' : 'squared-error');
    }
  });

  it('a certain answer that is right costs nothing, one that is wrong everything', () => {
    const loss = (output: 'sigmoid' | 'softmax', a: number[], y: number[]) =>
      costFor('cross-entropy', output)!.lossOfOutput(Float64Array.from(a), Float64Array.from(y), 0, a.length);
    expect(loss('sigmoid', [1, 0], [1, 0])).toBe(0);
    expect(loss('sigmoid', [0], [1])).toBe(Number.POSITIVE_INFINITY);
    expect(loss('softmax', [1, 0], [1, 0])).toBe(0);
    expect(loss('softmax', [1, 0], [0, 1])).toBe(Number.POSITIVE_INFINITY);
  });

  it('½ Σ (a − y)² over the outputs of an example', () => {
    expect(squaredError.lossOfOutput(Float64Array.of(1, 3), Float64Array.of(0, 1), 0, 2)).toBe(2.5);
  });
});
