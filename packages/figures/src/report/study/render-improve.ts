import { type Improvement, sentenceOfGain, sizeOfGain } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { armsFigure } from '../../figures/arms-figure.js';
import { cell, type Html, html } from '../html.js';
import { renderPage } from '../page.js';
import { facts, picture, section, table } from '../parts.js';
import { armValues, isShare } from './arm-values.js';
import { repeatSection } from './parts.js';
import type { StudyAbout } from './study-about.js';

/** The report of `improve` as one HTML page: the verdict, the change with its gain and command, and what was tried. */
export function renderImproveReport(found: Improvement, command: string | null, about: StudyAbout): string {
  return renderPage({
    kind: 'What would improve it',
    title: about.title,
    opening: opening(found, command),
    sections: [
      freshSection(found),
      firstSection(found),
      amountSection(found),
      symptomsSection(found),
      dataSection(found),
      repeatSection(about),
    ],
    version: about.version,
    date: null,
  });
}

/** The figures of `improve` by the names of their files. */
export function improveFigures({ fresh, first, run }: Improvement): Readonly<Record<string, SVGSVGElement>> {
  return {
    ...(fresh && { 'fresh.svg': armsFigure(freshValues(fresh, run.results)) }),
    ...(first && { 'tried.svg': armsFigure(armValues(first.conclusion, seedsOf(first, run.results))) }),
  };
}

type Group = NonNullable<Improvement['fresh']>;

function seedsOf({ plan }: Group, results: Improvement['run']['results']) {
  return results.filter(({ seed }) => plan.seeds.includes(seed));
}

function freshValues(fresh: Group, results: Improvement['run']['results']) {
  return armValues(fresh.conclusion, seedsOf(fresh, results));
}

function opening(
  { verdict, found, cause, gain, warnings, notes, run, steps }: Improvement,
  command: string | null,
): Html {
  return html`<p class="sentence"><bdi>${verdict}</bdi></p>
${(found || cause !== null) && gain !== null && html`<p>On ${gain.pairs} fresh seeds: ${sentenceOfGain(gain)}.</p>\n`}${steps.length > 1 && steps.map((step) => html`<p><bdi>${step.name}</bdi>: ${step.gain === null ? '' : sizeOfGain(step.gain)}.</p>\n`)}${command !== null && html`<pre><code>${command}</code></pre>\n`}${warnings.map((each) => html`<p class="caution"><bdi>${each}</bdi></p>\n`)}${notes.map((each) => html`<p><bdi>${each}</bdi></p>\n`)}
${facts([
  ['trainings', `${formatCount(run.results.length)} of ${formatCount(run.trials)}`],
  ['seconds', formatNumber(run.seconds, 3)],
])}`;
}

function freshSection({ fresh, run }: Improvement): Html | null {
  if (fresh === null) return null;
  return section(
    'fresh',
    'On fresh seeds',
    picture(
      armsFigure(freshValues(fresh, run.results)),
      'The best change beside the options as they are, on seeds that it was not picked on: on those that it was, its gain is that of the luckiest of many. Arms share their seeds, so that the paired gain above is told more finely than these intervals overlap.',
      { wide: true, name: 'On fresh seeds' },
    ),
  );
}

function firstSection({ first, searches, run }: Improvement): Html | null {
  if (first === null) return null;
  return section(
    'tried',
    'What was tried',
    picture(
      armsFigure(armValues(first.conclusion, seedsOf(first, run.results))),
      'Every change by itself on the seeds of the search.',
      { wide: true, name: 'What was tried' },
    ),
    searches.map(({ from, suspects }) => [
      suspects.map(
        ({ suspect, because }) =>
          html`<p><strong>${suspect[0].toUpperCase()}${suspect.slice(1)}.</strong> <bdi>${because}</bdi></p>\n`,
      ),
      table(
        `Changes of: ${from}`,
        [{ head: 'suspect' }, { head: 'change' }, { head: 'in the search' }],
        suspects.flatMap(({ suspect, tried }) =>
          tried.map(({ name, gain, problem }) => [
            suspect,
            cell(name),
            gain === null ? (problem ?? 'no time') : sizeOfGain({ ...gain, interval: null }),
          ]),
        ),
      ),
    ]),
  );
}

function amountSection({ amount, measure }: Improvement): Html | null {
  if (amount === null) return null;
  const format = (value: number) => (isShare(measure) ? formatShare(value) : formatNumber(value, 4));
  return section(
    'amount',
    'Would more data help?',
    html`<p>${amount.sentence}</p>`,
    table(
      'By training examples',
      [
        { head: 'examples', number: true },
        { head: measure, number: true },
      ],
      [
        ...amount.points.map(({ examples, mean }) => [formatCount(examples), format(mean)]),
        ...amount.outlook.map(({ times, examples, score: { median, low, high } }) => [
          `${formatCount(examples)} (× ${times})`,
          `${format(median)} expected (90 %: ${format(low)} to ${format(high)})`,
        ]),
      ],
    ),
  );
}

function symptomsSection({ symptoms }: Improvement): Html | null {
  return findingsSection(
    'training',
    'The training itself',
    'What one training with the options as they are shows',
    symptoms,
  );
}

function dataSection({ findings }: Improvement): Html | null {
  return findingsSection('data', 'The data', 'What a look at the data found', findings);
}

function findingsSection(
  id: string,
  title: string,
  caption: string,
  findings: Improvement['findings'],
): Html | null {
  if (findings.length === 0) return null;
  return section(
    id,
    title,
    table(
      caption,
      [{ head: 'finding' }, { head: 'severity' }, { head: 'figures' }],
      findings.map((each) => [cell(each.title), each.severity, cell(each.detail)]),
    ),
  );
}
