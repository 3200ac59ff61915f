import * as Plot from '@observablehq/plot';
import { logAxisX } from '../drawing/log-axis.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { type LegendEntry, plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface SpeedInput {
  /** What was done: `W1`. */
  readonly title: string;
  /** The unit of the rates: `examples/s`. */
  readonly unit: string;
  readonly rates: readonly SpeedRate[];
}

export interface SpeedRate {
  readonly name: string;
  /** True for ours, false for what it is held against. */
  readonly own: boolean;
  readonly threads: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const ROW = 22;

/** How fast each of several does the same, on a logarithmic axis: the median as a dot, the extremes as a line. */
export function speedFigure({ title, unit, rates }: SpeedInput): SVGSVGElement {
  const sorted = [...rates].sort((a, b) => b.median - a.median);
  const names = [...new Set(sorted.map(({ name }) => name))];
  const low = Math.min(...rates.map(({ min }) => min));
  const high = Math.max(...rates.map(({ max }) => max));
  const counts = [...new Set(rates.map(({ threads }) => threads))].sort();
  const legend = counts.map(
    (threads): LegendEntry => ({
      text: threads === '1' ? '1 thread' : `${threads} threads`,
      color: 'ink',
      mark: threads === '1' ? 'dot' : 'ring',
    }),
  );
  const stroke = ({ own }: SpeedRate) => color(own ? 'first' : 'second');
  const ticks = logTicks(low, high);
  return plotFigure({
    label: `${title}: ${names[0]} is the fastest with ${formatNumber(sorted[0].median, 3)} ${unit}, ${names.at(-1)} the slowest with ${formatNumber(sorted.at(-1)!.median, 3)}.`,
    legend,
    width: 640,
    height: 100 + ROW * names.length,
    marginLeft: 190,
    x: { type: 'log', axis: null },
    y: { type: 'point', domain: names, grid: false, tickSize: 0, tickFormat: String },
    marks: [
      Plot.gridX(ticks),
      logAxisX(ticks, `${unit} (logarithmic)`),
      Plot.ruleY(sorted, { y: 'name', x1: 'min', x2: 'max', stroke, strokeWidth: 2 }),
      Plot.dot(sorted, {
        y: 'name',
        x: 'median',
        stroke,
        fill: (rate: SpeedRate) => (rate.threads === '1' ? stroke(rate) : color('paper')),
        strokeWidth: 1.5,
        r: 4,
      }),
    ],
  });
}
