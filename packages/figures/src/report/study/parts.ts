import type { ArmSummary, Conclusion, StudyPlan, StudyRun } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { armCurvesFigure } from '../../figures/arm-curves-figure.js';
import { armsFigure } from '../../figures/arms-figure.js';
import { cell, type Html, type HtmlValue, html } from '../html.js';
import { facts, picture, section, table } from '../parts.js';
import { armCurves, armValues, isShare } from './arm-values.js';
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
  const rows = drawn.arms.map(({ name }) => armRow(byName.get(name)!, conclusion));
  return section(
    'arms',
    'The arms',
    picture(
      armsFigure(drawn),
      'Each trial, the mean of each arm, and where that mean lies in 95 of 100 cases. Arms share their seeds, so that a paired difference is told more finely than these intervals overlap.',
      { wide: true, name: 'The arms' },
    ),
    table('Arms, the best first', armColumns(conclusion), rows),
  );
}

const armColumns = ({ measure }: Conclusion) => [
  { head: 'arm' },
  { head: measure, number: true },
  { head: '95 % interval', number: true },
  { head: 'to the best', number: true },
  { head: 'its interval', number: true },
  { head: 'p', number: true },
  { head: 'verdict' },
  { head: 'more pairs', number: true },
  { head: 'epochs to cost', number: true },
  { head: 'saturated', number: true },
  { head: 'dead', number: true },
  { head: 'epochs', number: true },
  { head: 'seconds', number: true },
];

function armRow(arm: ArmSummary, { measure, best }: Conclusion): HtmlValue[] {
  const share = isShare(measure);
  const one = (value: number | null) => (share ? formatShare(value) : formatNumber(value, 3));
  const points = (value: number) => (share ? formatNumber(100 * value, 2) : formatNumber(value, 3));
  const range = (interval: readonly [number, number] | null, format: (value: number) => string) =>
    interval === null ? '–' : `${format(interval[0])} to ${format(interval[1])}`;
  const { toBest, toCost } = arm;
  return [
    cell(arm.arm),
    one(arm.mean),
    range(arm.interval, one),
    toBest === null || toBest.pairs === 0 ? '' : points(toBest.difference),
    toBest === null ? '' : range(toBest.interval, points),
    toBest?.pAdjusted == null ? '' : formatNumber(toBest.pAdjusted, 2),
    arm.arm === best ? 'best' : wordsOf[toBest?.verdict ?? 'untested'],
    toBest?.morePairs == null ? '' : formatCount(toBest.morePairs),
    toCost === null ? '' : toCost.epochs === null ? 'never' : formatNumber(toCost.epochs, 3),
    formatShare(arm.saturated, 0),
    formatShare(arm.dead, 0),
    formatNumber(arm.epochs, 3),
    formatNumber(arm.seconds, 3),
  ];
}

const wordsOf = {
  better: 'better',
  worse: 'worse',
  undecided: 'not told from it',
  same: 'the same',
  untested: 'untested',
  fixed: 'worse for every seed alike',
} as const;

/** The cost of every arm over the epochs, and the saturated share where there is one. */
export function curvesSection(conclusion: Conclusion, plan: StudyPlan, { results }: StudyRun): Html | null {
  const names = armValues(conclusion, results).arms.map(({ name }) => name);
  const shown = names.slice(0, MOST_CURVES);
  const costs = armCurves(shown, results, ({ cost }) => cost).filter(({ mean }) => mean.length > 0);
  if (costs.length === 0) return null;
  const saturated = armCurves(shown, results, (point) => point.saturated).filter(
    ({ mean }) => mean.length > 0,
  );
  const left = names.length - shown.length;
  const rest = left > 0 ? ` The ${left} arms that came out last are left out.` : '';
  return section(
    'curves',
    'How they trained',
    picture(
      armCurvesFigure({ quantity: 'training cost', arms: costs, level: plan.untilCost }),
      `Training cost by epoch, the mean over the trials${costs.length > 6 ? '' : '; thin lines are single trials'}.${rest}`,
      { wide: true, name: 'Training cost by epoch' },
    ),
    saturated.length > 0 &&
      picture(
        armCurvesFigure({ quantity: 'saturated share', arms: saturated, scale: 'linear' }),
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
