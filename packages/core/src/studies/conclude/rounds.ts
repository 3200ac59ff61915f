import { type MeasureName, measureOf } from '../measure.js';
import type { StudyPlan } from '../plan.js';
import type { TrialResult } from '../trial-result.js';

/** The results of one seed and fold, by arm. */
type ResultRound = ReadonlyMap<string, TrialResult>;

/**
 * The results by round. Rounds that a study was cut off in are left out, as long as there is a whole one: means over
 * different seeds would not be comparable.
 */
export function wholeRounds({ arms }: StudyPlan, results: readonly TrialResult[]): ResultRound[] {
  const rounds = new Map<string, Map<string, TrialResult>>();
  for (const result of results) {
    const key = `${result.seed} ${result.fold}`;
    const round = rounds.get(key) ?? new Map<string, TrialResult>();
    rounds.set(key, round.set(result.arm, result));
  }
  const all = [...rounds.values()];
  const whole = all.filter((round) => arms.every(({ name }) => round.has(name)));
  return whole.length > 0 ? whole : all;
}

/** a − b by round, where both have a value and were judged on the same rows. */
export function differencesOf(
  rounds: readonly ResultRound[],
  a: string,
  b: string,
  measure: MeasureName,
): number[] {
  return rounds.flatMap((round) => {
    const [left, right] = [round.get(a), round.get(b)];
    if (!left || !right || left.judgedRows !== right.judgedRows) return [];
    const [x, y] = [measureOf(left, measure), measureOf(right, measure)];
    return x === null || y === null ? [] : [x - y];
  });
}

/** The results of an arm, in the order of the rounds. */
export function resultsOf(rounds: readonly ResultRound[], arm: string): TrialResult[] {
  return rounds.flatMap((round) => round.get(arm) ?? []);
}
