import { log } from '../../foundation/elementary/index.js';
import { strongestCorrelation } from '../strongest-correlation.js';
import type { Evidence, Finding } from './finding.js';
import { scoreOf, standardError } from './score.js';
import { percent } from './wording.js';

/** A column that explains more than this share of a target says much about it. */
const muchOfTheVariance = 0.3;

/** The strongest single feature, as the share of a target's variance that it explains by itself. */
export function signal({ train: { X, Y }, judged, baselines }: Evidence): Finding | null {
  const constant = scoreOf(baselines[0]) ?? 0;
  const says = (score: number | null) =>
    score !== null && score > constant + Math.max(0.02, 2 * standardError(judged, score));
  if (says(scoreOf(judged)) || says(scoreOf(baselines[1]))) return null;
  const strongest = strongestCorrelation(X, Y);
  // Of n·k independent noise features, the largest r² is about 2 ln(n k) / m.
  const noise = (2 * log(Math.max(2, X.rows * Y.rows))) / Y.columns;
  if (strongest > muchOfTheVariance) return null;
  if (noise > muchOfTheVariance) {
    return {
      about: 'data',
      title: 'There are too few rows to learn from',
      detail: `of ${X.rows} columns of pure noise one would explain about ${percent(Math.min(noise, 1))} of ${Y.columns} targets`,
      remedy: { text: 'collect more rows' },
      code: null,
    };
  }
  const beyond = strongest > 2 * noise;
  return {
    about: 'data',
    title: beyond
      ? 'The columns say little about the target'
      : 'No column says anything about the target by itself',
    detail:
      `the strongest explains ${percent(strongest)} of its variance; ` +
      `as many columns of pure noise would reach about ${percent(noise)}`,
    remedy: { text: 'look for columns that should predict it, or for their combinations' },
    code: null,
  };
}
