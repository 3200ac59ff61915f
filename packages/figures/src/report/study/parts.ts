import {
  type ArmSummary,
  type Conclusion,
  type StudyPlan,
  type StudyRun,
  wordsOfMeasure,
} from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { armCurvesFigure } from '../../figures/arm-curves-figure.js';
import { armsFigure } from '../../figures/arms-figure.js';
import { cell, type Html, type HtmlValue, html } from '../html.js';
import { facts, picture, section, table } from '../parts.js';
import { armValues, costCurves, isShare, saturationCurves } from './arm-values.js';
import type { StudyAbout } from './study-about.js';

/** More lines than these cannot be told apart. */
const MOST_CURVES = 9;

/** The first screen of a study: its first sentence, how much that rests on, and the others. */
export function studyOpening(
  sentences: readonly string[],
  plan: StudyPlan,
  run: StudyRun,
  beside: HtmlValue = null,
): Html {
  const [first, ...others] = sentences;
  return html`<p class="sentence">${first}</p>
${stoppedNote(run)}${others.map((each) => html`<p>${each}</p>\n`)}${beside}
${facts([
  ['arms', formatCount(plan.arms.length)],
  ['seeds', plan.seeds.length > 8 ? formatCount(plan.seeds.length) : plan.seeds.join(', ')],
  plan.folds === null ? null : ['folds', formatCount(plan.folds)],
  ['trials', `${formatCount(run.results.length)} of ${formatCount(run.trials)}`],
  ['seconds', formatNumber(run.seconds, 3)],
])}`;
}

function stoppedNote({ stopped, results, trials }: StudyRun): HtmlValue {
  if (stopped === 'done') return null;
  const why = stopped === 'time' ? 'The time was up' : 'It was stopped';
  return html`<p class="caution">${why} after ${formatCount(results.length)} of ${formatCount(trials)} trials.</p>
`;
}

/** Every arm with its mean, interval and paired difference. */
export function armsSection(conclusion: Conclusion, { results }: StudyRun): Html {
  const drawn = armValues(conclusion, results);
  const byName = new Map(conclusion.arms.map((arm) => [arm.arm, arm]));
  const columns = armColumns(conclusion);
  const rows = drawn.arms.map(({ name }) => columns.map(({ cell: write }) => write(byName.get(name)!)));
  return section(
    'arms',
    'The arms',
    picture(
      armsFigure(drawn),
      'Each trial, the mean of each arm, and where that mean lies in 95 of 100 cases. Arms share their seeds, so that a paired difference is told more finely than these intervals overlap.',
      { wide: true, name: 'The arms' },
    ),
    table('Arms, the best first', columns, rows),
  );
}

interface ArmColumn {
  readonly head: string;
  readonly number?: boolean;
  /** False where no arm has anything to say in it. */
  readonly wanted?: boolean;
  readonly cell: (arm: ArmSummary) => HtmlValue;
}

function armColumns({ measure, best, arms }: Conclusion): ArmColumn[] {
  const share = isShare(measure);
  const one = (value: number | null) => (share ? formatShare(value) : formatNumber(value, 3));
  const points = (value: number) => (share ? formatNumber(100 * value, 2) : formatNumber(value, 3));
  const range = (interval: readonly [number, number] | null, format: (value: number) => string) =>
    interval === null ? '–' : `${format(interval[0])} to ${format(interval[1])}`;
  const some = (of: (arm: ArmSummary) => unknown) => arms.some((arm) => (of(arm) ?? null) !== null);
  const all: ArmColumn[] = [
    { head: 'arm', cell: ({ arm }) => cell(arm) },
    { head: wordsOfMeasure(measure), number: true, cell: ({ mean }) => one(mean) },
    { head: '95 % interval', number: true, cell: ({ interval }) => range(interval, one) },
    {
      head: 'to the best',
      number: true,
      cell: ({ toBest }) => (toBest === null || toBest.pairs === 0 ? '' : points(toBest.difference)),
    },
    {
      head: '95 % interval',
      number: true,
      cell: ({ toBest }) => (toBest === null ? '' : range(toBest.interval, points)),
      wanted: some(({ toBest }) => toBest?.interval),
    },
    {
      head: 'p',
      number: true,
      cell: ({ toBest }) => (toBest?.pAdjusted == null ? '' : formatNumber(toBest.pAdjusted, 2)),
      wanted: some(({ toBest }) => toBest?.pAdjusted),
    },
    {
      head: 'verdict',
      cell: ({ arm, toBest }) => (arm === best ? 'best' : wordsOf[toBest?.verdict ?? 'untested']),
    },
    {
      head: 'more pairs',
      number: true,
      cell: ({ toBest }) => (toBest?.morePairs == null ? '' : formatCount(toBest.morePairs)),
      wanted: some(({ toBest }) => toBest?.morePairs),
    },
    {
      head: 'epochs to cost',
      number: true,
      cell: ({ toCost }) => (toCost?.epochs == null ? 'never' : formatNumber(toCost.epochs, 3)),
      wanted: some(({ toCost }) => toCost),
    },
    {
      head: 'seconds to cost',
      number: true,
      cell: ({ toCost }) => (toCost?.seconds == null ? 'never' : formatNumber(toCost.seconds, 3)),
      wanted: some(({ toCost }) => toCost),
    },
    {
      head: 'saturated',
      number: true,
      cell: ({ saturated }) => formatShare(saturated, 0),
      wanted: some(({ saturated }) => saturated),
    },
    {
      head: 'dead',
      number: true,
      cell: ({ dead }) => formatShare(dead, 0),
      wanted: some(({ dead }) => dead),
    },
    { head: 'epochs', number: true, cell: ({ epochs }) => formatNumber(epochs, 3) },
    { head: 'seconds', number: true, cell: ({ seconds }) => formatNumber(seconds, 3) },
  ];
  return all.filter(({ wanted = true }) => wanted);
}

const wordsOf = {
  better: 'better',
  worse: 'worse',
  undecided: 'undecided',
  same: 'the same',
  untested: 'untested',
  fixed: 'worse for every seed alike',
} as const;

/** The cost of every arm over the epochs, and the saturated share where there is one. */
export function curvesSection(conclusion: Conclusion, plan: StudyPlan, { results }: StudyRun): Html | null {
  const names = armValues(conclusion, results).arms.map(({ name }) => name);
  const shown = names.slice(0, MOST_CURVES);
  const costs = costCurves(shown, results, plan.untilCost);
  if (costs === null) return null;
  const saturated = saturationCurves(shown, results);
  const left = names.length - shown.length;
  const rest = left > 0 ? ` The ${left} arms that came out last are left out.` : '';
  return section(
    'curves',
    'How they trained',
    picture(
      armCurvesFigure(costs),
      `Training cost by epoch, the mean over the trials${costs.arms.length > 6 ? '' : '; thin lines are single trials'}.${rest}`,
      { wide: true, name: 'Training cost by epoch' },
    ),
    saturated !== null &&
      picture(
        armCurvesFigure(saturated),
        'The share of hidden activations whose derivative is below a twentieth of its largest: what they are told hardly moves the weights before them.',
        { wide: true, name: 'Saturated share by epoch' },
      ),
  );
}

/** What was done with the data, and the command that does all of this again. */
export function repeatSection({ command, notes }: StudyAbout): Html {
  return section(
    'repeat',
    'Do it again',
    html`<pre><code>${command}</code></pre>`,
    notes.map((note) => html`<p><bdi>${note}</bdi></p>\n`),
  );
}
