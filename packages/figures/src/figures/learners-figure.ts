import * as Plot from '@observablehq/plot';
import { text } from '../drawing/element.js';
import { logAxisX } from '../drawing/log-axis.js';
import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { spreadOut } from '../drawing/spread-out.js';
import { textWidth } from '../drawing/text-width.js';
import { type Color, color } from '../drawing/theme.js';

export interface LearnersInput {
  /** What is measured: `accuracy`, `rmse`. */
  readonly measure: string;
  /** True for a share from 0 to 1, told in percent. */
  readonly share: boolean;
  /** The network first. */
  readonly learners: readonly {
    readonly name: string;
    readonly points: readonly LearnerPoint[];
  }[];
}

export interface LearnerPoint {
  /** Training examples. */
  readonly examples: number;
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | null;
}

/** The network is the strong line; the others differ by dashes and by the names at their ends. */
const styles: readonly { stroke: Color; dash?: string }[] = [
  { stroke: 'first' },
  { stroke: 'second' },
  { stroke: 'ink', dash: '6 3' },
  { stroke: 'second', dash: '2 3' },
  { stroke: 'soft' },
];

const HEIGHT = 320;
/** Pixels between learners at the same number of examples: their intervals stand side by side. */
const ASIDE = 5;

/** How the network and other learners do on few, more and all examples: means with their 95 % intervals. */
export function learnersFigure({ measure, share, learners }: LearnersInput): SVGSVGElement {
  const drawn = learners.filter(({ points }) => points.length > 0);
  const points = drawn.flatMap((learner) => learner.points);
  const sizes = [...new Set(points.map(({ examples }) => examples))].sort((a, b) => a - b);
  const [low, high] = domainOf(points, share);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const marginRight = 24 + Math.max(0, ...drawn.map(({ name }) => textWidth(name)));
  const chart = plotFigure({
    label: describe({ measure, share, learners: drawn }),
    width: 420 + marginRight,
    height: HEIGHT,
    marginRight,
    x: { type: 'log', axis: null, domain: [sizes[0] / 1.3, sizes[sizes.length - 1] * 1.1] },
    y: {
      label: share ? `${measure}, %` : measure,
      domain: [low, high],
      tickFormat: (value: number) => formatNumber(share ? 100 * value : value, 3),
    },
    marks: [
      logAxisX(sizes, 'training examples (logarithmic)'),
      ...drawn.flatMap(({ points: own }, at) => {
        const { stroke, dash } = styles[at % styles.length];
        const style = {
          x: 'examples',
          dx: ASIDE * (at - (drawn.length - 1) / 2),
          stroke: color(stroke),
        } as const;
        const ranges = own.flatMap(({ examples, interval }) =>
          interval === null ? [] : [{ examples, from: within(interval[0]), to: within(interval[1]) }],
        );
        return [
          Plot.ruleX(ranges, { ...style, y1: 'from', y2: 'to', strokeWidth: 1.5, strokeOpacity: 0.6 }),
          Plot.line(own, {
            ...style,
            y: 'mean',
            strokeWidth: at === 0 ? 2.5 : 2,
            ...(dash && { strokeDasharray: dash }),
          }),
          Plot.dot(own, {
            ...style,
            y: 'mean',
            r: at === 0 ? 4.5 : 3.5,
            fill: color(at === 0 ? stroke : 'paper'),
          }),
        ];
      }),
    ],
  });
  const scales = chart as unknown as { scale(name: 'x' | 'y'): { apply(value: number): number } };
  const ends = drawn.map((learner) => learner.points.at(-1)!);
  const places = spreadOut(
    ends.map(({ mean }) => scales.scale('y').apply(mean)),
    14,
    [40, HEIGHT - 48],
  );
  const right = Math.max(...ends.map(({ examples }) => scales.scale('x').apply(examples)));
  for (const [at, { name }] of drawn.entries()) {
    const { stroke } = styles[at % styles.length];
    chart.appendChild(text(right + 18, places[at], name, { 'text-anchor': 'start', fill: color(stroke) }));
  }
  return chart;
}

/** All means, and of their intervals as much as is as wide again on either side. */
function domainOf(points: readonly LearnerPoint[], share: boolean): [number, number] {
  const means = points.map(({ mean }) => mean);
  const [least, most] = [Math.min(...means), Math.max(...means)];
  const width = most - least || Math.abs(most) * 0.05 || 0.05;
  const ends = points.flatMap(({ interval }) => interval ?? []);
  const low = Math.max(least - width, Math.min(least - 0.1 * width, ...ends));
  const high = Math.min(most + width, Math.max(most + 0.1 * width, ...ends));
  return share ? [Math.max(0, low), Math.min(1, high)] : [low, high];
}

function describe({ measure, share, learners }: LearnersInput): string {
  const format = (value: number) => (share ? formatShare(value) : formatNumber(value, 3));
  const said = learners.map(({ name, points }) => {
    const values = points.map(({ examples, mean }) => `${format(mean)} on ${formatCount(examples)}`);
    return `${name} ${values.join(', ')}`;
  });
  return `Mean ${measure} by training examples: ${said.join('; ')}.`;
}
