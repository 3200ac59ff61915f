import type { TradeOffPoint, TradeOffStudy } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { coveredFigure } from '../../figures/covered-figure.js';
import { frontierFigure } from '../../figures/frontier-figure.js';
import { cell, type Html, type HtmlValue, html } from '../html.js';
import { renderPage } from '../page.js';
import { picture, section, table } from '../parts.js';
import { isShare } from './arm-values.js';
import { repeatSection, studyOpening } from './parts.js';
import type { StudyAbout } from './study-about.js';
import { coveredValues, frontierValues } from './trade-off-values.js';

/** The report of a study of the trade-off as one HTML page: what is fast and good, and the figures. */
export function renderTradeOffReport(study: TradeOffStudy, about: StudyAbout): string {
  const { plan, run, sentences, notes } = study;
  return renderPage({
    kind: 'Study of the trade-off',
    title: about.title,
    opening: studyOpening(
      sentences,
      plan,
      run,
      notes.map((note) => html`<p>${note}</p>\n`),
    ),
    sections: [
      speedSection(study),
      sizeSection(study),
      withinSection(study),
      pointsSection(study),
      repeatSection(about),
    ],
    version: about.version,
    date: null,
  });
}

/** The figures of a study of the trade-off, by the names of their files. */
export function tradeOffFigures(study: TradeOffStudy): Readonly<Record<string, SVGSVGElement>> {
  const [speed, size] = [frontierValues(study, 'speed'), frontierValues(study, 'size')];
  const covered = coveredValues(study);
  return {
    ...(speed && { 'speed.svg': frontierFigure(speed) }),
    ...(size && { 'size.svg': frontierFigure(size) }),
    ...(covered && { 'within-time.svg': coveredFigure(covered) }),
  };
}

function speedSection(study: TradeOffStudy): Html | null {
  const values = frontierValues(study, 'speed');
  if (values === null) return null;
  return section(
    'speed',
    'Score against speed',
    picture(
      frontierFigure(values),
      'Every network by its mean score and by the examples it predicts in a second, on one thread. No other is both better and faster than those on the dashed line; what lies below it is given away. The dot with a dark edge is the whole network; scores far below the line are drawn at the lower edge.',
      { wide: true, name: 'Score against speed' },
    ),
  );
}

function sizeSection(study: TradeOffStudy): Html | null {
  const values = frontierValues(study, 'size');
  if (values === null) return null;
  return section(
    'size',
    'Score against size',
    picture(
      frontierFigure(values),
      'The same scores by the bytes of the model’s file, what the columns are and the vocabulary included: smaller to the right.',
      { wide: true, name: 'Score against size' },
    ),
  );
}

function withinSection(study: TradeOffStudy): Html | null {
  const values = coveredValues(study);
  if (values === null) return null;
  return section(
    'within-time',
    'In the same time of training',
    picture(
      coveredFigure(values),
      `What each network comes to when it may train for ${formatNumber(values.seconds, 3)} seconds, a quarter of what the whole network takes. What is faster goes over more examples in that time.`,
      { wide: true, name: 'In the same time of training' },
    ),
  );
}

function pointsSection(study: TradeOffStudy): Html {
  const { points, conclusion } = study;
  const share = isShare(conclusion.measure);
  const speed = ({ speed: found }: TradeOffPoint) => found?.examplesPerSecond ?? -1;
  const tried = points.filter(({ summary }) => summary.trials > 0);
  const sorted = tried.sort((a, b) => speed(b) - speed(a));
  return section(
    'points',
    'All networks',
    table(
      'Networks, the fastest first',
      [
        { head: 'network' },
        { head: 'layers' },
        { head: conclusion.measure, number: true },
        { head: 'to the whole', number: true },
        { head: 'same answers', number: true },
        { head: 'examples/s', number: true },
        { head: 'µs for one', number: true },
        { head: 'kB', number: true },
        { head: 'best for' },
      ],
      sorted.map((point) => row(point, share)),
    ),
    html`<p>Same answers: the share of examples that get the class which the network gives that it was made of.</p>`,
  );
}

function row(point: TradeOffPoint, share: boolean): HtmlValue[] {
  const { name, architecture, summary, toWhole, agreement, speed, bytes, frontier } = point;
  const points = (value: number) => formatNumber(share ? 100 * value : value, 2);
  const range = toWhole?.interval
    ? ` (${points(toWhole.interval[0])} to ${points(toWhole.interval[1])})`
    : '';
  return [
    cell(name),
    architecture?.join('-') ?? '–',
    share ? formatShare(summary.mean) : formatNumber(summary.mean, 3),
    toWhole === null || toWhole.pairs === 0 ? '' : `${points(toWhole.difference)}${range}`,
    agreement === null ? '' : formatShare(agreement, 2),
    speed === null ? '–' : formatCount(Number(speed.examplesPerSecond.toPrecision(3))),
    speed === null ? '–' : formatNumber(speed.oneMicroseconds, 3),
    bytes === null ? '–' : formatNumber(bytes / 1000, 3),
    [...(frontier.speed ? ['speed'] : []), ...(frontier.size ? ['size'] : [])].join(', '),
  ];
}
