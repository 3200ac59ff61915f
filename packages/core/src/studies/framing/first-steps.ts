import { breathe, nowMs } from '../../foundation/host.js';
import type { Matrix } from '../../matrix/matrix.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import type { Part } from '../../model/examples.js';
import { prepareTraining } from '../../model/prepare-training.js';
import type { StudyPlan, Trial } from '../plan.js';
import { roundsOf } from '../plan.js';
import type { StudyData } from '../runner.js';
import { tokensOf } from '../tokens.js';
import { machine } from '../trial.js';
import { rowsOfTrial } from '../trial-rows.js';
import type { OwnTrial } from './own-subsets.js';

/** The first step of a representation, as diagnosis measures it. */
export interface FirstStepFigures {
  readonly score: 'accuracy' | 'r2';
  readonly value: number;
  /** Its standard error. */
  readonly error: number;
  /** What chance gives on average. */
  readonly expected: number;
  /** What chance exceeds with a probability of `1 − quantile` only. */
  readonly floor: number;
  readonly quantile: number;
  readonly p: number;
}

interface StepExamples {
  readonly X: Inputs;
  readonly Y: Matrix;
}

/** `measureFirstStep` of diagnosis, which studies do not import: who runs the study brings it. */
export type MeasureFirstStep = (
  parts: readonly { readonly train: StepExamples; readonly test: StepExamples }[],
  answer: 'median' | 'largest' | 'correlation',
  seed: number,
) => FirstStepFigures;

/** How many inputs an arm has, and its first step; null where it was not asked for or nothing was held out. */
export interface FirstLook {
  readonly arm: string;
  readonly inputs: number;
  readonly firstStep: FirstStepFigures | null;
}

/**
 * Takes the first step in every representation, on the examples of the plan's first seed.
 * @param own gives a trial the options that belong to its rows
 * @param budgetMs after so long the others are left out
 */
export async function firstLooks(
  data: StudyData,
  plan: StudyPlan,
  measure: MeasureFirstStep | undefined,
  own: OwnTrial,
  budgetMs = Number.POSITIVE_INFINITY,
): Promise<FirstLook[]> {
  const startedMs = nowMs();
  const [round] = roundsOf({ ...plan, seeds: plan.seeds.slice(0, 1) });
  const looks: FirstLook[] = [];
  for (const trial of round) {
    if (nowMs() - startedMs > budgetMs) break;
    looks.push(await firstLook(data, await own(trial), measure));
    await breathe();
  }
  return looks;
}

async function firstLook(
  data: StudyData,
  trial: Trial,
  measure: MeasureFirstStep | undefined,
): Promise<FirstLook> {
  const parts = rowsOfTrial(data, trial);
  const options = { ...machine, ...trial.options, learningRate: 0.001 };
  const tokens = tokensOf(data.table);
  const hooks = { tokens, ...(trial.folds === null && data.test && { test: data.test }) };
  const { content, examples } = await prepareTraining(data.table, options, hooks, parts);
  const { train, validation, test } = examples;
  const held: Part | null = test ?? validation;
  const { task } = content.schema.target!;
  const answer = task === 'regression' ? 'correlation' : task === 'multiclass' ? 'largest' : 'median';
  const firstStep =
    measure === undefined || held === null ? null : measure([{ train, test: held }], answer, trial.seed);
  return { arm: trial.arm.name, inputs: train.X.rows, firstStep };
}
