import { knownRule } from '../../engine/tape.js';
import { checkOptions } from '../../foundation/options.js';
import type { Optimizer } from './types.js';

/** Gradient descent: θ = θ − α g. Course 1, week 2. */
export function gradientDescent(options: Record<string, never> = {}): Optimizer {
  checkOptions('gradientDescent', options, {});
  return knownRule({
    name: 'gradient-descent',
    constants: [],
    states: [],
    directions: [],
    apply(theta, g, _states, rate) {
      for (let i = 0; i < theta.length; i++) theta[i] -= rate * g[i];
    },
  });
}
