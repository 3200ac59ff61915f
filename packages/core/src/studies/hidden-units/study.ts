import { checkOptions } from '../../foundation/options.js';
import { prepareTraining } from '../../model/prepare-training.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import type { RecordOf } from '../../table/records.js';
import { checkStudyOptions } from '../check-plan.js';
import { conclude } from '../conclude/conclude.js';
import type { Conclusion } from '../conclude/conclusion.js';
import { checkHooks } from '../hooks.js';
import { inProcess } from '../in-process.js';
import { type StudyHooks, usualSeeds } from '../options.js';
import { paced, paceOf } from '../pace.js';
import type { Arm, StudyPlan } from '../plan.js';
import type { StudyData } from '../runner.js';
import { Stages } from '../stages.js';
import { type StudyInput, studyData } from '../study-data.js';
import type { StudyRun } from '../study-run.js';
import { machine } from '../trial.js';
import { sizeFigures } from './figures.js';
import type { HiddenUnitsStudy } from './found.js';
import { type HiddenUnitsOptions, hiddenUnitsOptions } from './options.js';
import { recommendSize } from './recommend.js';
import { checkRules } from './rules.js';
import { sizeSentences } from './sentences.js';
import { type Ends, hiddenOf, sizeArm, sizesFor } from './sizes.js';

export interface HiddenUnitsPlan {
  readonly plan: StudyPlan;
  readonly ends: Ends;
  readonly notes: readonly string[];
}

/**
 * The plan of `studyHiddenUnits`: sizes from the number of outputs to twice the inputs and beyond, over the seeds.
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function planHiddenUnits(
  { table, test }: StudyData,
  base: TrainOptions,
  options: HiddenUnitsOptions = {},
): Promise<HiddenUnitsPlan> {
  checkStudyOptions(options, hiddenUnitsOptions);
  const { seeds = usualSeeds, folds = null, measure = 'auto', untilCost = null } = options;
  checkOptions('study', base, trainOptions);
  const { hidden: _compared, ...shared } = base;
  const look = { ...machine, ...shared, learningRate: 0.001, hidden: 'none' } as TrainOptions;
  const { start } = await prepareTraining(table, look, test ? { test } : {});
  const { sizes } = start.specification;
  const ends = { inputs: sizes[0], outputs: sizes[sizes.length - 1] };
  const chosen = options.sizes ? { arms: options.sizes.map(sizeArm), notes: [] } : sizesFor(ends);
  const plan = { base: shared as TrainOptions, arms: chosen.arms, seeds, folds, measure, untilCost };
  return { plan, ends, notes: chosen.notes };
}

/**
 * Compares networks without hidden layer, with one of different widths, and with several: which is the smallest
 * within one standard error of the best, where they overfit, and what that says of the rules of thumb.
 *
 * @param base what all trainings share, the target among it; its hidden layers are what is compared
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function studyHiddenUnits<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: HiddenUnitsOptions = {},
  hooks: StudyHooks = {},
): Promise<HiddenUnitsStudy> {
  checkHooks('studyHiddenUnits', hooks);
  const data = studyData('studyHiddenUnits', input);
  const planned = await planHiddenUnits(data, base, options);
  const runner = hooks.runner ?? inProcess(data);
  const stages = new Stages(data, { ...hooks, runner });
  const { timeMs, signal } = hooks;
  // A wide network takes the longest.
  const widest = { ...planned.plan, arms: [...planned.plan.arms].sort(byUnits) };
  const seconds = timeMs === undefined ? null : await paceOf(runner, widest, timeMs, signal);
  const { plan, notes } = paced(planned.plan, seconds);
  return concludeHiddenUnits(
    { ...planned, plan, notes: [...planned.notes, ...notes] },
    await stages.run(plan),
  );
}

function byUnits(a: Arm, b: Arm): number {
  const units = (arm: Arm) => hiddenOf(arm).reduce((sum, width) => sum + width, 0);
  return units(b) - units(a);
}

/** What results say, all of them or some. */
export function concludeHiddenUnits({ plan, ends, notes }: HiddenUnitsPlan, run: StudyRun): HiddenUnitsStudy {
  const conclusion = conclude(plan, run.results);
  const costs = concludeCosts(plan, run);
  const sizes = sizeFigures(plan, run.results, conclusion, costs);
  const recommendation = recommendSize(sizes, conclusion);
  const rules = checkRules(sizes, conclusion, ends);
  const sentences = sizeSentences(sizes, conclusion, recommendation, rules);
  return { plan, run, ends, conclusion, sizes, rules, recommendation, sentences, notes };
}

/** Held-out costs against the lowest: of as many comparisons as there are pairs hardly one would be told. */
function concludeCosts(plan: StudyPlan, { results }: StudyRun): Conclusion {
  const byCost: StudyPlan = { ...plan, measure: 'cost', untilCost: null };
  const { best } = conclude(byCost, results);
  return conclude(byCost, results, best === null ? {} : { reference: best });
}
