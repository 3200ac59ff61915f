import * as Plot from '@observablehq/plot';
import { text } from '../drawing/element.js';
import { logAxisX } from '../drawing/log-axis.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface FrontierInput {
  /** What is scored: `accuracy`, and whether it is a share; more is better, or less. */
  readonly measure: string;
  readonly share: boolean;
  readonly larger: boolean;
  /** What a score costs: `examples predicted a second`, of which more is better; `bytes`, of which less is. */
  readonly against: string;
  readonly more: boolean;
  readonly points: readonly FrontierPoint[];
}

export interface FrontierPoint {
  readonly name: string;
  readonly score: number;
  readonly interval: readonly [low: number, high: number] | null;
  readonly value: number;
  /** Whole numbers of 8 bits; else floating-point numbers. */
  readonly eightBits: boolean;
  /** No other is better in one and no worse in the other. */
  readonly frontier: boolean;
  /** What the others are compared with. */
  readonly reference: boolean;
}

const WIDTH = 640;
const HEIGHT = 400;
const TOP = 62;
const SIZE = 10.5;

/** Score against speed or size, a dot for each network; those on the frontier are joined and named. */
export function frontierFigure(input: FrontierInput): SVGSVGElement {
  const { measure, share, larger, against, more, points } = input;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const on = points.filter(({ frontier }) => frontier).sort((a, b) => a.value - b.value);
  const domain = scoreDomain(points, larger);
  const within = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const ticks = logTicks(low / 1.4, high * 1.4);
  const fill = ({ eightBits }: FrontierPoint) => color(eightBits ? 'second' : 'first');
  const shown = points.map((point) => ({ ...point, at: within(point.score) }));
  const ranges = points.flatMap((point) =>
    point.interval === null || !(point.frontier || point.reference)
      ? []
      : [{ value: point.value, from: within(point.interval[0]), to: within(point.interval[1]), point }],
  );
  const chart = plotFigure({
    label: describe(input, on),
    legend: [
      { text: 'floating-point numbers', color: 'first', mark: 'dot' },
      { text: '8 bits', color: 'second', mark: 'dot' },
      { text: 'the frontier', color: 'soft', mark: 'dashes' },
    ],
    width: WIDTH,
    height: HEIGHT,
    marginTop: TOP,
    marginRight: 30,
    x: { type: 'log', axis: null, domain: [low / 1.4, high * 1.4], reverse: !more },
    y: {
      label: measure,
      domain,
      tickFormat: (value: number) => (share ? formatShare(value, 1) : formatNumber(value, 3)),
      reverse: !larger,
    },
    marks: [
      Plot.gridX(ticks),
      logAxisX(ticks, `${against} (logarithmic), better to the right`),
      Plot.line(on, {
        x: 'value',
        y: 'score',
        curve: more ? 'step-before' : 'step-after',
        stroke: color('soft'),
        strokeDasharray: '5 3',
        strokeWidth: 1.5,
      }),
      Plot.ruleX(ranges, {
        x: 'value',
        y1: 'from',
        y2: 'to',
        stroke: (range: (typeof ranges)[number]) => fill(range.point),
        strokeWidth: 1.5,
        strokeOpacity: 0.35,
      }),
      Plot.dot(shown, {
        x: 'value',
        y: 'at',
        r: (point: FrontierPoint) => (point.frontier || point.reference ? 5 : 3.5),
        fill,
        fillOpacity: (point: FrontierPoint) => (point.frontier || point.reference ? 1 : 0.45),
        stroke: (point: FrontierPoint) => (point.reference ? color('ink') : color('paper')),
        strokeWidth: (point: FrontierPoint) => (point.reference ? 2 : 1),
      }),
    ],
  });
  namePoints(chart, shown);
  return chart;
}

/** Scores far below the others would press these together: they are drawn at the edge. */
function scoreDomain(points: readonly FrontierPoint[], larger: boolean): [number, number] {
  const kept = points.filter(({ frontier, reference }) => frontier || reference);
  const scores = kept.map(({ score }) => score);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const room = most - least || Math.abs(most) || 1;
  return larger ? [least - 0.25 * room, most + 0.15 * room] : [least - 0.15 * room, most + 0.25 * room];
}

type Scales = { scale(name: 'x' | 'y'): { apply(value: number): number } };

/** Names of the frontier and of the reference, beside their dots, where no other name stands. */
function namePoints(chart: SVGSVGElement, points: readonly (FrontierPoint & { at: number })[]): void {
  const scales = chart as unknown as Scales;
  const [x, y] = [scales.scale('x'), scales.scale('y')];
  const taken: { left: number; right: number; y: number }[] = [];
  const dots = points.map((point) => ({ cx: x.apply(point.value), cy: y.apply(point.at) }));
  const named = points
    .map((point, at) => ({ ...point, ...dots[at] }))
    .filter(({ frontier, reference }) => frontier || reference)
    .sort((a, b) => Number(b.reference) - Number(a.reference) || a.cy - b.cy);
  for (const { name, cx, cy } of named) {
    const width = textWidth(name, SIZE);
    const place = places(cx, cy, width).find(
      ({ left, right, y: at }) =>
        left >= 60 &&
        right <= WIDTH - 2 &&
        at >= TOP &&
        at <= HEIGHT - 50 &&
        taken.every((other) => right < other.left || left > other.right || Math.abs(at - other.y) > 12) &&
        dots.every((dot) => dot.cx < left - 4 || dot.cx > right + 4 || Math.abs(dot.cy - at + 4) > 8),
    );
    if (place === undefined) continue;
    taken.push(place);
    chart.appendChild(
      text(place.left, place.y, name, { 'text-anchor': 'start', 'font-size': SIZE, fill: color('ink') }),
    );
  }
}

/** Where a name may stand: right, left, above and below its dot, then further off. */
function places(cx: number, cy: number, width: number) {
  const beside = [4, -8, 16, -20, 28, -32].flatMap((dy) => [
    { left: cx + 9, y: cy + dy },
    { left: cx - 9 - width, y: cy + dy },
  ]);
  const across = [-10, 18, -22, 30].map((dy) => ({ left: cx - width / 2, y: cy + dy }));
  return [...beside.slice(0, 2), ...across, ...beside.slice(2)].map(({ left, y }) => ({
    left,
    right: left + width,
    y,
  }));
}

function describe({ measure, share, against, points }: FrontierInput, on: readonly FrontierPoint[]): string {
  const one = (value: number) => (share ? formatShare(value, 1) : formatNumber(value, 3));
  const said = on.map(({ name, score, value }) => `${name} ${one(score)} at ${formatNumber(value, 3)}`);
  return `${measure} of ${points.length} networks against ${against}. On the frontier: ${said.join(', ')}.`;
}
