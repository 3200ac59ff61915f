import { ColonnadeError } from '../../foundation/errors.js';
import { describe } from '../../foundation/options.js';
import { checkSameLength } from './checks.js';

/** One bin of a calibration: how often what was said with about this probability came true. */
export interface CalibrationBin {
  /** The bin holds probabilities from `from` to below `to`; the last one holds 1 too. */
  readonly from: number;
  readonly to: number;
  /** Examples in the bin. */
  readonly count: number;
  /** Their mean probability; null in an empty bin. */
  readonly meanProbability: number | null;
  /** The share of them that came true; null in an empty bin. */
  readonly observedShare: number | null;
}

/** How far probabilities can be taken at their word. */
export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /** Σ (count/m)·|observedShare − meanProbability|, 0 to 1; null without examples. */
  readonly expectedCalibrationError: number | null;
}

/**
 * Sorts probabilities into bins of equal width over 0 to 1 and sets beside each what came true. The expected
 * calibration error is the mean gap, weighted by the counts (Naeini, Cooper and Hauskrecht 2015).
 * @param probabilities m probabilities of what was predicted, 0 to 1
 * @param outcomes m values, above 0.5 where it came true
 * @param bins how many, 10 unless given
 * @throws SHAPE_MISMATCH, TARGET_RANGE for a value that is no probability, OPTION_RANGE for bins below 1
 */
export function calibration(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins = 10,
): Calibration {
  checkSameLength('calibration', ['probabilities', probabilities], ['outcomes', outcomes]);
  if (!Number.isInteger(bins) || bins < 1) throw badBins(bins);
  const m = probabilities.length;
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, outcome: 0 }));
  for (let i = 0; i < m; i++) {
    const probability = probabilities[i];
    if (!(probability >= 0 && probability <= 1)) throw noProbability(probability, i);
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    bin.count++;
    bin.probability += probability;
    if (outcomes[i] > 0.5) bin.outcome++;
  }
  const gaps = sums.reduce((sum, bin) => sum + Math.abs(bin.outcome - bin.probability), 0);
  return {
    bins: sums.map(({ count, probability, outcome }, b) => ({
      from: b / bins,
      to: (b + 1) / bins,
      count,
      meanProbability: count === 0 ? null : probability / count,
      observedShare: count === 0 ? null : outcome / count,
    })),
    expectedCalibrationError: m === 0 ? null : gaps / m,
  };
}

function badBins(bins: number): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'calibration',
    problem: `option "bins" is ${describe(bins)}, but must be a whole number of at least 1`,
    expected: 'a whole number of at least 1',
    got: describe(bins),
  });
}

function noProbability(value: number, i: number): ColonnadeError {
  return new ColonnadeError({
    code: 'TARGET_RANGE',
    where: 'calibration',
    problem: `probability ${i} is ${describe(value)}, not a number from 0 to 1`,
    expected: '0 to 1',
    got: describe(value),
  });
}
