import { RandomDraws } from '../../../foundation/random-draws.js';
import { streamSeed } from '../../../foundation/streams.js';
import { calibration } from '../../../model/metrics/calibration.js';
import type { CalibrationDiagnosis } from '../model-diagnosis.js';
import type { Rows } from '../subject.js';

const draws = 400;

/**
 * The calibration of the probabilities that were said: of the positive class of two, of the class that was answered
 * where there are more. The error is never 0 by chance: beside its interval stands what perfectly calibrated
 * probabilities would show (outcomes drawn from the probabilities themselves).
 */
export function calibrationOf(
  { evaluation }: Rows,
  positive: number | null,
  seed: number,
): CalibrationDiagnosis | null {
  const { probabilities, classes } = evaluation.answers;
  const { actual } = evaluation;
  if (probabilities === null || classes === null || actual === null || actual.length === 0) return null;
  const said = Float64Array.from(classes, (i, j) => probabilities.at(positive ?? i, j));
  const outcomes = Float64Array.from(actual, (is, j) => Number(is === (positive ?? classes[j])));
  const m = said.length;
  const random = new RandomDraws(streamSeed(seed, 'calibration'));
  const errorOf = (p: ArrayLike<number>, came: ArrayLike<number>) =>
    calibration(p, came).expectedCalibrationError as number;
  const byChance = new Float64Array(draws);
  const resampled = new Float64Array(draws);
  const [some, came] = [new Float64Array(m), new Float64Array(m)];
  for (let draw = 0; draw < draws; draw++) {
    for (let j = 0; j < m; j++) came[j] = Number(random.uniform() < said[j]);
    byChance[draw] = errorOf(said, came);
    for (let j = 0; j < m; j++) {
      const from = random.upTo(m - 1);
      some[j] = said[from];
      came[j] = outcomes[from];
    }
    resampled[draw] = errorOf(some, came);
  }
  resampled.sort();
  byChance.sort();
  const at = (sorted: Float64Array, share: number) => sorted[Math.min(draws - 1, Math.floor(share * draws))];
  return {
    ...calibration(said, outcomes),
    of: positive === null ? 'said' : 'positive',
    interval: [at(resampled, 0.025), at(resampled, 0.975)],
    chance: at(byChance, 0.99),
  };
}
