import { nowMs, type StopSignal } from '../foundation/host.js';
import { roundsOf, type StudyPlan } from './plan.js';
import type { Runner } from './runner.js';

/** Rounds that a study in a hurry should come to: fewer tell nothing. */
export const roundsWanted = 3;
/** The share of the time that finding out may take. */
const share = 0.15;
/** No training is shorter than this. */
const leastSeconds = 0.5;

/**
 * How many seconds each training of a plan may take, so that three rounds of it fit into a budget: found out by one
 * training, whose result is thrown away where it was cut short. Null where all of them have the time they want.
 * @param known - seconds that reading the rows takes, for a training that did not end
 */
export async function paceOf(
  runner: Runner,
  plan: StudyPlan,
  budgetMs: number,
  stop?: StopSignal,
  known = 0,
): Promise<number | null> {
  if (plan.base.time !== undefined) return null;
  const [[first] = []] = roundsOf(plan);
  if (first === undefined) return null;
  const startedMs = nowMs();
  const budgetSeconds = budgetMs / 1000;
  const pilot = { ...first, options: { ...first.options, time: Math.max(0.001, share * budgetSeconds) } };
  const signal: StopSignal = {
    get aborted() {
      return stop?.aborted === true || nowMs() - startedMs > 2 * share * budgetMs;
    },
  };
  const result = await runner.execute(pilot, signal);
  const training = result?.training ?? null;
  const trained = training?.curve.at(-1)?.seconds ?? 0;
  const perTrial = secondsPerTrial(plan, (1 - share) * budgetMs, runner.workers);
  if (result !== null && training?.stopped !== 'time' && result.seconds <= perTrial) return null;
  // What it takes beside training: reading the rows, judging the answers.
  const beside = result === null ? known : Math.max(0, result.seconds - trained);
  // Where reading the rows takes most of it, fewer trials that learn something tell more than many that do not.
  const least = Math.max(leastSeconds, Math.min(beside, perTrial));
  return Number(Math.max(least, perTrial - beside).toPrecision(2));
}

/** The seconds that a trial of a plan may take, so that three rounds of it fit into a budget. */
export function secondsPerTrial(
  { arms, seeds, folds }: StudyPlan,
  budgetMs: number,
  workers: number,
): number {
  const rounds = Math.min(roundsWanted, seeds.length * (folds ?? 1));
  return ((budgetMs / 1000) * workers) / (rounds * arms.length);
}

/** The same plan with so much time for each training, and the sentence that says so. */
export function paced(
  plan: StudyPlan,
  seconds: number | null,
): { plan: StudyPlan; notes: readonly string[] } {
  if (seconds === null) return { plan, notes: [] };
  const note = `Each training was given ${seconds} s at most: with all the time they want, ${roundsWanted} rounds of them would not have been done in time.`;
  return { plan: { ...plan, base: { ...plan.base, time: seconds } }, notes: [note] };
}
