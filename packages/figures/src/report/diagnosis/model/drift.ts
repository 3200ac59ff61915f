import { formatNumber, formatShare } from '../../../drawing/numbers.js';
import { type Html, html } from '../../html.js';
import { section } from '../../parts.js';
import { driftTable } from '../drift-table.js';
import type { ModelReport } from './model-report.js';

/** How far the rows are from those that it learned from. */
export function driftSection({ diagnosis: { drift } }: ModelReport): Html | null {
  if (drift === null || drift.columns.length === 0) return null;
  const { columns, target, reference } = drift;
  const known =
    reference === 'training rows'
      ? 'All values are compared with those of the training rows.'
      : 'The model file keeps means, deviations, ranges and the names of categories; these are compared, and no more can be said without the training rows.';
  return section(
    'drift',
    'What has changed since the training',
    html`<p>${known}${target !== null && ` The targets lie ${formatShare(target.distance)} apart (by chance with probability ${formatNumber(target.p, 2)}).`}</p>`,
    driftTable(columns),
  );
}
