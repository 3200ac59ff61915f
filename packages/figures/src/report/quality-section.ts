import { formatCount, formatShare } from '../drawing/numbers.js';
import { calibrationFigure } from '../figures/calibration-figure.js';
import { confusionMatrixFigure, worstConfusions } from '../figures/confusion-matrix-figure.js';
import { predictedAgainstTrue, residuals } from '../figures/regression-figures.js';
import { rocFigure } from '../figures/roc-figure.js';
import { cell, type Html, html } from './html.js';
import { picture, section, table } from './parts.js';
import type { ReportInput, ReportPart } from './report-input.js';

const partNames: Record<ReportPart, string> = { train: 'training', validation: 'validation', test: 'test' };

/** Where classes are taken for each other; left out without a confusion matrix. */
export function confusionSection({ confusion, classes, evaluatedOn }: ReportInput): Html | null {
  if (confusion === null || classes === null) return null;
  const caption =
    `Each row is a true class of the ${partNames[evaluatedOn]} part; the shading is the share of the row. ` +
    'Blue is right, orange is not.';
  const matrix = confusionMatrixFigure({ classes, confusion });
  const list = worstConfusions({ classes, confusion }, 8);
  const rows = list.map(({ actual, predicted, count, share }) => [
    cell(actual),
    cell(predicted),
    formatCount(count),
    formatShare(share),
  ]);
  const worst =
    classes.length > 2 && rows.length > 0
      ? table(
          'Taken for each other most often',
          [
            { head: 'true' },
            { head: 'predicted' },
            { head: 'times', number: true },
            { head: 'of its class', number: true },
          ],
          rows,
        )
      : null;
  const drawn = picture(matrix, caption, { wide: true, name: 'Confusion matrix' });
  return section(
    'confusion',
    'What is taken for what',
    html`<div class="beside">${drawn}<div>${worst}</div></div>`,
  );
}

/** How the probabilities rank and whether they can be believed; left out without either curve. */
export function probabilitySection(input: ReportInput): Html | null {
  const { roc, calibration, classes, positive, evaluatedOn } = input;
  if ((roc === null || roc.length === 0) && calibration === null) return null;
  const part = `${partNames[evaluatedOn]} part`;
  const ranked =
    roc !== null &&
    roc.length > 0 &&
    picture(
      rocFigure(roc),
      `${rocCurves(roc.length, classes?.length ?? 0)} of the ${part}: the nearer to the upper left corner, the better; the dashed line is guessing.`,
    );
  const said = positive === null ? 'the predicted class' : html`<bdi>${positive}</bdi>`;
  const believed =
    calibration !== null &&
    picture(
      calibrationFigure(calibration),
      html`Calibration of ${said}, ${part}: on the dashed line, what is said with 80\u202f% comes true in 80\u202f% of the cases. The mean gap is ${formatShare(calibration.expectedCalibrationError)}.`,
    );
  return section('probabilities', 'The probabilities', html`<div class="pair">${ranked}${believed}</div>`);
}

function rocCurves(drawn: number, classes: number): string {
  if (drawn === 1) return 'ROC curve';
  const which = drawn < classes ? `of the ${drawn} weakest of ${classes} classes` : 'of each class';
  return `ROC curves ${which} against the rest,`;
}

/** Predictions and residuals of a regression. */
export function scatterSection({ scatter, unit, evaluatedOn }: ReportInput): Html | null {
  if (scatter === null || scatter.actual.length === 0) return null;
  const part = `${partNames[evaluatedOn]} part`;
  return section(
    'predictions',
    'The predictions',
    html`<div class="pair">${picture(predictedAgainstTrue({ ...scatter, unit }), `Predicted against true values, ${part}: on the dashed line the prediction is right.`)}
${picture(residuals({ ...scatter, unit }), 'Residuals: a curve or a funnel is something that the network has not learned.')}</div>`,
  );
}
