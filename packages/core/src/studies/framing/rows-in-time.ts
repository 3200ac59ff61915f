import { nowMs, type StopSignal } from '../../foundation/host.js';
import { secondsPerTrial } from '../pace.js';
import { roundsOf, type StudyPlan } from '../plan.js';
import type { Runner } from '../runner.js';
import type { TrialResult } from '../trial-result.js';

/** As many rows as there is time for, to train on and to test on. */
export interface RowsInTime {
  readonly examples: number;
  readonly tests: number;
  /** What three rounds on all rows would take, in seconds of all processors; null where no training ended. */
  readonly wanted: number | null;
}

/** Trainings on so many examples say how long others would take; on fewer than the least hardly anything is learned. */
const pilotExamples = 500;
export const fewestExamples = 200;
/** Fewer rows to test on tell only large differences. */
const fewestTests = 500;
/** Other representations may take longer than the one that was timed. */
const margin = 0.8;
/** The share of the time that finding out may take. */
const share = 0.3;

/**
 * How many rows each training of a plan should have, so that three rounds of them fit into a budget: found out by two
 * trainings on few rows, of which the first reads the texts too, and one on as many as there seems to be time for. Null
 * where all of them fit, where there are few, or where trainings do not end on few either. More rows in fewer rounds
 * could not be told from chance.
 * @param examples - that a training of the plan has now
 */
export async function rowsInTime(
  runner: Runner,
  plan: StudyPlan,
  examples: number,
  budgetMs: number,
  stop?: StopSignal,
): Promise<RowsInTime | null> {
  const [[first] = []] = roundsOf(plan);
  if (first === undefined || examples <= pilotExamples || plan.base.time !== undefined) return null;
  const startedMs = nowMs();
  const signal: StopSignal = {
    get aborted() {
      return stop?.aborted === true || nowMs() - startedMs > share * budgetMs;
    },
  };
  const perTrial = margin * secondsPerTrial(plan, (1 - share) * budgetMs, runner.workers);
  const limit = (share / 3) * (budgetMs / 1000);
  const pilot = (some: number) => {
    const arm = { ...first.arm, ...rowsFor(some) };
    return runner.execute({ ...first, arm, options: { ...first.options, time: limit } }, signal);
  };
  if ((await pilot(pilotExamples)) === null) return { ...rowsFor(fewestExamples), wanted: null };
  const timed = await pilot(pilotExamples);
  // What does not come to an end on few rows is to be cut short, which more rows do not make worse.
  if (timed?.training?.stopped === 'time') return null;
  const few = timed?.seconds ?? Number.POSITIVE_INFINITY;
  const guessed = Math.floor((pilotExamples * perTrial) / few);
  const tried = Math.min(examples, Math.max(fewestExamples, guessed));
  if (tried <= pilotExamples) return { ...rowsFor(tried), wanted: wantedOn(few / pilotExamples) };
  // What is true of few rows need not be of many.
  const many = (await pilot(tried))?.seconds ?? Number.POSITIVE_INFINITY;
  if (tried === examples && many <= perTrial) return null;
  const fitting = Math.floor(tried * Math.min(1, Math.max(pilotExamples / tried, perTrial / many)));
  const each = Number.isFinite(many) ? many / tried : few / pilotExamples;
  return fitting >= examples ? null : { ...rowsFor(fitting), wanted: wantedOn(each) };

  function wantedOn(secondsOfExample: number): number | null {
    if (!Number.isFinite(secondsOfExample)) return null;
    const perRound = (secondsOfExample * examples * plan.arms.length) / runner.workers;
    return (perRound * Math.min(3, plan.seeds.length * (plan.folds ?? 1))) / margin / (1 - share);
  }
}

function rowsFor(examples: number): { examples: number; tests: number } {
  return { examples, tests: Math.max(fewestTests, examples) };
}

/** The rows that the trainings of a study that goes on have had; null where it has none, or where they had all. */
export function rowsOfDone(
  done: readonly TrialResult[],
  arm: string,
  examples: number,
): Pick<RowsInTime, 'examples' | 'tests'> | null {
  const before = done.find((result) => result.arm === arm && result.examples.train < examples);
  if (before === undefined) return null;
  return { examples: before.examples.train, tests: before.examples.test ?? fewestTests };
}
