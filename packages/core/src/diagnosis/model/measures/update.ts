import type { Gradients, Parameters } from '../../../network/parameters.js';
import { parametersOf } from '../../../network/parameters.js';
import type { Optimizer } from '../../../training/optimizers/types.js';

/** How the training steps. */
export interface Stepping {
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  /** λ/m of the penalty. */
  readonly penaltyRatio: number;
}

/** What the optimizer would add to the parameters, laid out as they are. */
export type FirstUpdate = Parameters;

/** Δθ of one update with a fresh state of the optimizer: with Adam every parameter moves by about the rate. */
export function firstUpdate(parameters: Parameters, { g }: Gradients, stepping: Stepping): FirstUpdate {
  const { optimizer, learningRate } = stepping;
  const theta = Float64Array.from(parameters.theta);
  const states = optimizer.states.map(() => new Float64Array(theta.length));
  optimizer.apply(theta, g, states, learningRate, 1);
  for (let i = 0; i < theta.length; i++) theta[i] -= parameters.theta[i];
  return parametersOf(parameters.specification, theta);
}
