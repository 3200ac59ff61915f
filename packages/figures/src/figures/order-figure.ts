import * as Plot from '@observablehq/plot';
import { formatShare, shorten } from '../drawing/numbers.js';
import { type LegendEntry, plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface OrderInput {
  /** The classes, or null for the mean of a number to predict. */
  readonly classes: readonly string[] | null;
  /** For each block of the file, of equal length, the share of every class; or the mean of the target. */
  readonly along: readonly (readonly number[])[];
  /** Rows of a block. */
  readonly rows: number;
  /** Rows of the whole file. */
  readonly total: number;
}

interface Place {
  readonly at: number;
  readonly value: number;
}

/** How the target goes along the file: the class that moves most, and the next; a file in random order is level. */
export function orderFigure({ classes, along, rows, total }: OrderInput): SVGSVGElement {
  const series = classes ?? ['mean of the target'];
  const lines = series.map((name, c) => ({ name, values: along.map((block) => block[c] ?? 0) }));
  const moving = lines
    .map((line) => ({ ...line, moves: spreadOf(line.values) }))
    .sort((a, b) => b.moves - a.moves);
  // Of two classes one says it all.
  const [first, second] = classes?.length === 2 ? [moving[0]] : moving;
  const points = (values: readonly number[]): Place[] =>
    values.map((value, i) => ({ at: ((i + 0.5) * total) / along.length, value }));
  const level = meanOf(first.values);
  const error = classes === null ? 0 : Math.sqrt(Math.max(0, level * (1 - level)) / Math.max(1, rows));
  const [from, to] = [0, total];
  const legend: LegendEntry[] = [{ text: shorten(first.name, 18), color: 'first', mark: 'line' }];
  if (second) legend.push({ text: shorten(second.name, 14), color: 'second', mark: 'dashes' });
  const percent = (value: unknown) => formatShare(Number(value), 0);
  return plotFigure({
    label: describe(first, along.length, classes !== null),
    legend,
    marginRight: 32,
    x: { label: 'row of the file', labelAnchor: 'center', labelArrow: 'none', domain: [0, total] },
    y:
      classes === null
        ? { label: 'mean of the target', nice: true }
        : { label: 'share of the rows', nice: true, zero: true, tickFormat: percent },
    marks: [
      ...(classes === null
        ? []
        : [
            Plot.rect(
              [{ from, to, low: Math.max(0, level - 2 * error), high: Math.min(1, level + 2 * error) }],
              {
                x1: 'from',
                x2: 'to',
                y1: 'low',
                y2: 'high',
                fill: color('soft'),
                fillOpacity: 0.18,
              },
            ),
          ]),
      Plot.ruleY([level], { stroke: color('soft'), strokeDasharray: '3 3' }),
      Plot.line(points(first.values), { x: 'at', y: 'value', stroke: color('first'), strokeWidth: 2 }),
      Plot.dot(points(first.values), { x: 'at', y: 'value', fill: color('first'), r: 3 }),
      ...(second
        ? [
            Plot.line(points(second.values), {
              x: 'at',
              y: 'value',
              stroke: color('second'),
              strokeWidth: 2,
              strokeDasharray: '5 3',
            }),
          ]
        : []),
    ],
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

function describe(line: { name: string; values: readonly number[] }, blocks: number, share: boolean): string {
  const written = (value: number) => (share ? formatShare(value, 0) : String(Number(value.toPrecision(3))));
  const [low, high] = [Math.min(...line.values), Math.max(...line.values)];
  return `Along the file, in ${blocks} blocks: ${share ? `the share of "${line.name}"` : line.name} lies between ${written(low)} and ${written(high)}.`;
}
