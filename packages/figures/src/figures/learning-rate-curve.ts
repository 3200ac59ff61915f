import * as Plot from '@observablehq/plot';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';
import { thin } from '../drawing/thin.js';
import type { HistoryEntry } from './history-entry.js';

/** The learning rate of each epoch, on a logarithmic axis; moves that Bold Driver took back are marked. */
export function learningRateCurve(input: { readonly history: readonly HistoryEntry[] }): SVGSVGElement {
  const rates = input.history.filter((entry) => (entry.learningRate ?? 0) > 0);
  const rejected = rates.filter((entry) => entry.rejected);
  const values = rates.map((entry) => entry.learningRate ?? 0);
  const [low, high] = bounds(values);
  // A constant rate is a level line in the middle, not one on the edge of an empty axis.
  const domain = low === high ? [low / 2, high * 2] : [low, high];
  return plotFigure({
    label:
      low === high
        ? `The learning rate was ${formatNumber(low)} throughout.`
        : `Learning rate between ${formatNumber(low)} and ${formatNumber(high)}, ${formatNumber(values.at(-1))} at the end.`,
    legend: [
      { text: 'learning rate', color: 'first', mark: 'line' },
      ...(rejected.length > 0 ? [{ text: 'halved', color: 'second', mark: 'ring' } as const] : []),
    ],
    height: 210,
    x: { label: 'epoch', labelAnchor: 'center', labelArrow: 'none' },
    y: { label: 'learning rate (logarithmic)', type: 'log', domain, ticks: logTicks(domain[0], domain[1]) },
    marks: [
      Plot.line(thin(rates, 400), {
        x: 'epoch',
        y: 'learningRate',
        stroke: color('first'),
        strokeWidth: 2,
        curve: 'step-after',
      }),
      Plot.dot(thin(rejected, 400), { x: 'epoch', y: 'learningRate', stroke: color('second'), r: 3 }),
    ],
  });
}

function bounds(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0.01, 0.01];
  return values.reduce<[number, number]>(
    ([a, b], v) => [Math.min(a, v), Math.max(b, v)],
    [values[0], values[0]],
  );
}
