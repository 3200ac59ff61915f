import type { FramingStudy, HiddenUnitsStudy } from '@colonnade/core';
import { armsFigure } from '../../figures/arms-figure.js';
import { firstStepFigure } from '../../figures/first-step-figure.js';
import { learnersFigure } from '../../figures/learners-figure.js';
import { sizesFigure } from '../../figures/sizes-figure.js';
import { armValues } from './arm-values.js';
import { firstStepValues, learnerValues } from './framing-values.js';
import { sizeValues } from './hidden-units-values.js';
import { studyFigures } from './study-figures.js';

type Drawings = Readonly<Record<string, SVGSVGElement>>;

/** The figures of a study of framing, by the names of their files. */
export function framingFigures(study: FramingStudy): Drawings {
  const steps = firstStepValues(study);
  const learners = learnerValues(study);
  const some = learners.learners.some(({ points }) => points.length > 0);
  return {
    'representations.svg': armsFigure(armValues(study.conclusion, study.run.results)),
    ...(steps && { 'first-step.svg': firstStepFigure(steps) }),
    ...(some && { 'learners.svg': learnersFigure(learners) }),
  };
}

/** The figures of a study of hidden units, by the names of their files. */
export function hiddenUnitsFigures(study: HiddenUnitsStudy): Drawings {
  const sizes = sizeValues(study);
  return {
    ...(sizes && { 'sizes.svg': sizesFigure(sizes) }),
    ...studyFigures(study.conclusion, study.plan, study.run),
  };
}
