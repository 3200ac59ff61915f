import type { Evaluation } from '../evaluate.js';
import type { Evidence } from './finding.js';

/** The one figure that a result is told by: accuracy, or r² for numbers (0 is as good as a constant). */
export function scoreOf(evaluation: { readonly metrics: Evaluation['metrics'] }): number | null {
  const { metrics } = evaluation;
  return 'accuracy' in metrics ? metrics.accuracy : metrics.r2;
}

/** Of a share of right answers: √(p (1 − p) / m). */
export function standardError(judged: Evaluation, score: number): number {
  const m = judged.actual?.length ?? judged.actualValues?.columns ?? 1;
  return Math.sqrt(Math.max(score * (1 - score), 0) / m);
}

/**
 * Whether the result is poor: it takes away less than half of what the constant answer leaves open, or is worse
 * than the linear model by more than its uncertainty (one standard error of the accuracy on the judged part).
 */
export function isPoor({ judged, baselines }: Evidence): boolean {
  const score = scoreOf(judged);
  const constant = scoreOf(baselines[0]) ?? 0;
  const linear = scoreOf(baselines[1]);
  if (score === null) return true;
  const error = standardError(judged, score);
  return score - constant < (1 - constant) / 2 || (linear !== null && score < linear - error);
}
