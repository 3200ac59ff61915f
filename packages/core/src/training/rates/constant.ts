import { checkOption, type OptionDeclaration } from '../../foundation/options.js';
import type { RatePolicy } from './types.js';

/** A learning rate: 0 trains nothing, but is a rate. */
export const rateDeclaration: OptionDeclaration = { type: 'number', min: 0, help: 'learning rate α' };

/**
 * The same rate in every epoch.
 * @throws OPTION_TYPE, OPTION_RANGE
 */
export function constant(learningRate: number): RatePolicy {
  checkOption('constant', 'learningRate', learningRate, rateDeclaration);
  return {
    name: 'constant',
    judges: false,
    first: () => learningRate,
    next: () => ({ rate: learningRate, accepted: true, stop: false }),
  };
}
