import * as Plot from '@observablehq/plot';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface PlaneInput {
  /** The points, each with its class 0 or 1. */
  readonly points: readonly { readonly x1: number; readonly x2: number; readonly label: number }[];
  /** The probability of class 1 at a place, to shade where it is above the threshold; none unless given. */
  readonly probability?: (x1: number, x2: number) => number;
  /** 0.5 unless given. */
  readonly threshold?: number;
  /** What it shows, for who cannot see it. */
  readonly label: string;
}

const SIZE = 340;
const MARGIN = 0.04;

/** Two classes in the plane, and the region in which a network answers 1. */
export function planeFigure({ points, probability, threshold = 0.5, label }: PlaneInput): SVGSVGElement {
  const x = domainOf(points.map((point) => point.x1));
  const y = domainOf(points.map((point) => point.x2));
  const region = { x1: x[0], x2: x[1], y1: y[0], y2: y[1], pixelSize: 3, thresholds: [threshold] };
  const dots = (of: number, name: 'first' | 'second') =>
    Plot.dot(
      points.filter((point) => point.label === of),
      { x: 'x1', y: 'x2', r: 2.5, fill: color(name) },
    );
  return plotFigure({
    label,
    width: SIZE + 30,
    height: SIZE,
    legend: [
      { text: 'class 0', color: 'first', mark: 'dot' },
      { text: 'class 1', color: 'second', mark: 'dot' },
    ],
    x: { label: 'x1', labelAnchor: 'center', labelArrow: 'none', domain: x },
    y: { label: 'x2', domain: y },
    marks: [
      ...(probability
        ? [
            Plot.contour({
              ...region,
              value: probability,
              fill: color('second'),
              fillOpacity: 0.18,
              stroke: color('second'),
            }),
          ]
        : []),
      dots(0, 'first'),
      dots(1, 'second'),
    ],
  });
}

function domainOf(values: readonly number[]): [low: number, high: number] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const margin = MARGIN * (high - low);
  return [low - margin, high + margin];
}
