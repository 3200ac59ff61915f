import { ColonnadeError } from '../../foundation/errors.js';
import { checkOptions } from '../../foundation/options.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import { prepareTraining } from '../../model/prepare-training.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import { checkStudyOptions } from '../check-plan.js';
import type { Learner } from '../learner.js';
import type { MeasureName } from '../measure.js';
import { usualSeeds } from '../options.js';
import type { Arm, StudyPlan } from '../plan.js';
import type { StudyData } from '../runner.js';
import { machine } from '../trial.js';
import { armOn, type Contestant, learnerAs, networksAround } from './contestants.js';
import { ladderOf } from './ladder.js';
import { type ScaleOptions, scaleOptions } from './options.js';
import { penalizedLinear } from './penalized-linear.js';

/** Fewer training examples than these make no ladder. */
const fewestExamples = 10;
const trainingMeasures: readonly (MeasureName | 'auto')[] = ['train-cost', 'validation-cost'];

export interface ScalePlan {
  /** Arms in the order in which they are to be run: few examples first. */
  readonly plan: StudyPlan;
  /** Numbers of training examples, ascending; the last is all of them. */
  readonly rungs: readonly number[];
  readonly contestants: readonly Contestant[];
  readonly notes: readonly string[];
  /** What the options name as hidden layers, when that is no network. */
  readonly inputs: number;
  readonly outputs: number;
}

/** One rung of a contestant: null examples in the arm are all there are. */
export interface Step {
  readonly contestant: Contestant;
  readonly rung: number;
  readonly arm: Arm;
}

/**
 * The plan of `studyScale`: linear model, learners, and a small, a medium and a large network, each on more and more of
 * the training examples, over the seeds.
 * @throws OPTION_…, TOO_FEW_ROWS; what training says of options that do not fit the data
 */
export async function planScale(
  { table, test }: StudyData,
  base: TrainOptions,
  options: ScaleOptions = {},
  learners: readonly Learner[] = [],
): Promise<ScalePlan> {
  const { rungs: asked = 'auto' } = checkStudyOptions(options, scaleOptions);
  const { seeds = usualSeeds, folds = null, measure = 'auto', untilCost = null } = options;
  checkOptions('study', base, trainOptions);
  if (trainingMeasures.includes(measure)) throw notHeldOut(measure);
  if (base.testShare === 0 && test === undefined && folds === null) throw nothingTests();
  const { hidden, ...shared } = base;
  const named = Array.isArray(hidden) && hidden.length > 0 ? hidden : 'auto';
  const look = { ...machine, ...shared, learningRate: 0.001, hidden: named } as TrainOptions;
  const { start } = await prepareTraining(table, look, test ? { test } : {});
  const { sizes } = start.specification;
  const [inputs, outputs] = [sizes[0], sizes[sizes.length - 1]];
  const trained = start.examples.train.X.columns;
  const rows = trained + (start.examples.validation?.X.columns ?? 0);
  const examples = folds === null ? trained : Math.round(trained * (1 - 1 / folds)) || rows;
  if (examples < fewestExamples) throw tooFew(examples);
  const rungs = ladderOf(examples, asked === 'auto' ? undefined : (asked as number));
  const { task } = start.schema.target!;
  const entries = entriesOf(start.examples.train.X);
  const queries = start.examples.test?.X.columns ?? Math.round(rows / (folds ?? 5));
  const linear = task === 'regression' ? 'linear regression' : 'logistic regression';
  const beside = [
    learnerAs(linear, penalizedLinear.name),
    ...learners.map(({ name }) => learnerAs(name, name)),
  ];
  const contestants = interleaved(networksAround(sizes.slice(1, -1)), beside);
  const notes: string[] = [];
  const most = new Map<string, number>();
  for (const learner of learners) {
    const limit =
      learner.affordable?.({ features: inputs, entries, outputs, queries }) ?? Number.POSITIVE_INFINITY;
    const bound = Math.min(limit, learner.mostExamples ?? Number.POSITIVE_INFINITY);
    most.set(learner.name, bound);
    if (bound < examples)
      notes.push(`${learner.name}: left out beyond ${Math.floor(bound)} examples, which would take minutes.`);
    const { trainingAnswers = Number.POSITIVE_INFINITY } = learner;
    if (trainingAnswers < Math.min(bound, examples))
      notes.push(
        `${learner.name}: its score on more than ${trainingAnswers} training examples is that of ${trainingAnswers} of them.`,
      );
  }
  const steps = rungs.flatMap((rung) =>
    contestants.flatMap((contestant): Step[] =>
      rung > (most.get(contestant.learner ?? '') ?? Number.POSITIVE_INFINITY)
        ? []
        : [{ contestant, rung, arm: armOn(contestant, rung === examples ? null : rung) }],
    ),
  );
  const plan: StudyPlan = {
    base: shared as TrainOptions,
    arms: steps.map(({ arm }) => arm),
    seeds,
    folds,
    measure,
    untilCost,
  };
  return { plan, rungs, contestants, notes, inputs, outputs };
}

/** How many numbers of an example are not 0, on average. */
function entriesOf(X: Inputs): number {
  if (X instanceof SparseMatrix) return X.count / X.columns;
  let count = 0;
  for (const value of X.data) if (value !== 0) count++;
  return count / X.columns;
}

/** The same plan with another network on every rung. */
export function withNetwork(scale: ScalePlan, contestant: Contestant): ScalePlan {
  const { plan, rungs, contestants } = scale;
  const arms = rungs.map((rung, at) => armOn(contestant, at === rungs.length - 1 ? null : rung));
  return {
    ...scale,
    plan: { ...plan, arms: [...plan.arms, ...arms] },
    contestants: [...contestants, contestant],
  };
}

/** The rungs of a contestant that are planned, few examples first. */
export function stepsOf({ plan, rungs }: Pick<ScalePlan, 'plan' | 'rungs'>, contestant: Contestant): Step[] {
  const arms = new Map(plan.arms.map((arm) => [arm.name, arm]));
  return rungs.flatMap((rung, at) => {
    const { name } = armOn(contestant, at === rungs.length - 1 ? null : rung);
    const arm = arms.get(name);
    return arm === undefined ? [] : [{ contestant, rung, arm }];
  });
}

/** Networks train on workers and learners on this thread: in turns, both have something to do. */
function interleaved(networks: readonly Contestant[], learners: readonly Contestant[]): Contestant[] {
  const length = Math.max(networks.length, learners.length);
  return Array.from({ length }, (_, at) => [learners.at(at), networks.at(at)].slice(0, 2)).flatMap(
    (pair, at) => pair.filter((each) => each !== undefined && at < length) as Contestant[],
  );
}

function notHeldOut(measure: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "measure" is ${measure}, which is not of the rows that test`,
    why: 'What more examples bring shows on rows that nothing was learned from',
    remedy: { text: 'write {option}', option: 'measure', value: 'cost' },
  });
}

function nothingTests(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: 'no rows are left to test on',
    why: 'What more examples bring shows on rows that nothing was learned from',
    remedy: { text: 'leave {option} above 0', option: 'testShare' },
  });
}

function tooFew(examples: number): ColonnadeError {
  return new ColonnadeError({
    code: 'TOO_FEW_ROWS',
    where: 'study',
    problem: `${examples} training examples make no ladder`,
    expected: `at least ${fewestExamples}`,
    why: 'A study of scale compares few examples with more of them',
    remedy: { text: 'gather more rows first' },
  });
}
