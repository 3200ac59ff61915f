import { knownRule } from '../../engine/tape.js';
import { pow } from '../../foundation/elementary/index.js';
import { checkOptions, type OptionDeclaration } from '../../foundation/options.js';
import type { Optimizer } from './types.js';

const memory: OptionDeclaration = { type: 'number', min: 0, below: 1, help: 'memory of a mean' };

/**
 * Adam, with t the number of the step:
 *
 *     v = β₁ v + (1 − β₁) g          s = β₂ s + (1 − β₂) g²
 *     θ = θ − α (v / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)
 *
 * Course 2, week 2; Kingma and Ba 2015, algorithm 1.
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function adam(options: { beta1?: number; beta2?: number; epsilon?: number } = {}): Optimizer {
  const { beta1, beta2, epsilon } = checkOptions('adam', options, {
    beta1: { ...memory, default: 0.9 },
    beta2: { ...memory, default: 0.999 },
    epsilon: { type: 'number', above: 0, default: 1e-8, help: 'keeps the quotient finite' },
  });
  return knownRule({
    name: 'adam',
    constants: [beta1, beta2, epsilon],
    states: ['v', 's'],
    directions: ['v'],
    apply(theta, g, [v, s], rate, step) {
      const vCorrection = 1 - pow(beta1, step);
      const sCorrection = 1 - pow(beta2, step);
      for (let i = 0; i < theta.length; i++) {
        v[i] = beta1 * v[i] + (1 - beta1) * g[i];
        s[i] = beta2 * s[i] + (1 - beta2) * g[i] * g[i];
        theta[i] -= (rate * (v[i] / vCorrection)) / (Math.sqrt(s[i] / sCorrection) + epsilon);
      }
    },
  });
}
