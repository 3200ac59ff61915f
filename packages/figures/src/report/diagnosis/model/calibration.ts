import { formatShare } from '../../../drawing/numbers.js';
import { calibrationFigure } from '../../../figures/calibration-figure.js';
import { type Html, html } from '../../html.js';
import { picture, section } from '../../parts.js';
import type { ModelReport } from './model-report.js';

/** Whether its probabilities can be taken at their word. */
export function calibrationSection({ diagnosis: { calibration } }: ModelReport): Html | null {
  if (calibration === null || calibration.expectedCalibrationError === null) return null;
  const { expectedCalibrationError, interval, chance, of } = calibration;
  const said = of === 'positive' ? 'the positive class' : 'the class that was said';
  return section(
    'calibration',
    'Can its probabilities be believed?',
    picture(
      calibrationFigure(calibration),
      html`Of ${said}: on the dashed line, what is said with 80\u202f% comes true in 80\u202f% of the cases. The mean gap is ${formatShare(expectedCalibrationError)} (95\u202f% interval ${formatShare(interval[0])} to ${formatShare(interval[1])}); with so few rows perfect probabilities show up to ${formatShare(chance)}.`,
    ),
  );
}
