import { ColonnadeError } from '../../foundation/errors.js';
import type { TrainOptions } from '../../model/train-options.js';
import { type StudyOptions, usualSeeds } from '../options.js';
import type { Arm, StudyPlan } from '../plan.js';

/** What a study of learning rates may be asked. */
export interface LearningRateOptions extends StudyOptions {
  /** Constant rates; magnitudes and finer ones around the best unless given. */
  readonly rates?: readonly number[];
}

/** The plan of some arms of `studyLearningRate`. @throws OPTION_CONFLICT */
export function planLearningRate(
  base: TrainOptions,
  { seeds = usualSeeds, folds = null, measure = 'auto', untilCost = null }: LearningRateOptions,
  arms: readonly Arm[],
): StudyPlan {
  for (const name of ['learningRate', 'schedule'] as const) {
    if (base[name] !== undefined) throw studied(name);
  }
  return {
    base: { patience: 0, ...base },
    arms,
    seeds,
    folds,
    measure: measure === 'auto' ? 'train-cost' : measure,
    untilCost,
  };
}

function studied(name: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "${name}" is what this study compares`,
    remedy: { text: 'say which rates with {option}', option: 'rates', value: [0.1, 0.01, 0.001] },
  });
}
