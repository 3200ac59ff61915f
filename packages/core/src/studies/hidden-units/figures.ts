import { conclude } from '../conclude/conclude.js';
import type { ArmComparison, Conclusion } from '../conclude/conclusion.js';
import { mean, pairedTest } from '../conclude/paired-test.js';
import { resamplingOf } from '../conclude/resampling.js';
import type { StudyPlan } from '../plan.js';
import type { TrialResult } from '../trial-result.js';
import type { Estimate, SizeFigures } from './found.js';
import { hiddenOf } from './sizes.js';

/**
 * What networks of every size came to.
 * @param costs the conclusion about held-out costs
 */
export function sizeFigures(
  plan: StudyPlan,
  results: readonly TrialResult[],
  conclusion: Conclusion,
  costs: Conclusion,
): SizeFigures[] {
  const { ratio } = resamplingOf(results, 'cost');
  const estimate = (values: readonly number[]): Estimate | null =>
    values.length === 0 ? null : { mean: mean(values), interval: pairedTest(values, ratio, 0).interval };
  const measured = plan.arms.map((arm) => {
    const own = results.filter((result) => result.arm === arm.name);
    const pairs = own.flatMap((result) => costsOf(result) ?? []);
    return {
      arm,
      parameters: own.find(({ training }) => training !== null)?.training?.parameters ?? null,
      costTrain: estimate(pairs.map(({ train }) => train)),
      costHeldOut: estimate(pairs.map(({ held }) => held)),
      gap: estimate(pairs.map(({ train, held }) => held - train)),
      rise: estimate(own.flatMap((result) => riseOf(result) ?? [])),
    };
  });
  const lowest = measured.find(({ arm }) => arm.name === costs.best);
  return measured.map(({ arm, ...figures }): SizeFigures => {
    const toLowestCost = costs.arms.find((each) => each.arm === arm.name)!.toBest;
    return {
      arm: arm.name,
      hidden: hiddenOf(arm),
      ...figures,
      fit: fitOf(figures.costTrain, lowest?.costTrain ?? null, toLowestCost?.verdict),
      summary: conclusion.arms.find((each) => each.arm === arm.name)!,
      toBest: conclusion.best === null ? null : besideOne(plan, results, arm.name, conclusion.best),
      toLowestCost,
    };
  });
}

function fitOf(
  train: Estimate | null,
  lowest: Estimate | null,
  verdict: NonNullable<SizeFigures['toLowestCost']>['verdict'] | undefined,
): SizeFigures['fit'] {
  if (train === null || lowest === null || verdict === 'untested') return 'untested';
  if (verdict !== 'worse') return 'fits';
  return train.mean < lowest.mean ? 'overfits' : 'underfits';
}

/** Costs without penalty; of numbers half the mean squared error. */
function costsOf({ metrics, judgedOn }: TrialResult): { train: number; held: number } | null {
  if (metrics === null) return null;
  const [train, held] = [metrics.train.cost, metrics[judgedOn]?.cost ?? null];
  return train === null || held === null ? null : { train, held };
}

function riseOf({ training }: TrialResult): number | null {
  const costs = training?.curve.flatMap(({ costValidation }) => costValidation ?? []) ?? [];
  return costs.length === 0 ? null : costs[costs.length - 1] - Math.min(...costs);
}

/** Two arms, as if no others had been tried. */
function besideOne(
  plan: StudyPlan,
  results: readonly TrialResult[],
  name: string,
  against: string,
): ArmComparison | null {
  const arms = plan.arms.filter((arm) => arm.name === name || arm.name === against);
  const { comparisons } = conclude({ ...plan, arms, untilCost: null }, results, { reference: against });
  return comparisons[0] ?? null;
}
