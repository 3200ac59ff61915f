import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { cell, type Html, html } from '../html.js';
import { facts, section } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';
import { driftTable } from './drift-table.js';

/** The file to test on beside the data. */
export function testFileSection({ diagnosis: { test } }: DiagnosisReportInput): Html | null {
  if (test === null) return null;
  const { source, rows, duplicates, first, contradicting, columns, target, notJudged } = test;
  return section(
    'test-file',
    'The file to test on',
    facts([
      ['file', cell(source)],
      ['rows', formatCount(rows)],
      [
        'of them in the data too',
        `${formatCount(duplicates)} (${formatShare(duplicates / Math.max(1, rows))})`,
      ],
      ['contradict a row of the data', formatCount(contradicting)],
      target && [
        'its target lies apart',
        `${formatShare(target.distance)} (by chance with probability ${formatNumber(target.p, 2)})`,
      ],
    ]),
    first !== null && html`<p><bdi>${first[0]}</bdi> is <bdi>${first[1]}</bdi>.</p>`,
    columns.length > 0 && driftTable(columns),
    notJudged.length > 0 && html`<p>Not compared: <bdi>${notJudged.join(', ')}</bdi>.</p>`,
  );
}
