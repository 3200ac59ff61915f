import type { OptionTable } from '../../foundation/options.js';
import type { Arm } from '../plan.js';

/** Where the search begins. */
export const magnitudes: readonly number[] = [1, 0.1, 0.01, 0.001, 0.0001];

/** Rates of the range test, three to a magnitude, and the epochs that each gets. */
const ranged = [3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001];
const rangeEpochs = 10;

/** The option that is this study's own. */
export const rateOptions: OptionTable = {
  rates: {
    type: 'list',
    accepts: (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
    expected: 'a list of numbers above 0, such as 0.01,0.001,0.0001',
    help: 'the constant rates to compare (default: 1 to 0.0001, and finer around the best)',
  },
};

/** Training with a constant rate. */
export function rateArm(rate: number): Arm {
  return { name: `rate ${rate}`, options: { learningRate: rate, schedule: 'constant' } };
}

/** Training with Bold Driver from a rate on. */
export function boldArm(rate: number): Arm {
  return { name: `bold-driver from ${rate}`, options: { learningRate: rate, schedule: 'bold-driver' } };
}

/** A few epochs with each of many rates. */
export function rangeArms(): Arm[] {
  return ranged.map((rate) => ({
    name: `range test ${rate}`,
    options: { learningRate: rate, schedule: 'constant', epochs: rangeEpochs },
  }));
}

/**
 * Rates around the best magnitude: a third and three times it, and the next magnitude where it is the first or last
 * that was tried.
 */
export function finerRates(best: number): number[] {
  const beyond = best === magnitudes[0] ? 10 : best === magnitudes.at(-1) ? 0.1 : null;
  const around = beyond === null ? [3, 0.3] : [3, 0.3, beyond];
  return around.map((factor) => Number((best * factor).toPrecision(1)));
}

/** The rate of an arm's name; null for none. */
export function rateOf(arm: string | null, rates: readonly number[]): number | null {
  return rates.find((rate) => rateArm(rate).name === arm) ?? null;
}
