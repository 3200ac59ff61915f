import type { Matrix, Network } from '@colonnade/core';
import { allColumns } from '../../src/engine/control.js';
import { type Engine, runStep } from '../../src/engine/engine.js';
import type { GradientOptions } from '../../src/model/network.js';
import { type BackwardPass, type ForwardPass, runBackward, runForward } from '../../src/network/passes.js';
import { costProgram } from '../../src/network/programs.js';
import { exampleWeights } from '../../src/training/weights.js';

/** What `network.backward` gives, computed by a given engine, and the cost as a function of the parameters now. */
export function passesOn(
  engine: Engine,
  { parameters }: Network,
  X: Matrix,
  Y: Matrix,
  { l2 = 0, classWeight = 'none', sampleWeight }: GradientOptions = {},
): ForwardPass & BackwardPass & { costNow: () => number } {
  const weights = exampleWeights('test', Y, classWeight, sampleWeight);
  const data = { X, Y, weights, penaltyRatio: l2 / X.columns };
  const program = costProgram(engine, parameters, data);
  const pass = runForward(parameters, X, engine);
  const costNow = () => runStep(program, allColumns(X));
  return { ...pass, ...runBackward(parameters, pass, Y, data, engine), costNow };
}
