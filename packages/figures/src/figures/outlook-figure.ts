import * as Plot from '@observablehq/plot';
import { logAxisX } from '../drawing/log-axis.js';
import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface OutlookInput {
  readonly measure: string;
  /** True for a share from 0 to 1, told in percent. */
  readonly share: boolean;
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

/** What was measured of one learner, the power law that fits it, and what more examples would bring. */
export function outlookFigure(input: OutlookInput): SVGSVGElement {
  const { measure, share, points, curve, outlook, ceiling } = input;
  const last = points[points.length - 1];
  const fan = [{ examples: last.examples, median: last.mean, low: last.mean, high: last.mean }, ...outlook];
  const values = [
    ...points.map(({ mean }) => mean),
    ...outlook.flatMap(({ low, high }) => [low, high]),
    ...(ceiling === null ? [] : [ceiling]),
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = 0.06 * (most - least || 0.1);
  const domain: [number, number] = share
    ? [Math.max(0, least - margin), Math.min(1, most + margin)]
    : [Math.max(0, least - margin), most + margin];
  const within = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
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
    y: {
      label: share ? `${measure}, %` : measure,
      domain,
      tickFormat: (value: number) => formatNumber(share ? 100 * value : value, 3),
    },
    marks: [
      logAxisX(spaced(sizes), 'training examples (logarithmic)'),
      Plot.areaY(fan, {
        x: 'examples',
        y1: ({ low }: { low: number }) => within(low),
        y2: ({ high }: { high: number }) => within(high),
        fill: color('second'),
        fillOpacity: 0.16,
      }),
      ...(ceiling === null ? [] : [Plot.ruleY([ceiling], { stroke: color('soft'), strokeDasharray: '5 3' })]),
      Plot.line(
        curve.filter(
          ({ examples, value }) => examples <= last.examples && value >= domain[0] && value <= domain[1],
        ),
        { x: 'examples', y: 'value', stroke: color('first'), strokeWidth: 1.5 },
      ),
      Plot.line(fan, {
        x: 'examples',
        y: 'median',
        stroke: color('second'),
        strokeWidth: 2,
        strokeDasharray: '5 3',
      }),
      Plot.ruleX(ranges, { x: 'examples', y1: 'from', y2: 'to', stroke: color('first'), strokeWidth: 1.5 }),
      Plot.dot(points, { x: 'examples', y: 'mean', r: 4.5, fill: color('first'), stroke: color('paper') }),
      Plot.dot(told, { x: 'examples', y: 'median', r: 4, stroke: color('second'), fill: color('paper') }),
      Plot.text(told, {
        x: 'examples',
        y: 'median',
        text: 'text',
        dy: -14,
        fill: color('second'),
        fontSize: 13,
      }),
    ],
  });
}

function spaced(sizes: readonly number[]): number[] {
  const kept: number[] = [];
  for (const size of [...sizes].sort((a, b) => b - a)) {
    const last = kept[kept.length - 1];
    if (last === undefined || last / size >= 1.45) kept.push(size);
  }
  return kept.reverse();
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
