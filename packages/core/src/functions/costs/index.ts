import type { ActivationName } from '../activations/index.js';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy.js';
import { softmaxCrossEntropy } from './softmax-cross-entropy.js';
import { squaredError } from './squared-error.js';
import type { Cost } from './types.js';

export const costNames = ['cross-entropy', 'squared-error'] as const;

export type CostName = (typeof costNames)[number];

/**
 * The cost of that name for an output activation, fused with it where that keeps digits; undefined where the
 * pair has no meaning (cross-entropy needs probabilities).
 */
export function costFor(name: CostName, output: ActivationName): Cost | undefined {
  if (name === 'squared-error') return squaredError;
  if (output === 'sigmoid') return sigmoidCrossEntropy;
  if (output === 'softmax') return softmaxCrossEntropy;
  return undefined;
}

/** Cross-entropy where the outputs are probabilities, squared error elsewhere. */
export function naturalCost(output: ActivationName): CostName {
  return costFor('cross-entropy', output) ? 'cross-entropy' : 'squared-error';
}
