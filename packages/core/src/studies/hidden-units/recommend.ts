import type { Conclusion } from '../conclude/conclusion.js';
import { studentQuantile } from '../conclude/student-t.js';
import type { HiddenUnitsStudy, SizeFigures } from './found.js';

/** Fewer pairs tell nothing from chance. */
const fewestPairs = 3;

/**
 * Whether a network is shown to be worse than the best. Its own test counts, without a correction for other sizes: to
 * pass for as good is no finding here, and has to be hard.
 */
export function isWorse({ toBest }: Pick<SizeFigures, 'toBest'>): boolean {
  return toBest !== null && (toBest.verdict === 'worse' || toBest.verdict === 'fixed');
}

/** Whether a network is within one standard error of the best (Breiman et al. 1984, section 3.4.3). */
function isNear({ toBest }: Pick<SizeFigures, 'toBest'>): boolean {
  if (toBest === null || toBest.verdict === 'same') return true;
  if (toBest.interval === null) return false;
  const [low, high] = toBest.interval;
  const standardError = (high - low) / 2 / studentQuantile(0.05, toBest.pairs - 1);
  return Math.abs(toBest.difference) <= standardError;
}

/**
 * The smallest network, by parameters, that is not shown to be worse than the best and is within one standard error of
 * it: few pairs show nothing, and what they cannot show may still be a lot.
 */
export function recommendSize(
  sizes: readonly SizeFigures[],
  conclusion: Conclusion,
): HiddenUnitsStudy['recommendation'] {
  const pairs = Math.max(0, ...conclusion.comparisons.map((comparison) => comparison.pairs));
  if (conclusion.best === null || pairs < fewestPairs) return null;
  const known = sizes.filter(({ summary, parameters }) => summary.mean !== null && parameters !== null);
  const sound = known.filter((size) => size.summary.diverged === 0 && !isWorse(size) && isNear(size));
  const [smallest] = sound.sort((a, b) => a.parameters! - b.parameters!);
  if (smallest === undefined) return null;
  return { arm: smallest.arm, hidden: smallest.hidden, toBest: smallest.toBest };
}
