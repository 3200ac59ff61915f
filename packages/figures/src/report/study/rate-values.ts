import { type LearningRateStudy, measureOf, type TrialPoint, wordsOfMeasure } from '@colonnade/core';
import type { BoldDriverInput } from '../../figures/bold-driver-figure.js';
import type { RatesInput } from '../../figures/rates-figure.js';

/** What the rates came to, as their figure takes it. */
export function rateValues({ plan, run, conclusion, endings, rangeTest }: LearningRateStudy): RatesInput {
  const { measure } = conclusion;
  const isBold = (name: string) =>
    plan.arms.find((arm) => arm.name === name)?.options.schedule === 'bold-driver';
  const rates = conclusion.arms.flatMap(({ arm, mean, interval }) => {
    if (isBold(arm)) return [];
    const rate = plan.arms.find(({ name }) => name === arm)!.options.learningRate as number;
    const values = run.results
      .filter((result) => result.arm === arm)
      .flatMap((result) => measureOf(result, measure) ?? []);
    const diverged = endings.find((ending) => ending.arm === arm)?.diverged ?? 0;
    return [{ rate, mean, interval, values, diverged }];
  });
  const boldDriver = conclusion.arms.find(({ arm }) => isBold(arm))?.mean ?? null;
  const costs = measure === 'train-cost' ? (rangeTest?.points ?? []) : [];
  const quantity = wordsOfMeasure(measure);
  return { quantity, rates, boldDriver, rangeTest: costs };
}

/** Bold Driver beside the best constant rate, of the first seed that has both; null where there is none. */
export function boldDriverCurves({
  plan,
  run,
  recommendation,
}: LearningRateStudy): (Omit<BoldDriverInput, 'bold'> & { readonly bold: readonly TrialPoint[] }) | null {
  const bold = plan.arms.find(({ options }) => options.schedule === 'bold-driver');
  const constantName = `rate ${recommendation?.rate}`;
  for (const seed of plan.seeds) {
    const curveOf = (name: string | undefined) =>
      run.results.find((result) => result.arm === name && result.seed === seed)?.training?.curve;
    const [constant, driven] = [curveOf(constantName), curveOf(bold?.name)];
    if (constant && driven) return { constantName, constant, bold: driven };
  }
  return null;
}
