import { studentQuantile, studentTail } from './student-t.js';

/** More pairs than this nobody runs. */
const mostPairs = 1000;

/** The mean of paired differences and what chance makes of it. */
export interface PairedTest {
  readonly difference: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** Two-sided; null with fewer than two pairs. */
  readonly p: number | null;
}

/**
 * The t-test on paired differences, corrected for training sets that overlap: t = d̄ / (s √(1/J + ratio)) with J − 1
 * degrees of freedom (Nadeau and Bengio 2003).
 *
 * @param differences J of them, a − b by seed and fold
 * @param ratio examples tested for each one trained; 0 where nothing overlaps
 * @param grain the smallest step of the measure, 1/m for an accuracy over m examples: differences that are all alike
 *   are no surer than that
 */
export function pairedTest(differences: readonly number[], ratio: number, grain: number): PairedTest {
  const J = differences.length;
  const difference = mean(differences);
  if (J < 2) return { difference, interval: null, p: null };
  const error = standardError(differences, ratio, grain);
  if (error === 0) return { difference, interval: [difference, difference], p: difference === 0 ? 1 : 0 };
  const reach = studentQuantile(0.05, J - 1) * error;
  const p = studentTail(difference / error, J - 1);
  return { difference, interval: [difference - reach, difference + reach], p };
}

/**
 * Pairs with which a difference of this size and spread would be told; null when no number of them would, because the
 * overlap of the training sets leaves too much to chance.
 * @param level the p that has to be reached
 */
export function pairsWanted(
  differences: readonly number[],
  ratio: number,
  grain: number,
  level: number,
): number | null {
  const size = Math.abs(mean(differences));
  const spread = deviation(differences, grain);
  if (size === 0 || differences.length < 2) return null;
  for (let J = 2; J <= mostPairs; J = J < 30 ? J + 1 : Math.ceil(J * 1.1)) {
    const error = spread * Math.sqrt(1 / J + ratio);
    if (studentTail(size / error, J - 1) <= level) return J;
  }
  return null;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** √(Σ(x − mean)² / (J − 1)), and no less than the grain where all are alike but not 0. */
export function deviation(values: readonly number[], grain: number): number {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  const found = Math.sqrt(squares / (values.length - 1));
  return center !== 0 ? Math.max(found, grain) : found;
}

function standardError(values: readonly number[], ratio: number, grain: number): number {
  return deviation(values, grain) * Math.sqrt(1 / values.length + ratio);
}
