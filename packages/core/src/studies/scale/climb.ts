import { nowMs } from '../../foundation/host.js';
import { median } from '../conclude/summarize-arm.js';
import type { StudyHooks } from '../options.js';
import type { Runner, StudyData } from '../runner.js';
import { Stages } from '../stages.js';
import type { StudyRun } from '../study-run.js';
import type { TrialResult } from '../trial-result.js';
import { type ScalePlan, type Step, stepsOf } from './plan.js';

/** The ladder is climbed with so many seeds first: where time is short, height tells more than more seeds. */
const seedsFirst = 3;
/** From one rung to the next a trial takes about so many times as long, until two rungs tell. */
const growth = 2.2;
const [slowest, quickest] = [1.2, 5];

/**
 * Runs the trials of a ladder, few examples first: the first seeds on every rung, then the others. With a budget each
 * contestant climbs as far as its time allows: a rung that would not be done in time is not begun.
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

  const first = plan.seeds.slice(0, seedsFirst);
  const reached: Step[] = [];
  for (const rung of rungs) {
    if (isStopped()) break;
    const next = steps.flatMap((own) => own.filter((step) => step.rung === rung));
    const some = affordable(next, first.length * each, { steps, results, runner, leftMs: leftMs() });
    reached.push(...some);
    await run(some, first);
  }
  if (!isStopped()) await run(reached, plan.seeds);

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
}

/** Those of the steps of a rung that are likely to be done in the time that is left, the quick ones first. */
function affordable(next: readonly Step[], count: number, { steps, results, runner, leftMs }: Pace): Step[] {
  if (leftMs === Number.POSITIVE_INFINITY) return [...next];
  const all = [...results.values()];
  const timed = next.map((step) => {
    const own = steps.find(([one]) => one?.contestant === step.contestant) ?? [];
    const missing = count - Math.min(count, all.filter(({ arm }) => arm === step.arm.name).length);
    return { step, seconds: missing * secondsOf(own, step.rung, all) };
  });
  timed.sort((a, b) => a.seconds - b.seconds);
  let sum = 0;
  const names = new Set<string>();
  for (const { step, seconds } of timed) {
    sum += seconds / runner.workers;
    if (1000 * sum <= leftMs) names.add(step.arm.name);
  }
  return next.filter(({ arm }) => names.has(arm.name));
}

/** What a trial of a contestant on a rung is likely to take, by those on the rungs below. */
function secondsOf(own: readonly Step[], rung: number, results: readonly TrialResult[]): number {
  const times = own
    .filter((step) => step.rung < rung)
    .map((step) => median(results.filter(({ arm }) => arm === step.arm.name).map(({ seconds }) => seconds)));
  const [before, last] = [times.at(-2) ?? null, times.at(-1) ?? null];
  // The rung before was not begun: this one is not either.
  if (times.length > 0 && last === null) return Number.POSITIVE_INFINITY;
  if (last === null) return 0;
  return last * Math.min(quickest, Math.max(slowest, before === null ? growth : last / before));
}

function keyOf({ arm, seed, fold }: Pick<TrialResult, 'arm' | 'seed' | 'fold'>): string {
  return JSON.stringify([arm, seed, fold]);
}
