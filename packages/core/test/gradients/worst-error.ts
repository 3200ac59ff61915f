import type { Matrix } from '@colonnade/core';
import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import type { GradientOptions } from '../../src/model/network.js';
import type { GradientCase } from './cases.js';
import { numericGradient, relativeError } from './numeric.js';
import { passesOn } from './passes.js';

/** Relative, for one tensor: `cases.ts` chooses examples whose gradients stand that far above rounding. */
export const tolerance = 1e-7;

/** The largest relative error over all W[l] and b[l] as an engine computes them, with where it is. */
export function worstError(
  engine: Engine,
  { name, network, X, Y }: GradientCase,
  options: GradientOptions = {},
): { where: string; error: number } {
  const { dW, db, costNow } = passesOn(engine, network, X, Y, options);
  // The network's own cost, by the kernels, has its sums in another order.
  expect(network.backward(X, Y, options).cost).toBeCloseTo(costNow(), 12);
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
