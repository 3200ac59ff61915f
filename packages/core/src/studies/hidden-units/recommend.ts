import type { Conclusion } from '../conclude/conclusion.js';
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

/** The smallest network, by parameters, that is not shown to be worse than the best. */
export function recommendSize(
  sizes: readonly SizeFigures[],
  conclusion: Conclusion,
): HiddenUnitsStudy['recommendation'] {
  const pairs = Math.max(0, ...conclusion.comparisons.map((comparison) => comparison.pairs));
  if (conclusion.best === null || pairs < fewestPairs) return null;
  const known = sizes.filter(({ summary, parameters }) => summary.mean !== null && parameters !== null);
  const sound = known.filter((size) => size.summary.diverged === 0 && !isWorse(size));
  const [smallest] = sound.sort((a, b) => a.parameters! - b.parameters!);
  if (smallest === undefined) return null;
  return { arm: smallest.arm, hidden: smallest.hidden, toBest: smallest.toBest };
}
