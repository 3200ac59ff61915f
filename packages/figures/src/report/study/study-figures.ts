import type { Conclusion, LearningRateStudy, StudyPlan, StudyRun } from '@colonnade/core';
import { armCurvesFigure } from '../../figures/arm-curves-figure.js';
import { armsFigure } from '../../figures/arms-figure.js';
import { boldDriverFigure } from '../../figures/bold-driver-figure.js';
import { ratesFigure } from '../../figures/rates-figure.js';
import { armValues, costCurves, saturationCurves } from './arm-values.js';
import { boldDriverCurves, rateValues } from './rate-values.js';

type Drawings = Readonly<Record<string, SVGSVGElement>>;

/** The figures of any study of trained arms, by the names of their files. */
export function studyFigures(conclusion: Conclusion, plan: StudyPlan, { results }: StudyRun): Drawings {
  const arms = armValues(conclusion, results);
  const names = arms.arms.slice(0, 9).map(({ name }) => name);
  const costs = costCurves(names, results, plan.untilCost);
  const saturated = saturationCurves(names, results);
  return {
    'arms.svg': armsFigure(arms),
    ...(costs && { 'curves.svg': armCurvesFigure(costs) }),
    ...(saturated && { 'saturated.svg': armCurvesFigure(saturated) }),
  };
}

/** The figures of a study of learning rates, by the names of their files. */
export function learningRateFigures(study: LearningRateStudy): Drawings {
  const bold = boldDriverCurves(study);
  return {
    ...studyFigures(study.conclusion, study.plan, study.run),
    'rates.svg': ratesFigure(rateValues(study)),
    ...(bold && { 'bold-driver.svg': boldDriverFigure(bold) }),
  };
}
