import type { Matrix } from '@colonnade/core';
import { expect } from 'vitest';
import { allColumns } from '../../src/engine/control.js';
import { type Engine, runStep } from '../../src/engine/engine.js';
import type { GradientOptions } from '../../src/model/network.js';
import { runBackward, runForward } from '../../src/network/passes.js';
import { costProgram } from '../../src/network/programs.js';
import { exampleWeights } from '../../src/training/weights.js';
import type { GradientCase } from './cases.js';
import { numericGradient, relativeError } from './numeric.js';

/** Relative, for one tensor: `cases.ts` chooses examples whose gradients stand that far above rounding. */
export const tolerance = 1e-7;

/** The largest relative error over all W[l] and b[l] as an engine computes them, with where it is. */
export function worstError(
  engine: Engine,
  { name, network, X, Y }: GradientCase,
  { l2 = 0, classWeight = 'none', sampleWeight }: GradientOptions = {},
): { where: string; error: number } {
  const { parameters, specification } = network;
  const weights = exampleWeights('test', Y, classWeight, sampleWeight);
  const data = { X, Y, weights, penaltyRatio: l2 / X.columns };
  const program = costProgram(engine, parameters, data);
  const costNow = () => runStep(program, allColumns(X));
  const pass = runForward(parameters, X, engine);
  const { dW, db } = runBackward(parameters, pass, Y, data, engine);
  const worst = { where: '', error: 0 };
  const look = (where: string, values: Matrix, gradient: Matrix) => {
    const error = relativeError(numericGradient(values, costNow), gradient.data);
    if (!(error <= worst.error)) Object.assign(worst, { where: `${where} of ${name}`, error });
  };
  for (let l = 1; l < dW.length; l++) {
    look(`dW[${l}]`, network.W[l], dW[l]);
    if (specification.bias) look(`db[${l}]`, network.b[l], db[l]);
  }
  expect(network.backward(X, Y, { l2, classWeight, sampleWeight }).cost).toBeCloseTo(costNow(), 12);
  return worst;
}
