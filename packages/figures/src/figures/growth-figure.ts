import * as Plot from '@observablehq/plot';
import { logAxisX } from '../drawing/log-axis.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatCount, formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface GrowthInput {
  /** What grows: `examples`, `hidden units`. */
  readonly size: string;
  /** The unit of the values: `examples/s`. */
  readonly unit: string;
  readonly points: readonly GrowthPoint[];
}

export interface GrowthPoint {
  readonly name: string;
  /** True for ours, false for what it is held against. */
  readonly own: boolean;
  readonly size: number;
  readonly value: number;
}

/** How a rate changes with size, a line for each of several, both axes logarithmic; names stand at the right end. */
export function growthFigure({ size, unit, points }: GrowthInput): SVGSVGElement {
  const sizes = [...new Set(points.map((point) => point.size))].sort((a, b) => a - b);
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const stroke = ({ own }: GrowthPoint) => color(own ? 'first' : 'second');
  const names = endNames(points, low, high);
  return plotFigure({
    label: `${unit} from ${formatCount(sizes[0])} to ${formatCount(sizes.at(-1)!)} ${size}: between ${formatNumber(low, 3)} and ${formatNumber(high, 3)}.`,
    legend: [
      { text: 'ours', color: 'first', mark: 'line' },
      { text: 'others', color: 'second', mark: 'line' },
    ],
    width: 640,
    height: HEIGHT,
    marginLeft: 80,
    marginRight: 200,
    x: { type: 'log', axis: null },
    y: { type: 'log', label: `${unit} (logarithmic)`, ticks: logTicks(low, high) },
    marks: [
      logAxisX(sizes, `${size} (logarithmic)`),
      Plot.line(points, { x: 'size', y: 'value', z: 'name', stroke, strokeWidth: 1.5 }),
      Plot.dot(points, { x: 'size', y: 'value', fill: stroke, r: 2.5 }),
      Plot.text(names, {
        x: 'size',
        y: 'at',
        text: 'name',
        fill: stroke,
        textAnchor: 'start',
        dx: 8,
        fontSize: 11,
      }),
    ],
  });
}

const HEIGHT = 400;
/** The least distance of two names, as a share of the height of the axis. */
const APART = 14 / (HEIGHT - 98);

/** Each name at the end of its line, pushed down where it would cover the one above. */
function endNames(points: readonly GrowthPoint[], low: number, high: number) {
  const last = new Map<string, GrowthPoint>();
  for (const point of points) {
    if (point.size >= (last.get(point.name)?.size ?? 0)) last.set(point.name, point);
  }
  const step = (high / low) ** APART;
  const right = Math.max(...points.map((point) => point.size));
  let above = Number.POSITIVE_INFINITY;
  return [...last.values()]
    .sort((a, b) => b.value - a.value)
    .map((point) => {
      above = Math.min(point.value, above / step);
      return { ...point, size: right, at: above };
    });
}
