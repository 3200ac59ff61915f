import { knownRule } from '../../engine/tape.js';
import { checkOptions } from '../../foundation/options.js';
import type { Optimizer } from './types.js';

/**
 * Gradient descent with momentum, an exponentially weighted mean of the gradients:
 *
 *     v = β v + (1 − β) g
 *     θ = θ − α v
 *
 * Course 2, week 2. (Other libraries leave out the factor 1 − β: their rate is this one times 1 − β.)
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function momentum(options: { beta?: number } = {}): Optimizer {
  const { beta } = checkOptions('momentum', options, {
    beta: { type: 'number', min: 0, below: 1, default: 0.9, help: 'β, the memory of the mean' },
  });
  return knownRule({
    name: 'momentum',
    constants: [beta],
    states: ['v'],
    directions: ['v'],
    apply(theta, g, [v], rate) {
      for (let i = 0; i < theta.length; i++) {
        v[i] = beta * v[i] + (1 - beta) * g[i];
        theta[i] -= rate * v[i];
      }
    },
  });
}
