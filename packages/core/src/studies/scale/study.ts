import { nowMs } from '../../foundation/host.js';
import type { TrainOptions } from '../../model/train-options.js';
import type { RecordOf } from '../../table/records.js';
import { checkHooks, functionHook, learnersHook } from '../hooks.js';
import { inProcess } from '../in-process.js';
import { withLearners } from '../learner-trial.js';
import { type StudyInput, studyData } from '../study-data.js';
import type { StudyRun } from '../study-run.js';
import type { TrialResult } from '../trial-result.js';
import { climb } from './climb.js';
import { concludeScale } from './conclude.js';
import { networkBeyond } from './contestants.js';
import type { ScaleStudy } from './found.js';
import type { ScaleHooks, ScaleOptions } from './options.js';
import { penalizedLinear } from './penalized-linear.js';
import { planScale, type ScalePlan, withNetwork } from './plan.js';

/**
 * How well the linear model, other learners, and a small, a medium and a large network do on more and more of the
 * training examples; where and why each stops; and what twice and ten times the examples would bring, with an interval.
 *
 * @param base what all trainings share, the target among it; its hidden layers are those of the medium network
 * @throws OPTION_…, TOO_FEW_ROWS; what training says of options that do not fit the data
 */
export async function studyScale<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: ScaleOptions = {},
  hooks: ScaleHooks = {},
): Promise<ScaleStudy> {
  checkHooks('studyScale', hooks, {
    ...learnersHook,
    contradictions: functionHook('counts rows that contradict each other'),
  });
  const data = studyData('studyScale', input);
  const { learners = [], contradictions, runner: given, ...rest } = hooks;
  const scale = await planScale(data, base, options, learners);
  const found = contradictions?.(data.table, scale.plan.base) ?? null;
  const runner = withLearners(given ?? inProcess(data), data, [penalizedLinear, ...learners]);
  const startedMs = nowMs();
  const { done = [], timeMs } = rest;
  const run = await climb(scale, data, runner, rest);
  const study = concludeScale(scale, run, found);
  return widened({ scale, run, study }, async (wider, before) => {
    const passedMs = nowMs() - startedMs;
    const again = await climb(wider, data, runner, {
      ...rest,
      done: [...new Set([...done, ...before])],
      ...(timeMs !== undefined && { timeMs: Math.max(0, timeMs - passedMs) }),
    });
    const known = new Set(done);
    const resumed = again.results.filter((result) => known.has(result)).length;
    const all = { ...again, resumed, seconds: again.seconds + passedMs / 1000 };
    return { scale: wider, run: all, study: concludeScale(wider, all, found) };
  });
}

interface Climbed {
  readonly scale: ScalePlan;
  readonly run: StudyRun;
  readonly study: ScaleStudy;
}

/**
 * Where the network that was asked for and the largest one are both too simple, a still larger one climbs the ladder,
 * and so on: that size is not what is wanted can be said of sizes that were tried.
 */
async function widened(
  climbed: Climbed,
  climbWith: (scale: ScalePlan, done: readonly TrialResult[]) => Promise<Climbed>,
): Promise<ScaleStudy> {
  const { scale, run, study } = climbed;
  const networks = study.learners.filter(({ kind }) => kind === 'network');
  const own = networks.find((learner) => learner.own);
  const isTooSimple = own?.standing === 'too simple' && networks.at(-1)?.standing === 'too simple';
  const next = isTooSimple && run.stopped === 'done' ? networkBeyond(scale.contestants) : null;
  return next === null ? study : widened(await climbWith(withNetwork(scale, next), run.results), climbWith);
}
