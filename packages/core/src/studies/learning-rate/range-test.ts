import type { TrialResult } from '../trial-result.js';
import { rangeArms } from './arms.js';

/** The training cost after a few epochs, by rate, from one start: what `--learning-rate auto` goes by. */
export interface RangeTest {
  /** From large to small; the cost is null where it was not finite. */
  readonly points: readonly { readonly rate: number; readonly cost: number | null }[];
  /** The rate with the lowest cost, of equals the larger; null where none was finite. */
  readonly best: number | null;
}

/** What the trials of the range test came to; null while some are missing. */
export function rangeTestOf(results: readonly TrialResult[]): RangeTest | null {
  const arms = rangeArms();
  if (results.length < arms.length) return null;
  const points = arms.map(({ name, options }) => {
    const { training, problem } = results.find(({ arm }) => arm === name)!;
    return { rate: options.learningRate as number, cost: problem === null ? (training?.cost ?? null) : null };
  });
  let best: { rate: number; cost: number | null } | undefined;
  for (const point of points) {
    if (point.cost !== null && (best === undefined || point.cost < best.cost!)) best = point;
  }
  return { points, best: best?.rate ?? null };
}
