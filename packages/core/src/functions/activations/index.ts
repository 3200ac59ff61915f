import { leakyRelu } from './leaky-relu.js';
import { linear } from './linear.js';
import { relu } from './relu.js';
import { sigmoid } from './sigmoid.js';
import { softmax } from './softmax.js';
import { tanh } from './tanh.js';
import type { Activation } from './types.js';

/** The list of activations: a new one is a file of its own and a line here. */
export const activations = {
  relu,
  tanh,
  sigmoid,
  'leaky-relu': leakyRelu,
  linear,
  softmax,
} as const satisfies Record<string, Activation>;

export type ActivationName = keyof typeof activations;

export const activationNames = Object.keys(activations) as ActivationName[];

export const hiddenActivationNames = activationNames.filter((name) => activations[name].hidden);

/** An activation and its derivative as they are written: `max(0, z)`. */
export function formulasOf(name: ActivationName): {
  readonly formula: string;
  readonly derivativeFormula: string;
} {
  const { formula, derivativeFormula } = activations[name];
  return { formula, derivativeFormula };
}
