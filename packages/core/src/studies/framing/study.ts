import type { TrainOptions } from '../../model/train-options.js';
import { conclude } from '../conclude/conclude.js';
import type { Conclusion } from '../conclude/conclusion.js';
import { inProcess } from '../in-process.js';
import { withLearners } from '../learner-trial.js';
import { linearLearner } from '../linear-learner.js';
import type { StudyPlan } from '../plan.js';
import { runStudy } from '../run-study.js';
import type { StudyData } from '../runner.js';
import type { StudyRun } from '../study-run.js';
import type { TrialResult } from '../trial-result.js';
import { type FirstLook, firstLooks } from './first-steps.js';
import type { FramedArm, FramingStudy } from './found.js';
import type { FramingHooks, FramingOptions } from './options.js';
import { type FramingPlan, planFraming } from './plan.js';
import { asGiven } from './representation.js';
import { framingSentences } from './sentences.js';
import { speedOf, targetOf } from './to-target.js';

/**
 * Compares representations of the same data: as given, scaled in other ways, logarithms, bins, words as counts or
 * presence, fewer words, derived columns, fewer columns; and learners beside the network on 100, 1000 and all examples.
 * Each is judged on the same rows as the data as they are given, over seeds or folds, and better is said where a paired
 * test says so.
 *
 * @param base what all trainings share, the target among it; columns that it derives are compared with going without
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function studyFraming(
  data: StudyData,
  base: TrainOptions,
  options: FramingOptions = {},
  hooks: FramingHooks = {},
): Promise<FramingStudy> {
  const { learners = [], firstStep, runner, ...rest } = hooks;
  const framing = planFraming(data, base, options, learners);
  const { plan, representations } = framing;
  const shown = { ...plan, arms: plan.arms.slice(0, representations.length) };
  const looks = await firstLooks(data, shown, firstStep);
  const all = withLearners(runner ?? inProcess(data), data, [linearLearner, ...learners]);
  const run = await runStudy(all, plan, rest);
  return concludeFraming(framing, run, looks);
}

/** What results say, all of them or some. */
export function concludeFraming(
  { plan, representations, learners, notes }: FramingPlan,
  run: StudyRun,
  looks: readonly FirstLook[],
): FramingStudy {
  const of = (name: string) => run.results.filter(({ arm }) => arm === name);
  const conclusion = concludeSome(
    plan,
    run.results,
    representations.map(({ name }) => name),
    asGiven,
  );
  const target = targetOf(of(asGiven));
  const framed = representations.map(({ name, options }): FramedArm => {
    const look = looks.find(({ arm }) => arm === name);
    return {
      name,
      options,
      inputs: look?.inputs ?? null,
      firstStep: look?.firstStep ?? null,
      summary: conclusion.arms.find(({ arm }) => arm === name)!,
      toGiven: conclusion.comparisons.find(({ arm }) => arm === name) ?? null,
      ...speedOf(of(name), target),
    };
  });
  const beside = learners.map(({ examples, network, arms }) => ({
    examples,
    network,
    conclusion: concludeSome(plan, run.results, arms, network),
  }));
  const better = framed.filter(({ toGiven }) => toGiven?.verdict === 'better');
  const sign = conclusion.larger ? 1 : -1;
  const [best] = better.sort((a, b) => sign * (b.summary.mean! - a.summary.mean!));
  return {
    plan,
    run,
    conclusion,
    representations: framed,
    target,
    learners: beside,
    recommendation: best === undefined ? null : { name: best.name, options: best.options },
    sentences: framingSentences(conclusion, framed, target, beside),
    notes,
  };
}

/** A conclusion about some of the arms; how seeds hang together is told by all results. */
function concludeSome(
  plan: StudyPlan,
  results: readonly TrialResult[],
  names: readonly string[],
  reference: string,
): Conclusion {
  const arms = plan.arms.filter(({ name }) => names.includes(name));
  return conclude({ ...plan, arms, untilCost: null }, results, { reference });
}
