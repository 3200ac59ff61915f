import { checkOption, checkOptions } from '../../foundation/options.js';
import { rateDeclaration } from './constant.js';
import type { RatePolicy } from './types.js';

/**
 * Bold Driver: after every epoch the cost over the whole training part is compared with the last accepted one.
 * Smaller: the rate grows by 5 %. Larger or not finite: the epoch is taken back and the rate halves. Equal: the
 * rate stays. Below `smallest` the run stops. Vogl et al. 1988; Battiti 1989.
 *
 * @param learningRate the rate of the first epoch
 * @param options.increase the factor after a smaller cost, 1.05
 * @param options.decrease the factor after a larger cost, 0.5
 * @param options.smallest the rate below which the run stops, 1e-10
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function boldDriver(
  learningRate: number,
  options: { increase?: number; decrease?: number; smallest?: number } = {},
): RatePolicy {
  const where = 'boldDriver';
  checkOption(where, 'learningRate', learningRate, rateDeclaration);
  const { increase, decrease, smallest } = checkOptions(where, options, {
    increase: { type: 'number', min: 1, default: 1.05, help: 'factor after a smaller cost' },
    decrease: { type: 'number', above: 0, below: 1, default: 0.5, help: 'factor after a larger cost' },
    smallest: { type: 'number', min: 0, default: 1e-10, help: 'rate below which the run stops' },
  });
  return {
    name: 'bold-driver',
    judges: true,
    first: () => learningRate,
    next(rate, { cost, acceptedCost }) {
      if (cost < acceptedCost)
        return { rate: Math.min(rate * increase, Number.MAX_VALUE), accepted: true, stop: false };
      if (cost === acceptedCost) return { rate, accepted: true, stop: false };
      const slower = rate * decrease; // larger, or NaN, which compares as neither
      return { rate: slower, accepted: false, stop: slower < smallest };
    },
  };
}
