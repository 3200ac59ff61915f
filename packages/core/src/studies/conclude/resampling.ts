import { type MeasureName, shares } from '../measure.js';
import type { TrialResult } from '../trial-result.js';
import type { Conclusion } from './conclusion.js';

/** How the results of a study hang together, for its tests. */
export interface Resampling {
  readonly over: Conclusion['over'];
  /**
   * Examples tested for each one trained, where the splits of two seeds share examples: the variance of a mean over J
   * of them is σ² (1/J + ratio), not σ²/J (Nadeau and Bengio 2003; for folds Bouckaert and Frank 2004). 0 where all
   * seeds are judged on the same rows: then the figures are about these rows.
   */
  readonly ratio: number;
  /** The smallest step of the measure: 1/m for a share of m examples, else 0. */
  readonly grain: number;
}

/** What differs between the rounds of a study, as their results tell. */
export function resamplingOf(results: readonly TrialResult[], measure: MeasureName): Resampling {
  const [one] = results;
  if (one === undefined) return { over: 'starts', ratio: 0, grain: 0 };
  const judged = one.examples[one.judgedOn]!;
  // An arm that learns from fewer examples draws them from the same rows.
  const train = Math.max(...results.map(({ examples }) => examples.train));
  const grain = shares.includes(measure) && measure !== 'auc' ? 1 / judged : 0;
  if (one.fold !== null) return { over: 'folds', ratio: judged / train, grain };
  const drawn = results.some(({ judgedRows }) => judgedRows !== one.judgedRows);
  if (!drawn) return { over: 'starts', ratio: 0, grain };
  return { over: 'splits', ratio: judged / train, grain };
}
