import { resolveOptions } from '../../model/resolve-options.js';
import type { Task } from '../../table/schema/schema.js';
import type { DataDiagnosis } from './data-diagnosis.js';
import type { CheckedDiagnoseOptions } from './options.js';

/** The network that `train` would choose for so many inputs, and how many rows it would have to learn from. */
export function defaultNetwork(
  options: CheckedDiagnoseOptions,
  task: Task,
  inputs: number,
  outputs: number,
  rows: number,
): DataDiagnosis['network'] {
  const { testShare, validationShare } = options;
  const examples = rows - Math.round(testShare * rows);
  const validationExamples = Math.round(validationShare * examples);
  const train = examples - validationExamples;
  // How inputs go together is for the learning rate, which is of no matter here.
  const facts = { task, inputs, outputs, examples: train, validationExamples, commonMove: 0 };
  const { hidden } = resolveOptions(options, facts);
  const sizes = [inputs, ...hidden, outputs];
  let parameters = 0;
  for (let l = 1; l < sizes.length; l++) parameters += sizes[l] * (sizes[l - 1] + 1);
  return { sizes, parameters, rows: train };
}
