import type { DataDiagnosis } from '@colonnade/core';
import {
  firstStepFigure,
  informationFigure,
  meanImagesFigure,
  measuredFeatures,
  orderFigure,
  polarWords,
  polarWordsFigure,
  renderToString,
} from '@colonnade/figures';

/** The figures of a diagnosis of data as SVG, by the name of their file. */
export function dataFigures(diagnosis: DataDiagnosis): Record<string, string> {
  const { features, representations, texts, images, order, target, task, rows } = diagnosis;
  const figures: Record<string, string> = {};
  const measured = measuredFeatures(features);
  if (measured.length > 0) figures.information = renderToString(informationFigure(measured));
  if (representations.length > 0) {
    const bars = representations.map(({ name, firstStep }) => ({ name, ...firstStep }));
    const { score } = representations[0].firstStep;
    figures['first-step'] = renderToString(firstStepFigure({ score, bars }));
  }
  const [negative, positive] = target?.classes ?? [];
  for (const [i, text] of texts.entries()) {
    const words = polarWords(text.polar);
    if (words.length === 0 || negative === undefined || positive === undefined) continue;
    figures[i === 0 ? 'words' : `words-${i + 1}`] = renderToString(
      polarWordsFigure({ classes: [negative, positive], words }),
    );
  }
  if (images !== null) figures['mean-images'] = renderToString(meanImagesFigure(images.means));
  if (order !== null && target !== null && order.along.length > 0) {
    const classes = task === 'regression' ? null : target.classes;
    const { along } = order;
    const block = Math.floor(rows / along.length);
    figures.order = renderToString(orderFigure({ classes, along, rows: block, total: rows }));
  }
  return figures;
}
