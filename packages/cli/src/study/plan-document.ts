import type { StudyPlan } from '@colonnade/core';

/** A plan as the JSON document has it. */
export function describePlan({ base, arms, seeds, folds, measure, untilCost }: StudyPlan) {
  return { base, arms, seeds, folds, measure, untilCost };
}
