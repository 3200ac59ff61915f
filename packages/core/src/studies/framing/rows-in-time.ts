import { log, pow } from '../../foundation/elementary/index.js';
import { nowMs, type StopSignal } from '../../foundation/host.js';
import { roundsWanted, secondsPerTrial } from '../pace.js';
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

/** On fewer examples hardly anything is learned. */
export const fewestExamples = 200;
/** Fewer rows to test on tell only large differences. */
const fewestTests = 500;
/** What is left out beyond this share saves no time; it also tells fewer rows from what a split rounds. */
const nearlyAll = 0.9;
/** From one try to the next there are so many times the examples. */
const step = 2.5;
/** A training on twice the examples takes at least twice as long, and of words, of which there are more then, up to four times. */
const [slowest, steepest] = [1, 2];
/** Other representations may take longer than those that were timed. */
const margin = 0.8;
/** The share of the time that finding out takes, about; what reading the rows and what every try may take. */
const [share, ofReading, ofTry] = [0.3, 0.25, 0.12];

interface Timed {
  readonly examples: number;
  readonly seconds: number;
}

/**
 * How many rows each training of a plan should have, so that three rounds of them fit into a budget: found out by trying
 * few, then more, until they take too long. Null where all of them fit, where there are few, or where trainings do not
 * end on few either and have to be cut short. More rows in fewer rounds could not be told from chance.
 * @param examples - that a training of the plan has now
 * @param reserveMs - of the budget that something else takes
 */
export async function rowsInTime(
  runner: Runner,
  plan: StudyPlan,
  examples: number,
  budgetMs: number,
  reserveMs: number,
  stop?: StopSignal,
): Promise<RowsInTime | null> {
  const [[...round] = []] = roundsOf(plan);
  if (round.length === 0 || examples <= fewestExamples || plan.base.time !== undefined) return null;
  const beganMs = nowMs();
  const perTrialIn = (ms: number) => margin * secondsPerTrial(plan, ms, runner.workers);
  const perTrial = perTrialIn((1 - share) * budgetMs);
  const time = 0.8 * ofTry * (budgetMs / 1000);
  // As many at once as there are workers, since they take processors and memory from each other.
  const attempt = async (some: number, most = ofTry) => {
    const startedMs = nowMs();
    const signal: StopSignal = {
      get aborted() {
        return stop?.aborted === true || nowMs() - startedMs > most * budgetMs;
      },
    };
    const found = await Promise.all(
      round.slice(0, runner.workers).map((trial) => {
        const arm = { ...trial.arm, ...rowsFor(some) };
        return runner.execute({ ...trial, arm, options: { ...trial.options, time } }, signal);
      }),
    );
    const ended = found.filter((result) => result !== null);
    const isCut = ended.some(({ training }) => training?.stopped === 'time');
    const seconds = ended.reduce((sum, result) => sum + result.seconds / ended.length, 0);
    return ended.length < found.length ? null : { seconds, isCut };
  };
  // The first reads the texts too.
  await attempt(fewestExamples, ofReading);
  const timed: Timed[] = [];
  for (let some = fewestExamples; ; some = Math.min(examples, Math.round(step * some))) {
    const found = await attempt(some);
    if (found === null) break;
    if (found.isCut && timed.length === 0) return null;
    timed.push({ examples: some, seconds: found.seconds });
    if (found.isCut || found.seconds > perTrial) break;
    if (some === examples) return null;
  }
  // On a machine that is busy finding out took longer.
  const leftMs = Math.max(0, budgetMs - (nowMs() - beganMs) - reserveMs);
  const fitting = fittingIn(Math.min(perTrial, perTrialIn(leftMs)), timed);
  if (fitting >= nearlyAll * examples) return null;
  return {
    ...rowsFor(fitting),
    wanted: timed.length === 0 ? null : wantedBy(plan, examples, timed) / runner.workers,
  };
}

/** Examples that a training has the seconds for, by the law that the last two tries lie on. */
function fittingIn(seconds: number, timed: readonly Timed[]): number {
  const last = timed.at(-1);
  if (last === undefined) return fewestExamples;
  const fitting = last.examples * pow(seconds / last.seconds, 1 / steepness(timed));
  return Math.max(fewestExamples, Math.floor(Math.min(step * last.examples, fitting)));
}

/** Seconds of all processors that three rounds on so many examples want. */
function wantedBy({ arms, seeds, folds }: StudyPlan, examples: number, timed: readonly Timed[]): number {
  const last = timed[timed.length - 1];
  const each = last.seconds * pow(examples / last.examples, steepness(timed));
  return (each * arms.length * Math.min(roundsWanted, seeds.length * (folds ?? 1))) / margin / (1 - share);
}

/** c of seconds ∝ examples^c. */
function steepness(timed: readonly Timed[]): number {
  const [before, last] = timed.slice(-2);
  if (last === undefined) return slowest;
  const found = log(last.seconds / before.seconds) / log(last.examples / before.examples);
  return Math.min(steepest, Math.max(slowest, found));
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
  const before = done.find((result) => result.arm === arm && result.examples.train < nearlyAll * examples);
  if (before === undefined) return null;
  return { examples: before.examples.train, tests: before.examples.test ?? fewestTests };
}
