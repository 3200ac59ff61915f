import { formatCount, formatNumber } from '../drawing/numbers.js';
import { classBalance } from '../figures/class-balance.js';
import { cell, type Html, html } from './html.js';
import { folded, picture, section, table } from './parts.js';
import type { ReportColumn, ReportData, ReportInput } from './report-input.js';

/** More columns than this are folded away. */
const FOLD_ABOVE = 12;

/** What it was trained on: source, parts, balance, and what every column was taken for. */
export function dataSection({ data, target, unit }: ReportInput): Html {
  const source = html`<p>From <bdi><code>${data.source}</code></bdi>, to predict <bdi><code>${target}</code></bdi>${unit && html` in <bdi>${unit}</bdi>`}.</p>`;
  const notes = data.notes.map((note) => html`<p>${note}</p>`);
  return section('data', 'The data', source, notes, balance(data), range(data, unit), columns(data.columns));
}

function balance({ balance: classes }: ReportData): Html | null {
  if (!classes) return null;
  const counts = classes.map(({ name, train, validation, test }) => ({
    name,
    count: train + (validation ?? 0) + (test ?? 0),
  }));
  const count = (value: number | null) => (value === null ? '–' : formatCount(value));
  const rows = classes.map(({ name, train, validation, test }) => [
    cell(name),
    count(train),
    count(validation),
    count(test),
  ]);
  const numbers = table(
    'Examples of each class in every part',
    [
      { head: 'class' },
      { head: 'training', number: true },
      { head: 'validation', number: true },
      { head: 'test', number: true },
    ],
    rows,
  );
  return html`<div class="pair">${picture(classBalance(counts), 'Examples of each class, all parts together.')}
<div>${classes.length > FOLD_ABOVE ? folded(`${classes.length} classes in every part`, numbers) : numbers}</div></div>`;
}

function range({ targetRange }: ReportData, unit: string | null): Html | null {
  if (!targetRange) return null;
  const { min, mean, max, deviation } = targetRange;
  const written = (value: number) => (unit ? `${formatNumber(value)} ${unit}` : formatNumber(value));
  return html`<p>Over the training part the target runs from ${written(min)} to ${written(max)}; its mean is ${written(mean)}, its standard deviation ${written(deviation)}.</p>`;
}

function columns(list: readonly ReportColumn[]): Html | null {
  if (list.length === 0) return null;
  const rows = list.map(({ name, kind, reason, inputs, missing }) => [
    cell(name),
    kind,
    inputs === null ? '–' : formatCount(inputs),
    missing === 0 ? '–' : formatCount(missing),
    html`<span class="cell">${reason}</span>`,
  ]);
  const whole = table(
    'What every column was taken for',
    [
      { head: 'column' },
      { head: 'taken for' },
      { head: 'inputs', number: true },
      { head: 'missing', number: true },
      { head: 'why' },
    ],
    rows,
  );
  return list.length > FOLD_ABOVE
    ? folded(`What each of the ${list.length} columns was taken for`, whole)
    : whole;
}
