import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { cell, type Html, html } from '../html.js';
import { facts } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';

/** The first screen: what matters most, and the dimensions that it rests on. */
export function opening({ verdict, diagnosis, findings }: DiagnosisReportInput): Html {
  const { rows, columns, target, task, repeated, network } = diagnosis;
  const telling = diagnosis.features.filter(({ information }) => information?.verdict === 'signal').length;
  const measured = diagnosis.features.filter(({ information }) => information !== null).length;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return html`<p class="sentence"><bdi>${verdict}</bdi></p>
${facts([
  ['m, rows', formatCount(rows)],
  ['columns', formatCount(columns)],
  target && ['target', cell(target.columns.join(', '))],
  task && ['task', task],
  target && target.classes.length > 0 ? ['classes', formatCount(target.classes.length)] : null,
  measured > 0 ? ['say more than chance', `${telling} of ${measured} columns`] : null,
  target && repeated.ceiling < 1 ? ['best that is possible', ceiling(diagnosis)] : null,
  network && ['rows for a parameter', formatNumber(network.rows / Math.max(1, network.parameters), 2)],
  ['faults', formatCount(count('fault'))],
  ['warnings', formatCount(count('warning'))],
])}`;
}

function ceiling({ repeated, task }: DiagnosisReportInput['diagnosis']): string {
  return task === 'regression' ? `r² ${repeated.ceiling.toFixed(3)}` : formatShare(repeated.ceiling);
}
