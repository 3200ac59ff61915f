import type { ClassificationMetrics, StudyPlan, TrialResult } from '@colonnade/core';

const none = { logLikelihood: null, precision: null, recall: null, f1: null, auc: null };

/** A plan of arms that are never run. */
export function planOf(names: readonly string[], seeds: number, rest: Partial<StudyPlan> = {}): StudyPlan {
  return {
    base: { target: 'y' },
    arms: names.map((name) => ({ name, options: {} })),
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    folds: null,
    measure: 'accuracy',
    untilCost: null,
    ...rest,
  };
}

/** A result that has an accuracy, and a cost where that is given. */
export function resultOf(
  arm: string,
  seed: number,
  accuracy: number | null,
  rest: Partial<TrialResult> = {},
): TrialResult {
  const metrics: ClassificationMetrics = { ...none, accuracy, cost: accuracy === null ? null : 1 - accuracy };
  return {
    arm,
    seed,
    fold: null,
    examples: { train: 160, validation: null, test: 40 },
    judgedOn: 'test',
    judgedRows: seed,
    metrics: accuracy === null ? null : { train: metrics, validation: null, test: metrics },
    training: null,
    seconds: 1,
    problem: null,
    ...rest,
  };
}
