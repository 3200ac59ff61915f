import * as Plot from '@observablehq/plot';
import { logAxisX } from '../drawing/log-axis.js';
import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { scoreAxis } from '../drawing/score-axis.js';
import { spacedSizes } from '../drawing/spaced-sizes.js';
import { color } from '../drawing/theme.js';

export interface OutlookInput {
  readonly measure: string;
  /** True for a share from 0 to 1, told in percent. */
  readonly share: boolean;
  /** Whether more of it is better. */
  readonly larger: boolean;
  /** Whose curve it is: `medium network`. */
  readonly name: string;
  readonly points: readonly {
    readonly examples: number;
    readonly mean: number;
    readonly interval: readonly [low: number, high: number] | null;
  }[];
  /** The fitted curve, at numbers of examples from the first to the last that is drawn. */
  readonly curve: readonly { readonly examples: number; readonly value: number }[];
  /** From the last point on: what is expected, and where it lies in 90 of 100 cases. */
  readonly outlook: readonly {
    readonly examples: number;
    readonly median: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** A score that nothing can be better than; null for none. */
  readonly ceiling: number | null;
}

/** Intervals are what the figure tells: of an even axis they may take several times the room of the scores. */
const roomForIntervals = 4;

/** What was measured of one learner, the power law that fits it, and what more examples would bring. */
export function outlookFigure(input: OutlookInput): SVGSVGElement {
  const { share, points, curve, outlook, ceiling } = input;
  const last = points[points.length - 1];
  const fan = [{ examples: last.examples, median: last.mean, low: last.mean, high: last.mean }, ...outlook];
  const values = [
    ...points.map(({ mean }) => mean),
    ...outlook.flatMap(({ median }) => median),
    ...(ceiling === null ? [] : [ceiling]),
  ];
  const { place: within, scale } = scoreAxis(
    input,
    values,
    outlook.flatMap(({ low, high }) => [low, high]),
    roomForIntervals,
  );
  const ranges = points.flatMap(({ examples, interval }) =>
    interval === null ? [] : [{ examples, from: within(interval[0]), to: within(interval[1]) }],
  );
  const sizes = [...points.map(({ examples }) => examples), ...outlook.map(({ examples }) => examples)];
  const told = outlook.map((each) => ({
    ...each,
    text: share ? formatShare(each.median) : formatNumber(each.median, 3),
  }));
  return plotFigure({
    label: describe(input),
    legend: [
      { text: 'measured', color: 'first', mark: 'dot' },
      { text: 'power law', color: 'first', mark: 'line' },
      { text: 'expected, 90 %', color: 'second', mark: 'dashes' },
      ...(ceiling === null
        ? []
        : [{ text: 'ceiling of contradicting rows', color: 'soft', mark: 'dashes' } as const]),
    ],
    width: 620,
    height: 340,
    marginRight: 56,
    x: { type: 'log', axis: null, domain: [Math.min(...sizes) / 1.2, Math.max(...sizes) * 1.1] },
    y: scale,
    marks: [
      logAxisX(spacedSizes(sizes), 'training examples (logarithmic)'),
      Plot.areaY(fan, {
        x: 'examples',
        y1: ({ low }: { low: number }) => within(low),
        y2: ({ high }: { high: number }) => within(high),
        fill: color('second'),
        fillOpacity: 0.16,
      }),
      ...(ceiling === null
        ? []
        : [Plot.ruleY([within(ceiling)], { stroke: color('soft'), strokeDasharray: '5 3' })]),
      Plot.line(
        curve
          .filter(({ examples }) => examples <= last.examples)
          .map(({ examples, value }) => ({ examples, value: within(value) })),
        { x: 'examples', y: 'value', stroke: color('first'), strokeWidth: 1.5 },
      ),
      Plot.line(fan, {
        x: 'examples',
        y: ({ median }: { median: number }) => within(median),
        stroke: color('second'),
        strokeWidth: 2,
        strokeDasharray: '5 3',
      }),
      Plot.ruleX(ranges, { x: 'examples', y1: 'from', y2: 'to', stroke: color('first'), strokeWidth: 1.5 }),
      Plot.dot(points, {
        x: 'examples',
        y: ({ mean }: { mean: number }) => within(mean),
        r: 4.5,
        fill: color('first'),
        stroke: color('paper'),
      }),
      Plot.dot(told, {
        x: 'examples',
        y: ({ median }: { median: number }) => within(median),
        r: 4,
        stroke: color('second'),
        fill: color('paper'),
      }),
      Plot.text(told, {
        x: 'examples',
        y: ({ median }: { median: number }) => within(median),
        text: 'text',
        dy: -14,
        fill: color('second'),
        fontSize: 13,
      }),
    ],
  });
}

function describe({ measure, share, name, points, outlook }: OutlookInput): string {
  const format = (value: number) => (share ? formatShare(value) : formatNumber(value, 3));
  const last = points[points.length - 1];
  const more = outlook.map(
    ({ examples, median, low, high }) =>
      `${format(median)} (90 %: ${format(low)} to ${format(high)}) on ${formatCount(examples)}`,
  );
  return `${name}: ${measure} ${format(last.mean)} on ${formatCount(last.examples)} examples; expected ${more.join(', ')}.`;
}
