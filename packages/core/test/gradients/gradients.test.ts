import { Matrix, type Network } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { type GradientCase, gradientCase, hiddenActivations, outputCases } from './cases.js';
import { numericGradient, relativeError } from './numeric.js';

type Options = Parameters<Network['cost']>[2];

/** The largest relative error over all W[l] and b[l], with where it is. */
function worstError(
  { name, network, X, Y }: GradientCase,
  options: Options = {},
): { where: string; error: number } {
  const { dW, db, cost } = network.backward(X, Y, options);
  const costNow = () => network.cost(X, Y, options);
  expect(cost).toBe(costNow());
  const worst = { where: '', error: 0 };
  const look = (where: string, values: Matrix, gradient: Matrix) => {
    const error = relativeError(numericGradient(values, costNow), gradient.data);
    if (!(error <= worst.error)) Object.assign(worst, { where: `${where} of ${name}`, error });
  };
  for (let l = 1; l < dW.length; l++) {
    look(`dW[${l}]`, network.W[l], dW[l]);
    if (network.specification.bias) look(`db[${l}]`, network.b[l], db[l]);
  }
  return worst;
}

const tolerance = 1e-7;

describe.each(outputCases)('gradients of a $output output with $cost', ({ output, cost, units }) => {
  it.each(['none', ...hiddenActivations] as const)('hidden layers: %s', (hidden) => {
    for (const depth of hidden === 'none' ? [1] : [2, 4]) {
      for (const n of units) {
        for (const m of [1, 2, 5]) {
          const activation = hidden === 'none' ? 'linear' : hidden;
          const parts = { hidden: activation, output, cost, units: n, depth, m };
          for (const l2 of [0, 0.7]) {
            const { where, error } = worstError(gradientCase(parts), { l2 });
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
          const { where, error } = worstError(gradientCase({ ...parts, bias }), options);
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
  const { where, error } = worstError({ name, network, X, Y: shares });
  expect(error, where).toBeLessThan(tolerance);
});
