import type { Calibration } from '@colonnade/core';
import * as Plot from '@observablehq/plot';
import { formatCount, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

/** What came true against what was said: on the diagonal, probabilities can be taken at their word. */
export function calibrationFigure({ bins, expectedCalibrationError }: Calibration): SVGSVGElement {
  const filled = bins.filter((bin) => bin.count > 0);
  const most = filled.reduce((largest, bin) => Math.max(largest, bin.count), 1);
  const points = filled.map((bin) => ({
    ...bin,
    middle: (bin.from + bin.to) / 2,
    height: (0.22 * bin.count) / most,
    // A share of few examples says little: the area of its dot is small.
    radius: Math.max(2, 5.5 * Math.sqrt(bin.count / most)),
  }));
  return plotFigure({
    label: `Calibration: what was said and what came true differ by ${formatShare(expectedCalibrationError)} on average.`,
    width: 360,
    height: 350,
    legend: [
      { text: 'came true', color: 'first', mark: 'dot' },
      { text: 'examples in the bin', color: 'soft', mark: 'line' },
    ],
    x: { label: 'probability said', labelAnchor: 'center', labelArrow: 'none', domain: [0, 1] },
    y: { label: 'share that came true', domain: [0, 1.08], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    marks: [
      Plot.rect(points, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: 'height',
        fill: color('soft'),
        fillOpacity: 0.22,
        inset: 1,
      }),
      Plot.text(points, {
        x: 'middle',
        y: 'height',
        text: (point: { count: number }) =>
          point.count < 10000 ? formatCount(point.count) : `${Math.round(point.count / 1000)}k`,
        dy: -7,
        fontSize: 10,
        fill: color('soft'),
      }),
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: color('soft'), strokeDasharray: '4 4' },
      ),
      Plot.line(points, {
        x: 'meanProbability',
        y: 'observedShare',
        stroke: color('first'),
        strokeWidth: 1.5,
        strokeOpacity: 0.4,
      }),
      Plot.dot(points, {
        x: 'meanProbability',
        y: 'observedShare',
        fill: color('first'),
        r: { value: 'radius', scale: null },
      }),
    ],
  });
}
