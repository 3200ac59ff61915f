import { Matrix } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { referenceEngine } from '../../src/engine/reference/engine.js';
import { gradientCase, hiddenActivations, outputCases } from './cases.js';
import { tolerance, worstError } from './worst-error.js';

describe.each(outputCases)('gradients of a $output output with $cost', ({ output, cost, units }) => {
  it.each(['none', ...hiddenActivations] as const)('hidden layers: %s', (hidden) => {
    for (const depth of hidden === 'none' ? [1] : [2, 4]) {
      for (const n of units) {
        for (const m of [1, 2, 5]) {
          const activation = hidden === 'none' ? 'linear' : hidden;
          const parts = { hidden: activation, output, cost, units: n, depth, m };
          for (const l2 of [0, 0.7]) {
            const { where, error } = worstError(referenceEngine, gradientCase(parts), { l2 });
            expect(error, `${where}, l2 ${l2}`).toBeLessThan(tolerance);
          }
        }
      }
    }
  });

  it('with weights of examples and of classes, and without biases', () => {
    for (const n of units) {
      const parts = { hidden: 'tanh', output, cost, units: n, depth: 2, m: 5 } as const;
      const sampleWeight = Matrix.fromRows([[0.5, 2, 0, 1, 3]]);
      const classWeight = Array.from({ length: Math.max(2, n) }, (_, c) => 0.5 + c);
      const l2 = 0.7;
      for (const bias of [true, false]) {
        // Classes have weights where every example has exactly one of them.
        const classes = output === 'softmax' || (output === 'sigmoid' && n === 1);
        const withClasses = classes ? [{ classWeight }, { sampleWeight, classWeight, l2 }] : [];
        for (const options of [{ sampleWeight }, { sampleWeight, l2 }, ...withClasses]) {
          const { where, error } = worstError(referenceEngine, gradientCase({ ...parts, bias }), options);
          expect(error, `${where}, ${Object.keys(options)}`).toBeLessThan(tolerance);
        }
      }
    }
  });
});

it.each(['sigmoid', 'softmax'] as const)('targets that are shares: %s with cross-entropy', (output) => {
  const parts = { hidden: 'tanh', output, cost: 'cross-entropy', units: 3, depth: 2, m: 5 } as const;
  const { name, network, X, Y } = gradientCase(parts);
  const shares = Y.map((y) => 0.1 + 0.7 * y);
  const { where, error } = worstError(referenceEngine, { name, network, X, Y: shares });
  expect(error, where).toBeLessThan(tolerance);
});
