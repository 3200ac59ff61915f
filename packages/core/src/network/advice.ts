import type { Warning } from '../foundation/errors.js';
import type { InitializationName } from './initialization/index.js';
import { depth, type Specification } from './specification.js';

/** What the course would say of a network before it is trained. */
export function adviseOn(specification: Specification, initialization: InitializationName): Warning[] {
  const warnings: Warning[] = [];
  const L = depth(specification);
  const hidden = specification.activations.slice(1, L);
  if (hidden.length > 0 && initialization === 'zeros') {
    warnings.push({
      code: 'ZERO_INITIALIZATION',
      message:
        'all weights start at zero: the neurons of a hidden layer stay identical. ' +
        'Zeros are right only without hidden layers; use he, xavier or small',
    });
  }
  if (hidden.length > 0 && hidden.every((name) => name === 'linear')) {
    warnings.push({
      code: 'LINEAR_HIDDEN',
      message:
        'every hidden layer is linear: together they can do no more than no hidden layer; use relu or tanh',
    });
  }
  if (hidden.includes('sigmoid')) {
    warnings.push({
      code: 'SIGMOID_HIDDEN',
      message:
        'sigmoid in a hidden layer is almost always worse than tanh, whose outputs are centered around zero',
    });
  }
  const [inputs] = specification.sizes;
  const widest = Math.max(0, ...specification.sizes.slice(1, L));
  if (widest > 2 * inputs) {
    warnings.push({
      code: 'HIDDEN_ABOVE_TWICE_INPUTS',
      message: `a hidden layer has ${widest} units for ${inputs} inputs: more than twice as many probably overfit`,
    });
  }
  return warnings;
}
