import { nowMs } from '../../foundation/host.js';
import type { TrainOptions } from '../../model/train-options.js';
import type { RecordOf } from '../../table/records.js';
import { conclude } from '../conclude/conclude.js';
import type { Conclusion } from '../conclude/conclusion.js';
import { checkHooks, functionHook, learnersHook } from '../hooks.js';
import { inProcess } from '../in-process.js';
import { withLearners } from '../learner-trial.js';
import { linearLearner } from '../linear-learner.js';
import { paced, paceOf, roundsWanted } from '../pace.js';
import type { StudyPlan } from '../plan.js';
import { Stages } from '../stages.js';
import { type StudyInput, studyData } from '../study-data.js';
import type { StudyRun } from '../study-run.js';
import type { TrialResult } from '../trial-result.js';
import { type FirstLook, firstLooks } from './first-steps.js';
import type { FramedArm, FramingStudy } from './found.js';
import type { FramingHooks, FramingOptions } from './options.js';
import { ownSubsets, withOwnTrials } from './own-subsets.js';
import { type FramingPlan, planFraming } from './plan.js';
import { asGiven } from './representation.js';
import { fewestExamples, type RowsInTime, rowsInTime, rowsOfDone } from './rows-in-time.js';
import { framingSentences } from './sentences.js';
import { speedOf, targetOf } from './to-target.js';

/** Shares of the budget after which looks, representations, and the first three rounds of these are cut off. */
const shares = { looks: 0.2, representations: 0.75, rounds: 0.9 };

/**
 * Compares representations of the same data: as given, scaled in other ways, logarithms, bins, words as counts or
 * presence, fewer words, derived columns, fewer columns; and learners beside the network on 100, 1000 and all examples.
 * Each is judged on the same rows as the data as they are given, over seeds or folds, and better is said where a paired
 * test says so.
 *
 * @param base what all trainings share, the target among it; columns that it derives are compared with going without
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function studyFraming<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: FramingOptions = {},
  hooks: FramingHooks = {},
): Promise<FramingStudy> {
  const startedMs = nowMs();
  checkHooks('studyFraming', hooks, {
    ...learnersHook,
    rank: functionHook('ranks the columns'),
    firstStep: functionHook('judges a first step'),
  });
  const data = studyData('studyFraming', input);
  const { learners = [], firstStep, rank, ...rest } = hooks;
  const { timeMs, signal } = rest;
  const all = [linearLearner, ...learners];
  const planned = planFraming(data, base, options, learners);
  const own = ownSubsets(data, planned.schema, planned.plan.base, rank);
  const runner = withOwnTrials(withLearners(hooks.runner ?? inProcess(data), data, all), own);
  const ended = new Set(rest.done);
  let trials = trialsIn(planned.plan);
  // What is left is that of all stages together.
  const onTrial: FramingHooks['onTrial'] = (result, { seconds }) =>
    rest.onTrial?.(result, { done: ended.add(result).size, trials, seconds });
  const stages = new Stages(data, { ...rest, runner, onTrial });
  const budgetMs = timeMs && shares.representations * timeMs;
  const looksMs = (timeMs ?? 0) * shares.looks;
  const rows =
    rowsOfDone(rest.done ?? [], asGiven, planned.examples) ??
    (budgetMs === undefined
      ? null
      : await rowsInTime(runner, representationsOf(planned), planned.examples, budgetMs, looksMs, signal));
  const framing = rows === null ? planned : planFraming(data, base, options, learners, rows);
  trials = trialsIn(framing.plan);
  const first = representationsOf(framing);
  const lookedFromMs = nowMs();
  const looks = await firstLooks(data, first, firstStep, own, timeMs && looksMs);
  const secondsOfLook = (nowMs() - lookedFromMs) / 1000 / Math.max(1, looks.length);
  const leftMs = budgetMs && Math.max(0, budgetMs - (nowMs() - startedMs));
  // Few rows are as many as there are trainings for that end by themselves.
  const seconds =
    leftMs === undefined || (rows !== null && rows.examples > fewestExamples)
      ? null
      : await paceOf(runner, first, leftMs, signal, secondsOfLook);
  const { plan, notes: shorter } = paced(framing.plan, seconds);
  // Learners are worth less than a third round, without which nothing can be told from chance.
  await stages.run({ ...plan, arms: first.arms, seeds: plan.seeds.slice(0, roundsWanted) }, shares.rounds);
  await stages.run({ ...plan, arms: first.arms }, shares.representations);
  for (const { arms } of framing.learners) {
    // All rounds on few examples before the first on more.
    if (timeMs !== undefined)
      await stages.run({ ...plan, arms: plan.arms.filter(({ name }) => arms.includes(name)) });
  }
  const run = await stages.run(plan);
  const fewer = rows === null ? [] : [aboutRows(rows, planned, run)];
  return concludeFraming({ ...framing, plan, notes: [...framing.notes, ...fewer, ...shorter] }, run, looks);
}

function trialsIn({ arms, seeds, folds }: StudyPlan): number {
  return arms.length * seeds.length * (folds ?? 1);
}

/** The plan of the representations alone. */
function representationsOf({ plan, representations }: FramingPlan): StudyPlan {
  return { ...plan, arms: plan.arms.slice(0, representations.length) };
}

/** Why there are fewer rows than planned, and how much time all of them would want. */
function aboutRows(
  { examples, wanted }: Pick<RowsInTime, 'examples'> & Partial<RowsInTime>,
  planned: FramingPlan,
  run: StudyRun,
): string {
  const tests = run.results.find(({ arm }) => arm === asGiven)?.examples.test ?? null;
  const tested = tests === null ? '' : `, and ${tests} rows to test on`;
  const on = `Every training had ${examples} examples of about ${planned.examples}${tested}`;
  if (wanted === undefined) return `${on}, as those before.`;
  const minutes = wanted === null ? null : Math.ceil(wanted / shares.representations / 60);
  const need = minutes === null ? '' : ` With all of them the study would want about ${minutes} min.`;
  return `${on}: with more, three rounds would not have been done in time.${need} What is best with fewer need not be best with all.`;
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
