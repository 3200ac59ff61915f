import { cos } from '../../foundation/elementary/index.js';
import { checkOption, checkOptions } from '../../foundation/options.js';
import { rateDeclaration } from './constant.js';
import type { RatePolicy } from './types.js';

/**
 * Cosine with warm-up, by epoch: the rate rises evenly to `learningRate` over `warmUp` epochs, then falls as
 * half a cosine to `final` in the last epoch. Loshchilov and Hutter 2017, equation 5, without restarts.
 *
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function cosine(learningRate: number, options: { warmUp?: number; final?: number } = {}): RatePolicy {
  const where = 'cosine';
  checkOption(where, 'learningRate', learningRate, rateDeclaration);
  const { warmUp, final } = checkOptions(where, options, {
    warmUp: { type: 'integer', min: 0, default: 5, help: 'epochs of rising rate' },
    final: { ...rateDeclaration, default: 0 },
  });
  /** The rate of epoch `epoch`, counted from 0. */
  const rateOf = (epoch: number, epochs: number): number => {
    if (epoch < warmUp) return (learningRate * (epoch + 1)) / (warmUp + 1);
    const share = Math.min(1, (epoch - warmUp) / Math.max(1, epochs - 1 - warmUp));
    return final + ((learningRate - final) * (1 + cos(Math.PI * share))) / 2;
  };
  return {
    name: 'cosine',
    judges: false,
    first: (epochs) => rateOf(0, epochs),
    next: (_rate, { epoch, epochs }) => ({ rate: rateOf(epoch, epochs), accepted: true, stop: false }),
  };
}
