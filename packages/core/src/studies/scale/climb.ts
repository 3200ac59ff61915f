import { nowMs } from '../../foundation/host.js';
import { median } from '../conclude/summarize-arm.js';
import type { StudyHooks } from '../options.js';
import type { Runner, StudyData } from '../runner.js';
import { Stages } from '../stages.js';
import type { StudyRun } from '../study-run.js';
import type { TrialResult } from '../trial-result.js';
import { type ScalePlan, type Step, stepsOf } from './plan.js';

/** The share of the time in which the first seed climbs: another one, at least, goes up as far as it did. */
const firstShare = 0.45;
/** From one rung to the next a trial takes about so many times as long, until two rungs tell. */
const growth = 2.2;
const [slowest, quickest] = [1.2, 5];

/**
 * Runs the trials of a ladder, few examples first: the first seed on every rung, then one seed after the other. With a
 * budget every contestant has its share of what time is left, so that one that is slow does not keep the others from
 * climbing; what would not be done in time is not begun.
 */
export async function climb(
  scale: ScalePlan,
  data: StudyData,
  runner: Runner,
  hooks: Omit<StudyHooks, 'runner'>,
): Promise<StudyRun> {
  const startedMs = nowMs();
  const { timeMs = Number.POSITIVE_INFINITY, done = [], onTrial } = hooks;
  const { plan, rungs, contestants } = scale;
  const each = plan.folds ?? 1;
  const planned = plan.arms.length * plan.seeds.length * each;
  const results = new Map(
    done
      .filter(({ arm }) => plan.arms.some(({ name }) => name === arm))
      .map((result) => [keyOf(result), result]),
  );
  const stages = new Stages(data, {
    ...hooks,
    runner,
    onTrial: (result, { seconds }) => {
      results.set(keyOf(result), result);
      return onTrial?.(result, { done: results.size, trials: planned, seconds });
    },
  });
  const steps = contestants.map((contestant) => stepsOf(scale, contestant));
  const leftMs = () => timeMs - (nowMs() - startedMs);
  let last: StudyRun | null = null;

  /** Runs some arms on some seeds, as far as time allows. */
  const run = async (some: readonly Step[], seeds: readonly number[]) => {
    if (some.length === 0 || seeds.length === 0) return;
    last = await stages.run({ ...plan, arms: some.map(({ arm }) => arm), seeds });
  };
  const isStopped = () => last?.stopped === 'interrupted';

  const [first, ...others] = plan.seeds;
  const share = others.length > 0 ? firstShare : 1;
  const reached: Step[] = [];
  for (const rung of rungs) {
    if (isStopped()) break;
    const next = steps.flatMap((own) => own.filter((step) => step.rung === rung));
    const left = leftMs() - (1 - share) * timeMs;
    const some = affordable(next, { steps, results, runner, leftMs: left, seed: first, each });
    reached.push(...some);
    await run(some, [first]);
  }
  for (const seed of others) {
    if (isStopped()) break;
    await run(inTime(reached, { steps, results, runner, leftMs: leftMs(), seed, each }), [seed]);
  }

  const all = plan.seeds.flatMap((seed) =>
    plan.arms.flatMap(({ name }) =>
      Array.from({ length: each }, (_, fold) =>
        results.get(keyOf({ arm: name, seed, fold: plan.folds === null ? null : fold })),
      ).filter((result) => result !== undefined),
    ),
  );
  const before = new Set(done);
  return {
    results: all,
    trials: planned,
    resumed: all.filter((result) => before.has(result)).length,
    stopped: isStopped() ? 'interrupted' : all.length === planned ? 'done' : 'time',
    seconds: (nowMs() - startedMs) / 1000,
  };
}

interface Pace {
  readonly steps: readonly (readonly Step[])[];
  readonly results: ReadonlyMap<string, TrialResult>;
  readonly runner: Runner;
  readonly leftMs: number;
  readonly seed: number;
  /** Trials of a step and a seed: the folds, or one. */
  readonly each: number;
}

/** Those of the steps of a rung that their contestants have the time for, an equal share of what is left for each. */
function affordable(next: readonly Step[], pace: Pace): Step[] {
  if (pace.leftMs === Number.POSITIVE_INFINITY) return [...next];
  const timed = byTime(next, pace);
  let left = (pace.leftMs / 1000) * pace.runner.workers;
  const taken = new Set<Step>();
  for (const [at, { step, seconds }] of timed.entries()) {
    // What the quick ones leave of their shares is there for the slow ones.
    if (left <= 0 || seconds > left / (timed.length - at)) continue;
    taken.add(step);
    left -= seconds;
  }
  return next.filter((step) => taken.has(step));
}

/** The steps that are likely to be done in the time that is left, the quick ones first. */
function inTime(reached: readonly Step[], pace: Pace): Step[] {
  if (pace.leftMs === Number.POSITIVE_INFINITY) return [...reached];
  let left = (pace.leftMs / 1000) * pace.runner.workers;
  const taken = new Set<Step>();
  for (const { step, seconds } of byTime(reached, pace)) {
    left -= seconds;
    if (left > 0) taken.add(step);
  }
  return reached.filter((step) => taken.has(step));
}

/** Steps with what their trials of a seed are likely to take that are not done yet, the quick ones first. */
function byTime(some: readonly Step[], { steps, results, seed, each }: Pace) {
  const all = [...results.values()];
  const timed = some.map((step) => {
    const own = steps.find(([one]) => one?.contestant === step.contestant) ?? [];
    const done = all.filter((result) => result.arm === step.arm.name && result.seed === seed).length;
    return { step, seconds: Math.max(0, each - done) * secondsOf(own, step, all) };
  });
  return timed.sort((a, b) => a.seconds - b.seconds);
}

/** What a trial of a contestant on a rung takes: by those that were run, or by those on the rungs below. */
function secondsOf(own: readonly Step[], { rung, arm }: Step, results: readonly TrialResult[]): number {
  const timesOf = (name: string) =>
    median(results.filter((result) => result.arm === name).map(({ seconds }) => seconds));
  const known = timesOf(arm.name);
  if (known !== null) return known;
  const times = own.filter((step) => step.rung < rung).map((step) => timesOf(step.arm.name));
  const [before, last] = [times.at(-2) ?? null, times.at(-1) ?? null];
  // The rung before was not begun: this one is not either.
  if (times.length > 0 && last === null) return Number.POSITIVE_INFINITY;
  if (last === null) return 0;
  return last * Math.min(quickest, Math.max(slowest, before === null ? growth : last / before));
}

function keyOf({ arm, seed, fold }: Pick<TrialResult, 'arm' | 'seed' | 'fold'>): string {
  return JSON.stringify([arm, seed, fold]);
}
