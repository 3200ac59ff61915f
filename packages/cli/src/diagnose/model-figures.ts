import type { ModelDiagnosis } from '@colonnade/core';
import {
  activationsFigure,
  calibrationFigure,
  errorsFigure,
  importanceFigure,
  renderToString,
} from '@colonnade/figures';

/** The figures of a diagnosis of a model as SVG, by the name of their file. */
export function modelFigures({ layers, calibration, importance }: ModelDiagnosis): Record<string, string> {
  return {
    activations: renderToString(activationsFigure(layers)),
    errors: renderToString(errorsFigure(layers)),
    ...(calibration && { calibration: renderToString(calibrationFigure(calibration)) }),
    ...(importance.length > 0 && { importance: renderToString(importanceFigure(importance)) }),
  };
}
