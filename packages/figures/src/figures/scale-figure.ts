import * as Plot from '@observablehq/plot';
import { stylesOf } from '../drawing/contestants.js';
import { text } from '../drawing/element.js';
import { logAxisX } from '../drawing/log-axis.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { scoreAxis } from '../drawing/score-axis.js';
import { spacedSizes } from '../drawing/spaced-sizes.js';
import { spreadOut } from '../drawing/spread-out.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface ScaleInput {
  /** What is measured: `accuracy`, `rmse`. */
  readonly measure: string;
  /** True for a share from 0 to 1, told in percent. */
  readonly share: boolean;
  /** Whether more of it is better. */
  readonly larger: boolean;
  /** What stands on the axis below: training examples, or seconds of a trial. */
  readonly against: 'examples' | 'seconds';
  readonly learners: readonly {
    readonly name: string;
    readonly kind: 'network' | 'learner';
    /** Whether the band of its intervals is drawn: those of all would hide each other. */
    readonly band: boolean;
    /** From few examples to many. */
    readonly points: readonly ScaleInputPoint[];
  }[];
}

export interface ScaleInputPoint {
  readonly examples: number;
  readonly seconds: number;
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | null;
}

const HEIGHT = 400;
const WIDTH = 560;

/** How learners and networks do as examples grow, by their number or by the seconds that they take. */
export function scaleFigure(input: ScaleInput): SVGSVGElement {
  const { against } = input;
  const learners = input.learners.filter(({ points }) => points.length > 0);
  const styles = stylesOf(learners.map(({ kind }) => kind));
  const points = learners.flatMap((learner) => learner.points);
  const xs = points.map((point) => point[against]).filter((x) => x > 0);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const { place, scale } = scoreAxis(
    input,
    points.map(({ mean }) => mean),
    learners.flatMap((learner) =>
      learner.band ? learner.points.flatMap(({ interval }) => interval ?? []) : [],
    ),
  );
  const marginRight = 34 + Math.max(0, ...learners.map(({ name }) => textWidth(name)));
  const sizes = points.map(({ examples }) => examples);
  const ticks = against === 'examples' ? spacedSizes(sizes) : logTicks(left, right);
  const chart = plotFigure({
    label: describe({ ...input, learners }),
    width: WIDTH + marginRight,
    height: HEIGHT,
    marginRight,
    x: { type: 'log', axis: null, domain: [left / 1.15, right * 1.15] },
    y: scale,
    marks: [
      logAxisX(
        ticks,
        against === 'examples' ? 'training examples (logarithmic)' : 'seconds a trial (logarithmic)',
      ),
      ...learners.flatMap(({ points: own, band: hasBand }, at) => {
        const { stroke, width, dash } = styles[at];
        const bands = own.flatMap(({ interval, ...point }) =>
          interval === null ? [] : [{ ...point, from: place(interval[0]), to: place(interval[1]) }],
        );
        const band = { x: against, y1: 'from', y2: 'to', fill: color(stroke), fillOpacity: 0.14 } as const;
        return [
          ...(hasBand && against === 'examples' ? [Plot.areaY(bands, band)] : []),
          Plot.line(own, {
            x: against,
            y: ({ mean }: ScaleInputPoint) => place(mean),
            stroke: color(stroke),
            strokeWidth: width,
            ...(dash && { strokeDasharray: dash }),
          }),
          Plot.dot(own, {
            x: against,
            y: ({ mean }: ScaleInputPoint) => place(mean),
            r: 1.5 + width / 1.6,
            stroke: color(stroke),
            fill: color(dash ? 'paper' : stroke),
          }),
        ];
      }),
    ],
  });
  const scales = chart as unknown as { scale(name: 'x' | 'y'): { apply(value: number): number } };
  const ends = learners.map((learner) => learner.points[learner.points.length - 1]);
  const wanted = ends.map(({ mean }) => scales.scale('y').apply(place(mean)));
  const places = spreadOut(wanted, 15, [40, HEIGHT - 48]);
  for (const [at, { name }] of learners.entries()) {
    const from = scales.scale('x').apply(ends[at][against]);
    const label = text(WIDTH + 24, places[at], name, {
      'text-anchor': 'start',
      fill: color(styles[at].stroke),
    });
    chart.appendChild(leader(chart, from + 6, wanted[at], WIDTH + 20, places[at] - 4));
    chart.appendChild(label);
  }
  return chart;
}

/** A thin line from the end of a curve to its name. */
function leader(chart: SVGSVGElement, x1: number, y1: number, x2: number, y2: number): SVGElement {
  const line = chart.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'line') as SVGElement;
  for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(name, value.toFixed(1));
  line.setAttribute('stroke', color('faint'));
  return line;
}

function describe({ measure, share, against, learners }: ScaleInput): string {
  const format = (value: number) => (share ? formatShare(value) : formatNumber(value, 3));
  const said = learners.map(({ name, points }) => {
    const values = [points[0], points[points.length - 1]].map(({ examples, seconds, mean }) => {
      const on = against === 'examples' ? `on ${formatCount(examples)}` : `in ${formatNumber(seconds, 2)} s`;
      return `${format(mean)} ${on}`;
    });
    return `${name} ${[...new Set(values)].join(' to ')}`;
  });
  const by = against === 'examples' ? 'by training examples' : 'by seconds of a trial';
  return `Mean ${measure} ${by}: ${said.join('; ')}.`;
}
