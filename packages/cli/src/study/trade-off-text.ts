import type { MeasureName, TradeOffPoint, TradeOffStudy, WithinTime } from '@colonnade/core';
import { count, figure, plain, textTable } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';

const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];
const longestName = 56;
const lineWidth = 100;

/** A study of the trade-off on the terminal: what it says, the points from fast to slow, the fixed time. */
export function describeTradeOff(study: TradeOffStudy): string {
  const { sentences, notes } = study;
  const [first, ...others] = [...sentences, ...notes].map((sentence) =>
    wrap(plain(sentence, 1000), lineWidth).join('\n'),
  );
  const timed = timedTable(study);
  return [
    `${first}\n`,
    `${pointTable(study)}\n`,
    ...(timed === null ? [] : [`${timed}\n`]),
    ...others.map((each) => `${each}\n`),
  ].join('\n');
}

function pointTable({ points, conclusion }: TradeOffStudy): string {
  const { measure } = conclusion;
  const one = scoreOf(measure);
  const columns: [string, (point: TradeOffPoint) => string][] = [
    ['network', ({ name }) => plain(name, longestName)],
    ['layers', ({ architecture }) => architecture?.join('-') ?? '–'],
    [headOf(measure), ({ summary }) => one(summary.mean)],
    [
      'to the whole',
      ({ toWhole }) => (toWhole === null || toWhole.pairs === 0 ? '' : one(toWhole.difference)),
    ],
    [
      '95 % interval',
      ({ toWhole }) =>
        toWhole?.interval ? `${one(toWhole.interval[0])} to ${one(toWhole.interval[1])}` : '',
    ],
    ['same answers', ({ agreement }) => (agreement === null ? '' : `${(100 * agreement).toFixed(1)} %`)],
    ['examples/s', ({ speed }) => (speed === null ? '–' : rounded(speed.examplesPerSecond))],
    ['µs for one', ({ speed }) => (speed === null ? '–' : micros(speed.oneMicroseconds))],
    ['bytes', ({ bytes }) => (bytes === null ? '–' : count(Math.round(bytes)))],
    ['best for', ({ frontier }) => bestFor(frontier)],
  ];
  const speed = (point: TradeOffPoint) => point.speed?.examplesPerSecond ?? -1;
  const tried = points.filter(({ summary }) => summary.trials > 0);
  const sorted = tried.sort((a, b) => speed(b) - speed(a));
  return textTable([
    columns.map(([head]) => head),
    ...sorted.map((point) => columns.map(([, cell]) => cell(point))),
  ]);
}

function bestFor({ speed, size }: TradeOffPoint['frontier']): string {
  return [...(speed ? ['speed'] : []), ...(size ? ['size'] : [])].join(', ');
}

function timedTable({ within, conclusion }: TradeOffStudy): string | null {
  if (within === null) return null;
  const { measure, larger } = conclusion;
  const one = scoreOf(measure);
  const columns: [string, (arm: WithinTime) => string][] = [
    [`in ${within.seconds} s of training`, ({ arm }) => plain(arm, longestName)],
    ['examples learned', ({ examples }) => (examples === null ? '–' : count(examples))],
    ['epochs', ({ epochs }) => (epochs === null ? '–' : String(epochs))],
    [headOf(measure), ({ mean }) => one(mean)],
    ['95 % interval', ({ interval }) => (interval ? `${one(interval[0])} to ${one(interval[1])}` : '–')],
  ];
  const sign = larger ? -1 : 1;
  const rank = ({ mean }: WithinTime) => (mean === null ? Number.MAX_VALUE : sign * mean);
  const sorted = [...within.arms].sort((a, b) => rank(a) - rank(b));
  return textTable([
    columns.map(([head]) => head),
    ...sorted.map((arm) => columns.map(([, cell]) => cell(arm))),
  ]);
}

function headOf(measure: MeasureName): string {
  return shares.includes(measure) ? `${measure} %` : measure;
}

function scoreOf(measure: MeasureName): (value: number | null) => string {
  return (value) =>
    value === null ? '–' : shares.includes(measure) ? (100 * value).toFixed(2) : figure(value);
}

/** Three digits that count: a clock tells no more. */
function micros(value: number): string {
  return value >= 999.5 ? rounded(value) : value.toPrecision(3);
}

/** Three digits that count. */
function rounded(value: number): string {
  return count(Math.round(Number(value.toPrecision(3))));
}
