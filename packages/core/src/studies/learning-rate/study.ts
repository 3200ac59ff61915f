import type { TrainOptions } from '../../model/train-options.js';
import type { RecordOf } from '../../table/records.js';
import { checkStudyOptions } from '../check-plan.js';
import { conclude } from '../conclude/conclude.js';
import type { Conclusion } from '../conclude/conclusion.js';
import { checkHooks } from '../hooks.js';
import type { StudyHooks } from '../options.js';
import type { Arm, StudyPlan } from '../plan.js';
import { Stages } from '../stages.js';
import { type StudyInput, studyData } from '../study-data.js';
import type { StudyRun } from '../study-run.js';
import { boldArm, finerRates, magnitudes, rangeArms, rateArm, rateOf, rateOptions } from './arms.js';
import { type ArmEndings, endingsOf } from './endings.js';
import { type LearningRateOptions, planLearningRate } from './plan.js';
import { type RangeTest, rangeTestOf } from './range-test.js';
import { type Recommendation, recommend } from './recommend.js';

/** What a study of learning rates has found out. Plain data. */
export interface LearningRateStudy {
  /** All arms that were run to their end: constant rates, large to small, and Bold Driver. */
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly conclusion: Conclusion;
  /** Null where rates were given, or time was too short. */
  readonly rangeTest: RangeTest | null;
  /** How the starts of every arm ended: in the lowest cost, in a worse minimum, still falling, or diverged. */
  readonly endings: readonly ArmEndings[];
  /** Null without a result. */
  readonly recommendation: Recommendation | null;
}

/** Shares of the budget after which a stage is cut off, so that the next ones have some. */
const shares = { range: 0.2, magnitudes: 0.55, finer: 0.8 };

/**
 * Compares constant learning rates with each other and with Bold Driver: magnitudes first, then finer around the best.
 * Every training runs all its epochs, so that costs are compared after the same time: patience is 0 unless given.
 *
 * @param base what all trainings share, the target among it
 * @throws OPTION_…, OPTION_CONFLICT for a learning rate or a schedule in the base; what training says of options that
 *   do not fit the data
 */
export async function studyLearningRate<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: LearningRateOptions = {},
  hooks: StudyHooks = {},
): Promise<LearningRateStudy> {
  checkHooks('studyLearningRate', hooks);
  const data = studyData('studyLearningRate', input);
  const { rates } = checkStudyOptions(options, rateOptions) as LearningRateOptions;
  const stages = new Stages(data, hooks);
  const planOf = (arms: readonly Arm[]) => planLearningRate(base, options, arms);

  let rangeTest: RangeTest | null = null;
  if (rates === undefined) {
    const plan = planOf(rangeArms());
    const quick = { ...plan, seeds: plan.seeds.slice(0, 1), folds: null };
    rangeTest = rangeTestOf((await stages.run(quick, shares.range)).results);
  }
  let constant = largestFirst(rates ?? magnitudes);
  let best = await bestRate(constant, rates === undefined ? shares.magnitudes : shares.finer);
  if (rates === undefined && best !== null) {
    constant = largestFirst([...constant, ...finerRates(best)]);
    best = (await bestRate(constant, shares.finer)) ?? best;
  }
  const plan = planOf([...constant.map(rateArm), ...(best === null ? [] : [boldArm(best)])]);
  const run = await stages.run(plan);
  const conclusion = conclude(plan, run.results);
  const endings = endingsOf(plan, run.results);
  const recommendation = recommend(conclusion, endings, constant);
  return { plan, run, conclusion, rangeTest, endings, recommendation };

  /** The rate with the best mean so far; null without a result. */
  async function bestRate(candidates: readonly number[], share: number): Promise<number | null> {
    const stage = planOf(candidates.map(rateArm));
    return rateOf(conclude(stage, (await stages.run(stage, share)).results).best, candidates);
  }
}

function largestFirst(rates: readonly number[]): number[] {
  return [...rates].sort((a, b) => b - a);
}
