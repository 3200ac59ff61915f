import { formatCount, formatNumber, formatShare } from '../../../drawing/numbers.js';
import { importanceFigure } from '../../../figures/importance-figure.js';
import { cell, type Html, html } from '../../html.js';
import { folded, picture, section, table } from '../../parts.js';
import type { ModelReport } from './model-report.js';

const FOLD_ABOVE = 12;

/** What the model leans on, and the groups of rows that it serves worse. */
export function importanceSection({ diagnosis }: ModelReport): Html | null {
  const { importance, segments, task } = diagnosis;
  if (importance.length === 0 && segments.length === 0) return null;
  const regression = task === 'regression';
  const rows = importance.map(({ column, costRise, interval, scoreDrop }) => [
    cell(column),
    formatNumber(costRise, 3),
    `${formatNumber(interval[0], 3)} to ${formatNumber(interval[1], 3)}`,
    regression ? formatNumber(scoreDrop, 3) : formatShare(scoreDrop),
  ]);
  const columns = [
    { head: 'column' },
    { head: 'loss rises by', number: true },
    { head: '95 % interval', number: true },
    { head: regression ? 'r² falls by' : 'accuracy falls by', number: true },
  ];
  const whole = importance.length > 0 && table('Without each column', columns, rows);
  return section(
    'importance',
    'What it leans on',
    importance.length > 0 &&
      picture(
        importanceFigure(importance),
        'How much worse the model is when the values of a column are shuffled among rows that it did not learn from. ' +
          'Columns that say the same stand in for each other.',
      ),
    importance.length > FOLD_ABOVE && whole ? folded(`All ${importance.length} columns`, whole) : whole,
    segmentsTable(diagnosis),
  );
}

function segmentsTable({ segments, task }: ModelReport['diagnosis']): Html | null {
  if (segments.length === 0) return null;
  const regression = task === 'regression';
  const written = (value: number) => (regression ? formatNumber(value, 3) : formatShare(value));
  return html`<p>Rows on which it is worse, beyond what chance makes of as many comparisons:</p>${table(
    'Segments that it serves worse',
    [
      { head: 'where' },
      { head: 'rows', number: true },
      { head: regression ? 'loss there' : 'accuracy there', number: true },
      { head: 'elsewhere', number: true },
      { head: 'difference', number: true },
    ],
    segments.map(({ name, examples, inside, outside, interval }) => [
      cell(name),
      formatCount(examples),
      written(inside),
      written(outside),
      `${written(interval[0])} to ${written(interval[1])}`,
    ]),
  )}`;
}
