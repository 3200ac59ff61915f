import type { TrainOptions } from '../model/train-options.js';
import type { RecordOf } from '../table/records.js';
import { checkStudyOptions } from './check-plan.js';
import { conclude } from './conclude/conclude.js';
import type { Conclusion } from './conclude/conclusion.js';
import { gridOf, type Variations } from './grid.js';
import { checkHooks } from './hooks.js';
import { inProcess } from './in-process.js';
import { type StudyHooks, type StudyOptions, usualSeeds } from './options.js';
import type { StudyPlan } from './plan.js';
import { runStudy } from './run-study.js';
import { type StudyInput, studyData } from './study-data.js';
import type { StudyRun } from './study-run.js';

/** What a study of options has found out. Plain data. */
export interface VaryStudy {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly conclusion: Conclusion;
}

/**
 * Trains with every combination of some options, over seeds or folds, and says which is better, as far as it can be
 * told.
 *
 * @param base what all trainings share, the target among it
 * @param options.vary the values of every option that varies: `{ activation: ['tanh', 'relu'] }`
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export async function studyVary<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: StudyOptions & { readonly vary: Variations },
  hooks: StudyHooks = {},
): Promise<VaryStudy> {
  checkHooks('studyVary', hooks);
  const data = studyData('studyVary', input);
  const plan = planVary(base, options);
  const { runner = inProcess(data), ...rest } = hooks;
  const run = await runStudy(runner, plan, rest);
  return { plan, run, conclusion: conclude(plan, run.results) };
}

/** The plan of `studyVary`: every combination, over the seeds. @throws OPTION_… */
export function planVary(
  base: TrainOptions,
  options: StudyOptions & { readonly vary: Variations },
): StudyPlan {
  checkStudyOptions(options, { vary: { type: 'object', help: 'the values of every option that varies' } });
  const { vary, seeds = usualSeeds, folds = null, measure = 'auto', untilCost = null } = options;
  return { base, arms: gridOf(vary), seeds, folds, measure, untilCost };
}
