import { formatCount, formatNumber, formatShare } from '../../../drawing/numbers.js';
import { cell, type Html, html } from '../../html.js';
import { section, table } from '../../parts.js';
import type { ModelReport } from './model-report.js';

const rowNames = { train: 'training', validation: 'validation', test: 'test', new: 'new to it' } as const;

const baselineNames: Readonly<Record<string, string>> = {
  majority: 'majority class',
  mean: 'mean',
  logisticRegression: 'logistic regression',
  linearRegression: 'linear regression',
};

/** How good the model is on the rows that are known, beside what is simpler. */
export function scoresSection({ path, diagnosis }: ModelReport): Html {
  const { scores, baselines, task, architecture, notJudged, judgedOn } = diagnosis;
  const regression = task === 'regression';
  const written = (value: number | null) => (regression ? formatNumber(value) : formatShare(value));
  const rows = [
    ...scores.map(({ rows: of, examples, score, standardError, cost, costError }) => [
      `the model, ${rowNames[of]}`,
      formatCount(examples),
      written(score),
      standardError === null ? '–' : written(1.96 * standardError),
      formatNumber(cost, 3),
      formatNumber(1.96 * costError, 2),
    ]),
    ...baselines.map(({ name, score }) => [
      `${baselineNames[name] ?? name}, ${rowNames[judgedOn]}`,
      '',
      written(score),
      '',
      '',
      '',
    ]),
  ];
  return section(
    'model',
    'The model',
    html`<p><bdi><code>${path}</code></bdi>: ${architecture.join(' – ')} units.</p>`,
    table(
      'What it reaches',
      [
        { head: 'rows' },
        { head: 'examples', number: true },
        { head: regression ? 'r²' : 'accuracy', number: true },
        { head: '± 95 %', number: true },
        { head: 'mean loss', number: true },
        { head: '± 95 %', number: true },
      ],
      rows.map(([name, ...rest]) => [cell(name), ...rest]),
    ),
    notJudged.map((note) => html`<p><bdi>${note}</bdi></p>`),
  );
}
