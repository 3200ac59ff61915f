import type { TrainOptions } from '../../model/train-options.js';
import { inProcess } from '../in-process.js';
import { withLearners } from '../learner-trial.js';
import { type StudyInput, studyData } from '../study-data.js';
import { climb } from './climb.js';
import { concludeScale } from './conclude.js';
import type { ScaleStudy } from './found.js';
import type { ScaleHooks, ScaleOptions } from './options.js';
import { penalizedLinear } from './penalized-linear.js';
import { planScale } from './plan.js';

/**
 * How well the linear model, other learners, and a small, a medium and a large network do on more and more of the
 * training examples; where and why each stops; and what twice and ten times the examples would bring, with an interval.
 *
 * @param base what all trainings share, the target among it; its hidden layers are those of the medium network
 * @throws OPTION_…, TOO_FEW_ROWS; what training says of options that do not fit the data
 */
export async function studyScale(
  input: StudyInput,
  base: TrainOptions,
  options: ScaleOptions = {},
  hooks: ScaleHooks = {},
): Promise<ScaleStudy> {
  const data = studyData('studyScale', input);
  const { learners = [], contradictions, runner: given, ...rest } = hooks;
  const scale = await planScale(data, base, options, learners);
  const found = contradictions?.(data.table, scale.plan.base) ?? null;
  const runner = withLearners(given ?? inProcess(data), data, [penalizedLinear, ...learners]);
  return concludeScale(scale, await climb(scale, data, runner, rest), found);
}
