import { ColonnadeError } from '../../foundation/errors.js';
import { checkOptions } from '../../foundation/options.js';
import { prepareTraining } from '../../model/prepare-training.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import { inputWidth } from '../../table/preprocessing/feature-names.js';
import type { RecordOf } from '../../table/records.js';
import type { Schema } from '../../table/schema/schema.js';
import { checkStudyOptions } from '../check-plan.js';
import { conclude } from '../conclude/conclude.js';
import type { Conclusion } from '../conclude/conclusion.js';
import { wholeRounds } from '../conclude/rounds.js';
import { withOwnTrials } from '../framing/own-subsets.js';
import { checkHooks, functionHook } from '../hooks.js';
import { inProcess } from '../in-process.js';
import { measureOf } from '../measure.js';
import { usualSeeds } from '../options.js';
import { paced, paceOf } from '../pace.js';
import { roundsOf, type StudyPlan, type Trial } from '../plan.js';
import type { StudyData } from '../runner.js';
import { Stages } from '../stages.js';
import { type StudyInput, studyData } from '../study-data.js';
import type { StudyRun } from '../study-run.js';
import { machine } from '../trial.js';
import type { TrialResult } from '../trial-result.js';
import { tradeOffArms, whole } from './arms.js';
import { choosePoint } from './choose.js';
import { type Comparison, checkCondition, parseCondition } from './condition.js';
import type { ChosenPoint, TradeOffPoint, TradeOffStudy } from './found.js';
import { measureSpeeds } from './measure-speeds.js';
import { type TradeOffHooks, type TradeOffOptions, tradeOffOptions } from './options.js';
import { ownColumns } from './own-columns.js';
import { byPoint, describePoints } from './points.js';
import { tradeOffSentences } from './sentences.js';
import { trainChosen } from './train-chosen.js';
import { coveredBy, fixedTime, timedName, timedPlan, type WithinTime } from './within-time.js';

/** The share of the budget after which trials are cut off, so that there is some for the fixed time. */
const mainShare = 0.8;

export interface TradeOffPlan {
  readonly plan: StudyPlan;
  readonly condition: readonly Comparison[] | null;
  readonly schema: Schema;
  readonly notes: readonly string[];
}

/**
 * The plan of `studyTradeOff`.
 * @param ranks whether columns can be ranked
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function planTradeOff(
  { table, test }: StudyData,
  base: TrainOptions,
  options: TradeOffOptions = {},
  ranks = false,
): Promise<TradeOffPlan> {
  checkStudyOptions(options, tradeOffOptions);
  const { seeds = usualSeeds, folds = null, measure = 'auto', untilCost = null, choose, prefer } = options;
  if (prefer !== undefined && choose === undefined) throw nothingToPrefer();
  const condition = choose === undefined ? null : parseCondition(choose);
  checkOptions('study', base, trainOptions);
  const look = { ...machine, ...base, learningRate: 0.001 } as TrainOptions;
  const { start } = await prepareTraining(table, look, test ? { test } : {});
  const { schema, specification, preprocessing } = start;
  if (condition !== null) checkCondition(condition, schema.target!.task);
  const texts = preprocessing.inputs.filter(({ kind }) => kind === 'text');
  const words = Math.max(0, ...texts.map(inputWidth));
  const { arms, notes } = tradeOffArms(schema, base, specification, { words, ranks });
  return { plan: { base, arms, seeds, folds, measure, untilCost }, condition, schema, notes };
}

/**
 * What speed and size cost: fewer words, fewer columns, fewer hidden units, pruned weights and units, and 8 bits, each
 * trained over the seeds and timed beside the others; which of them no other beats in score and speed; and what each
 * comes to in the same short time of training.
 *
 * @param base what all trainings share, the target among it
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function studyTradeOff<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: TradeOffOptions = {},
  hooks: TradeOffHooks = {},
): Promise<TradeOffStudy> {
  checkHooks('studyTradeOff', hooks, { rank: functionHook('ranks the columns') });
  const data = studyData('studyTradeOff', input);
  const { rank, ...rest } = hooks;
  const planned = await planTradeOff(data, base, options, rank !== undefined);
  const own = ownColumns(data, planned.schema, base, rank);
  const runner = withOwnTrials(hooks.runner ?? inProcess(data), own);
  const stages = new Stages(data, { ...rest, runner });
  const { timeMs } = rest;
  const signal = rest.signal ?? { aborted: false };
  const seconds =
    timeMs === undefined ? null : await paceOf(runner, planned.plan, mainShare * timeMs, signal);
  const { plan, notes } = paced(planned.plan, seconds);
  const main = await stages.run(plan, mainShare);
  const within = main.stopped === 'done' && plan.base.time === undefined ? fixedTime(main.results) : null;
  const timed = within === null ? null : await stages.run(timedPlan(plan, within));
  const speeds = await measureSpeeds(data, plan, main.results, own, signal);

  const each = byPoint(plan, main.results);
  const conclusion = conclude(each.plan, each.results, { reference: whole });
  const points = describePoints(plan, main.results, conclusion, speeds, conclusion.comparisons);
  const rounds = wholeRounds(each.plan, each.results);
  const resultsOf = (name: string) => rounds.flatMap((round) => round.get(name) ?? []);
  const { choose = null, prefer = 'fastest' } = options;
  const picked =
    planned.condition === null
      ? null
      : choosePoint(points, planned.condition, prefer, conclusion.larger, resultsOf);
  const chosen = picked && (await train(data, plan, picked, conclusion, resultsOf(picked.name), own, signal));
  const found = {
    plan,
    run: together(main, timed, signal.aborted),
    conclusion,
    points,
    within:
      within === null || timed === null
        ? null
        : { seconds: within, arms: summarizeTimed(plan, within, timed.results, conclusion) },
    choose,
    chosen,
    notes: [...planned.notes, ...notes],
  };
  return { ...found, sentences: tradeOffSentences(found, prefer) };
}

/** Trains the trial again whose score is nearest to the mean: a model as they are on average. */
async function train(
  data: StudyData,
  plan: StudyPlan,
  point: TradeOffPoint,
  { measure }: Conclusion,
  results: readonly TrialResult[],
  own: ReturnType<typeof ownColumns>,
  signal: { readonly aborted: boolean },
): Promise<ChosenPoint> {
  const { mean } = point.summary;
  const gap = (result: TrialResult) =>
    Math.abs((measureOf(result, measure) ?? Number.POSITIVE_INFINITY) - (mean ?? 0));
  const typical = results.reduce((best, each) => (gap(each) < gap(best) ? each : best));
  const trial = roundsOf(plan)
    .flat()
    .find(({ arm, seed, fold }) => arm.name === point.arm && seed === typical.seed && fold === typical.fold)!;
  const again = asLongAs(await own(trial), typical);
  const trained = await trainChosen(data, again, point.smaller, measure, signal);
  return {
    name: point.name,
    seed: trial.seed,
    fold: trial.fold,
    model: trained?.model ?? null,
    score: trained?.score ?? null,
  };
}

/** What was cut off by the time is trained for as many epochs again: in the same time it may come further, or less far. */
function asLongAs(trial: Trial, { training }: TrialResult): Trial {
  const { time: _, schedule = 'constant', ...options } = trial.options;
  // A schedule that looks to the last epoch would be another one.
  if (training?.stopped !== 'time' || schedule === 'cosine') return trial;
  return { ...trial, options: { ...options, schedule, epochs: training.epochs } };
}

/** The run of both plans as one. */
function together(main: StudyRun, timed: StudyRun | null, interrupted: boolean): StudyRun {
  const stopped = interrupted ? 'interrupted' : main.stopped;
  if (timed === null) return { ...main, stopped };
  return {
    results: [...main.results, ...timed.results],
    trials: main.trials + timed.trials,
    resumed: main.resumed + timed.resumed,
    stopped: interrupted ? 'interrupted' : timed.stopped,
    seconds: timed.seconds,
  };
}

function summarizeTimed(
  plan: StudyPlan,
  seconds: number,
  results: readonly TrialResult[],
  { measure }: Conclusion,
): WithinTime[] {
  const timed = timedPlan({ ...plan, measure, untilCost: null }, seconds);
  const { arms } = conclude(timed, results, { reference: timedName(whole, seconds) });
  return plan.arms.map(({ name }) => {
    const own = timedName(name, seconds);
    const { trials, mean, interval } = arms.find(({ arm }) => arm === own)!;
    return { arm: name, trials, mean, interval, ...coveredBy(results.filter(({ arm }) => arm === own)) };
  });
}

function nothingToPrefer(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: 'option "prefer" plays no part: no condition says what is to be chosen',
    why: 'It says which of the points that meet a condition is taken',
    remedy: { text: 'write {option} too', option: 'choose', value: 'accuracy >= 0.85' },
  });
}
