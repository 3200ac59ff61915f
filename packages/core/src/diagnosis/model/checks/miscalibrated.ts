import type { Check } from './check.js';
import { percent } from './wording.js';

/** Smaller errors are of no matter to who acts on the probabilities. */
const smallest = 0.03;
const leastShown = 0.001;

/** Probabilities that do not come true as often as they say, beyond what chance makes of perfect ones. */
export const miscalibrated: Check = ({ calibration, judgedOn }) => {
  const error = calibration?.expectedCalibrationError;
  if (calibration === null || error == null || judgedOn === 'train') return null;
  if (error < smallest || error <= calibration.chance) return null;
  let gap = 0;
  for (const { count, meanProbability, observedShare } of calibration.bins) {
    if (count > 0) gap += count * (Math.abs(meanProbability! - 0.5) - Math.abs(observedShare! - 0.5));
  }
  const sure = gap > 0;
  const [low, high] = calibration.interval;
  return {
    code: 'MISCALIBRATED',
    severity: 'warning',
    columns: [],
    title: sure ? 'The probabilities are too sure of themselves' : 'The probabilities are off',
    detail:
      `what is said and what comes true differ by ${percent(error)} on average (${percent(low)} to ${percent(high)}); ` +
      `perfect probabilities would stay below ${percent(Math.max(leastShown, calibration.chance))}`,
    effect: Math.min(1, error),
    advice: { text: 'stop earlier or add a penalty with {option}', option: 'l2', value: 1 },
    evidence: { error, interval: calibration.interval, chance: calibration.chance },
  };
};
