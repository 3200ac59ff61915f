import { auc, calibration, type Evaluation, type Model, rocCurve } from '@colonnade/core';
import type { ReportInput, ReportRoc } from '../report-input.js';

/** Curves in one picture; with more classes than that, the weakest are shown. */
const mostCurves = 12;

/** One curve for two classes, of the positive one; one a class or label against the rest for more. */
export function reportRoc(model: Model, { answers, actual, actualValues }: Evaluation): ReportInput['roc'] {
  const { probabilities } = answers;
  if (probabilities === null) return null;
  const { classes } = model;
  const { positive } = model.content.schema.target!;
  const chosen = positive === null ? classes.map((_, i) => i) : [positive];
  const rows = probabilities.toRows();
  const labels = actualValues?.toRows();
  const curves = chosen.flatMap((i): ReportRoc[] => {
    const holds = labels ? labels[i] : Array.from(actual!, (is) => Number(is === i));
    const points = rocCurve(rows[i], holds);
    return points === null ? [] : [{ name: classes[i], auc: auc(rows[i], holds), points }];
  });
  if (curves.length === 0) return null;
  return curves.sort((a, b) => (a.auc ?? 1) - (b.auc ?? 1)).slice(0, mostCurves);
}

/** Of the positive class of two; of the class that was predicted for more; several labels have no such one. */
export function reportCalibration(model: Model, { answers, actual }: Evaluation): ReportInput['calibration'] {
  const { probabilities, classes } = answers;
  if (probabilities === null || actual === null || classes === null) return null;
  const { positive } = model.content.schema.target!;
  if (positive !== null) {
    const said = probabilities.toRows()[positive];
    return calibration(
      said,
      Array.from(actual, (is) => Number(is === positive)),
    );
  }
  const said = Array.from(classes, (i, j) => probabilities.at(i, j));
  return calibration(
    said,
    Array.from(actual, (is, j) => Number(is === classes[j])),
  );
}

/** True and predicted values of a regression with one target; several would share no axis. */
export function reportScatter({ answers, actualValues }: Evaluation): ReportInput['scatter'] {
  if (answers.values === null || actualValues === null || actualValues.rows !== 1) return null;
  return { actual: [...actualValues.data], predicted: [...answers.values.data] };
}
