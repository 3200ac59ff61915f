import { formatDerived } from '../../table/preprocessing/derive.js';
import { columnsOf } from '../../table/preprocessing/expressions/expression.js';
import type { DerivedDiagnosis } from './data-diagnosis.js';
import type { Feature } from './evidence.js';
import type { CheckedDiagnoseOptions } from './options.js';
import type { Steps } from './steps.js';

/**
 * Every derived column beside the columns it is computed from: a theory of what should predict, tried without
 * training. It holds where the column says more than its parts do.
 */
export function diagnoseDerived(
  features: readonly Feature[],
  options: CheckedDiagnoseOptions,
  steps: Steps,
): DerivedDiagnosis[] {
  const informationOf = (name: string) =>
    features.find((feature) => feature.name === name)?.information ?? null;
  const stepOf = (...names: string[]) => steps.take({}, names)?.step ?? null;
  return options.derive.map((each) => {
    const parts = columnsOf(each.expression);
    return {
      name: each.name,
      expression: formatDerived(each),
      information: informationOf(each.name),
      firstStep: stepOf(each.name),
      parts: parts.map((name) => ({
        name,
        information: informationOf(name),
        firstStep: stepOf(name),
      })),
      partsTogether: stepOf(...parts),
      withDerived: stepOf(...parts, each.name),
    };
  });
}
