import { nowMs, type StopSignal } from '../foundation/host.js';
import { checkOptions } from '../foundation/options.js';
import { checkPlan } from './check-plan.js';
import { runHooks } from './hooks.js';
import { roundsOf, type StudyPlan, type Trial } from './plan.js';
import type { Runner } from './runner.js';
import type { StudyProgress, StudyRun } from './study-run.js';
import type { TrialResult } from './trial-result.js';

/** What a study may be given beside its plan. */
export interface RunStudyOptions {
  /** The time after which every trial that still runs is given up, in milliseconds. */
  readonly timeMs?: number;
  /** An AbortSignal: the trials that still run are given up. */
  readonly signal?: StopSignal;
  /** Results that are there already, from a journal: their trials are not run again. */
  readonly done?: readonly TrialResult[];
  /** Called with every new result, to write it down. */
  readonly onTrial?: (result: TrialResult, progress: StudyProgress) => void | Promise<void>;
}

/**
 * Runs the trials of a plan, round by round, as many at once as the runner has workers. However it ends, the results
 * are those of whole trials.
 * @throws as `checkPlan`, and as the first trial that fails
 */
export async function runStudy(
  runner: Runner,
  plan: StudyPlan,
  options: RunStudyOptions = {},
): Promise<StudyRun> {
  checkOptions('runStudy', options, runHooks);
  checkPlan(plan);
  const startedMs = nowMs();
  const seconds = () => (nowMs() - startedMs) / 1000;
  const trials = roundsOf(plan).flat();
  const known = new Map((options.done ?? []).map((result) => [keyOf(result), result]));
  const results: (TrialResult | undefined)[] = trials.map((trial) => known.get(trialKey(trial)));
  const left = trials.flatMap((trial, at) => (results[at] === undefined ? [{ trial, at }] : []));
  const resumed = trials.length - left.length;
  const failures: unknown[] = [];
  let done = resumed;

  const late = () => options.timeMs !== undefined && nowMs() - startedMs >= options.timeMs;
  const signal: StopSignal = {
    get aborted() {
      return options.signal?.aborted === true || late() || failures.length > 0;
    },
  };

  const work = async () => {
    for (let next = left.shift(); next !== undefined && !signal.aborted; next = left.shift()) {
      const result = await runner.execute(next.trial, signal);
      if (result === null) return;
      results[next.at] = result;
      done++;
      await options.onTrial?.(result, { done, trials: trials.length, seconds: seconds() });
    }
  };
  const guarded = () =>
    work().catch((error: unknown) => {
      failures.push(error);
    });
  await Promise.all(Array.from({ length: Math.min(runner.workers, left.length) }, guarded));
  if (failures.length > 0) throw failures[0];

  const stopped = done === trials.length ? 'done' : options.signal?.aborted === true ? 'interrupted' : 'time';
  const found = results.filter((result) => result !== undefined);
  return { results: found, trials: trials.length, resumed, stopped, seconds: seconds() };
}

function trialKey({ arm, seed, fold }: Trial): string {
  return keyOf({ arm: arm.name, seed, fold });
}

/** What tells a trial of a study from the others. */
function keyOf({ arm, seed, fold }: Pick<TrialResult, 'arm' | 'seed' | 'fold'>): string {
  return JSON.stringify([arm, seed, fold]);
}
