import type { StudyPlan } from '../plan.js';
import type { TrialPoint, TrialResult } from '../trial-result.js';

/** Of the way from the first cost to the lowest of this seed: above it, so much farther is worse. */
const worseShare = 0.05;
/** A training that does so much of all its falling in the last tenth of the epochs is still falling. */
const fallingShare = 0.02;

/** How the starts of one arm ended. */
export interface ArmEndings {
  readonly arm: string;
  readonly starts: number;
  /** At the lowest cost that any arm reached from this seed, within 5 % of the way to it. */
  readonly lowest: number;
  /** Above it, and no longer falling: a worse minimum, or a plateau. */
  readonly worse: number;
  /** Above it, but still falling. */
  readonly falling: number;
  /** Not finite, or no lower than at the start. */
  readonly diverged: number;
}

type Ending = 'lowest' | 'worse' | 'falling' | 'diverged';

/** Where the trainings of every arm ended, beside the lowest training cost that any reached from the same seed. */
export function endingsOf({ arms }: StudyPlan, results: readonly TrialResult[]): ArmEndings[] {
  const lowest = new Map<string, number>();
  for (const result of results) {
    const cost = lastCost(result);
    if (cost !== null) lowest.set(keyOf(result), Math.min(cost, lowest.get(keyOf(result)) ?? cost));
  }
  return arms.map(({ name }) => {
    const own = results.filter(({ arm }) => arm === name);
    const endings = own.map((result) => endingOf(result, lowest.get(keyOf(result)) ?? Number.NaN));
    const count = (which: Ending) => endings.filter((ending) => ending === which).length;
    return {
      arm: name,
      starts: own.length,
      lowest: count('lowest'),
      worse: count('worse'),
      falling: count('falling'),
      diverged: count('diverged'),
    };
  });
}

function endingOf(result: TrialResult, lowest: number): Ending {
  const last = lastCost(result);
  const curve = result.training?.curve ?? [];
  if (last === null || last >= curve[0].cost) return 'diverged';
  const way = curve[0].cost - lowest;
  if (last - lowest <= worseShare * way) return 'lowest';
  const tenth = costAt(curve, 0.9 * curve.at(-1)!.epoch);
  return tenth - last > fallingShare * (curve[0].cost - last) ? 'falling' : 'worse';
}

/** The cost of the last state that was not taken back; null where it was not finite. */
function lastCost({ training, problem }: TrialResult): number | null {
  return problem !== null || training === null ? null : training.curve.at(-1)!.cost;
}

function costAt(curve: readonly TrialPoint[], epoch: number): number {
  return (curve.findLast((point) => point.epoch <= epoch) ?? curve[0]).cost;
}

function keyOf({ seed, fold }: TrialResult): string {
  return `${seed} ${fold}`;
}
