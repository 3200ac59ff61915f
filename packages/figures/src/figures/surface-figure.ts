import * as Plot from '@observablehq/plot';
import { formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

/** A place in the plane of two parameters. */
type Place = readonly [first: number, second: number];

export interface SurfaceInput {
  readonly parameters: readonly [string, string];
  /** Places of the grid along both parameters, evenly spaced. */
  readonly axes: readonly [readonly number[], readonly number[]];
  /** Costs row by row, the second parameter growing from row to row. */
  readonly values: readonly number[];
  /** The lowest first. */
  readonly minima: readonly { readonly place: Place; readonly cost: number }[];
  readonly descents: readonly {
    readonly start: Place;
    readonly path: readonly Place[];
    readonly rate: number;
    /** True where its steps are too long to come to rest: only the first are drawn. */
    readonly jumps: boolean;
  }[];
  /** What it shows, for who cannot see it. */
  readonly label: string;
}

const SIZE = 440;
const LINES = 16;
const JUMPS = 14;
/** The smaller rate is the finer line. */
const widths = [1, 1.75, 2.5];

/** A cost over two parameters as contour lines, with its minima and the paths of descents. */
export function surfaceFigure(input: SurfaceInput): SVGSVGElement {
  const { parameters, axes, values, minima, descents, label } = input;
  const [us, vs] = axes;
  const x: [number, number] = [us[0], us[us.length - 1]];
  const y: [number, number] = [vs[0], vs[vs.length - 1]];
  const rates = [...new Set(descents.map(({ rate }) => rate))].sort((a, b) => a - b);
  const paths = descents.flatMap(({ path, rate, jumps }, at) => {
    const width = widths[Math.min(widths.length - 1, rates.indexOf(rate))];
    return clipped(jumps ? path.slice(0, JUMPS) : path, x, y).map(([u, v]) => ({ u, v, at, width }));
  });
  const ends = descents.flatMap(({ path, jumps }) => {
    const inside = clipped(jumps ? path.slice(0, JUMPS) : path, x, y);
    const last = inside[inside.length - 1];
    return last === undefined ? [] : [{ u: last[0], v: last[1] }];
  });
  const starts = [...new Map(descents.map(({ start }) => [start.join(), start])).values()];
  const levels = levelsOf(values);
  return plotFigure({
    label,
    width: SIZE + 70,
    height: SIZE,
    marginLeft: 64,
    marginRight: 22,
    legend: [
      { text: 'descent', color: 'second', mark: 'line' },
      { text: 'start', color: 'second', mark: 'ring' },
      { text: 'local minimum', color: 'ink', mark: 'dot' },
    ],
    x: { domain: x, label: `${parameters[0]} →`, labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: y, label: parameters[1], grid: false },
    marks: [
      Plot.contour(values, {
        width: us.length,
        height: vs.length,
        x1: x[0],
        x2: x[1],
        y1: y[0],
        y2: y[1],
        thresholds: levels,
        fill: color('first'),
        // One region lies on the next: where the cost is high, many do.
        fillOpacity: 0.045,
        stroke: color('first'),
        strokeOpacity: 0.75,
        strokeWidth: 0.75,
      }),
      Plot.frame({ stroke: color('faint') }),
      Plot.line(paths, {
        x: 'u',
        y: 'v',
        z: 'at',
        stroke: color('second'),
        strokeWidth: 'width',
      }),
      Plot.dot(paths, { x: 'u', y: 'v', r: 1.6, fill: color('second') }),
      Plot.dot(
        starts.map(([u, v]) => ({ u, v })),
        { x: 'u', y: 'v', r: 4.5, stroke: color('second'), strokeWidth: 2, fill: color('paper') },
      ),
      Plot.dot(ends, { x: 'u', y: 'v', r: 2.5, fill: color('second') }),
      Plot.dot(
        minima.map(({ place }) => ({ u: place[0], v: place[1] })),
        { x: 'u', y: 'v', r: 5.5, fill: color('ink'), stroke: color('paper'), strokeWidth: 1.5 },
      ),
      Plot.text(
        minima
          .slice(0, 6)
          .map(({ place, cost: value }) => ({ u: place[0], v: place[1], told: formatNumber(value, 3) })),
        {
          x: 'u',
          y: 'v',
          text: 'told',
          dy: -13,
          fill: color('ink'),
          stroke: color('paper'),
          strokeWidth: 4,
          fontSize: 13,
        },
      ),
    ],
  });
}

/** Contour levels that lie closer where the surface is low, where the valleys are. */
function levelsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[0];
  const high = sorted[Math.floor(0.98 * (sorted.length - 1))];
  const all = Array.from({ length: LINES }, (_, i) => low + (high - low) * ((i + 0.35) / LINES) ** 2);
  return all.filter((level, i) => i === 0 || level > all[i - 1]);
}

/** The places of a path as far as it stays in the picture. */
function clipped(
  path: readonly Place[],
  x: readonly [number, number],
  y: readonly [number, number],
): Place[] {
  const out = path.findIndex(([u, v]) => u < x[0] || u > x[1] || v < y[0] || v > y[1]);
  return out < 0 ? [...path] : path.slice(0, out);
}
