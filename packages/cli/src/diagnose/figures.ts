import type { DataDiagnosis } from '@colonnade/core';
import {
  firstStepFigure,
  informationFigure,
  meanImagesFigure,
  measuredFeatures,
  orderFigure,
  polarWords,
  polarWordsFigure,
} from '@colonnade/figures';

/** The figures of a diagnosis of data, by the name of their file. */
export function dataFigures(diagnosis: DataDiagnosis): Record<string, SVGSVGElement> {
  const { features, representations, texts, images, order, target, task, rows } = diagnosis;
  const figures: Record<string, SVGSVGElement> = {};
  const measured = measuredFeatures(features);
  if (measured.length > 0) figures.information = informationFigure(measured);
  if (representations.length > 0) {
    const bars = representations.map(({ name, firstStep }) => ({ name, ...firstStep }));
    figures['first-step'] = firstStepFigure({ score: representations[0].firstStep.score, bars });
  }
  const [negative, positive] = target?.classes ?? [];
  for (const [i, text] of texts.entries()) {
    const words = polarWords(text.polar);
    if (words.length === 0 || negative === undefined || positive === undefined) continue;
    figures[i === 0 ? 'words' : `words-${i + 1}`] = polarWordsFigure({
      classes: [negative, positive],
      words,
    });
  }
  if (images !== null) figures['mean-images'] = meanImagesFigure(images.means);
  if (order !== null && target !== null && order.along.length > 0) {
    const classes = task === 'regression' ? null : target.classes;
    const along = order.along;
    figures.order = orderFigure({ classes, along, rows: Math.floor(rows / along.length), total: rows });
  }
  return figures;
}
