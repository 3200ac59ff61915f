import * as Plot from '@observablehq/plot';
import { text } from '../drawing/element.js';
import { logAxisX } from '../drawing/log-axis.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface SizesInput {
  readonly inputs: number;
  readonly outputs: number;
  readonly sizes: readonly SizePoint[];
  /** The parameters of the network that is recommended; null for none. */
  readonly recommended: number | null;
}

export interface SizePoint {
  readonly name: string;
  readonly layers: number;
  readonly parameters: number;
  readonly train: SizeCost;
  readonly heldOut: SizeCost;
}

interface SizeCost {
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | null;
}

const HEIGHT = 340;

/**
 * Training and held-out cost by the size of the network: where they part, it overfits. Networks of one hidden layer are
 * joined; the others stand for themselves.
 */
export function sizesFigure({ inputs, outputs, sizes, recommended }: SizesInput): SVGSVGElement {
  const sorted = [...sizes].sort((a, b) => a.parameters - b.parameters);
  const single = sorted.filter(({ layers }) => layers <= 1);
  const deep = sorted.filter(({ layers }) => layers > 1);
  const means = sorted.flatMap(({ train, heldOut }) => [train.mean, heldOut.mean]);
  const [least, most] = [Math.min(...means), Math.max(...means)];
  const log = least > 0 && most / least > 30;
  const room = most - least || most || 1;
  const domain: [number, number] = log
    ? [least / 1.5, most * 1.5]
    : [Math.max(0, least - 0.1 * room), most + 0.5 * room];
  const within = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const parameters = sorted.map((size) => size.parameters);
  const ticks = logTicks(parameters[0], parameters[parameters.length - 1]);
  const chart = plotFigure({
    label: describe(sorted, inputs, outputs),
    legend: [
      { text: 'training cost', color: 'first', mark: 'line' },
      { text: 'held-out cost', color: 'second', mark: 'dashes' },
      { text: 'several layers', color: 'ink', mark: 'ring' },
      ...(recommended === null ? [] : [{ text: 'to take', color: 'soft', mark: 'dashes' } as const]),
    ],
    width: 640,
    height: HEIGHT,
    marginTop: 70,
    marginRight: 34,
    x: { type: 'log', axis: null, domain: [parameters[0] / 1.15, parameters[parameters.length - 1] * 1.15] },
    y: log
      ? { label: 'cost (logarithmic)', type: 'log', domain, ticks: logTicks(...domain) }
      : { label: 'cost', domain },
    marks: [
      logAxisX(ticks, 'parameters (logarithmic)'),
      ...(recommended === null
        ? []
        : [Plot.ruleX([recommended], { stroke: color('soft'), strokeDasharray: '1 3', strokeWidth: 1.5 })]),
      ...(['train', 'heldOut'] as const).flatMap((which) => {
        const stroke = color(which === 'train' ? 'first' : 'second');
        const dx = which === 'train' ? -2 : 2;
        const point = (size: SizePoint) => ({ parameters: size.parameters, cost: within(size[which].mean) });
        const ranges = sorted.flatMap((size) => {
          const { interval } = size[which];
          if (interval === null) return [];
          return [{ parameters: size.parameters, from: within(interval[0]), to: within(interval[1]) }];
        });
        const at = { x: 'parameters', dx, stroke } as const;
        return [
          Plot.ruleX(ranges, { ...at, y1: 'from', y2: 'to', strokeWidth: 1.5, strokeOpacity: 0.5 }),
          Plot.line(single.map(point), {
            ...at,
            y: 'cost',
            strokeWidth: 2,
            ...(which === 'heldOut' && { strokeDasharray: '5 3' }),
          }),
          Plot.dot(single.map(point), { ...at, y: 'cost', r: 3.5, fill: stroke }),
          Plot.dot(deep.map(point), { ...at, y: 'cost', r: 4.5, fill: color('paper') }),
        ];
      }),
    ],
  });
  nameSizes(chart, sorted);
  return chart;
}

/** Writes what each network is above its points, as far as there is room. */
function nameSizes(chart: SVGSVGElement, sizes: readonly SizePoint[]): void {
  const scales = chart as unknown as { scale(name: 'x'): { apply(value: number): number } };
  let end = 0;
  for (const { name, parameters } of sizes) {
    const width = textWidth(name, 10.5);
    const x = Math.max(scales.scale('x').apply(parameters), width / 2 + 2);
    if (x - width / 2 < end) continue;
    end = x + width / 2 + 4;
    chart.appendChild(text(x, 60, name, { 'text-anchor': 'middle', 'font-size': 10.5, fill: color('soft') }));
  }
}

function describe(sizes: readonly SizePoint[], inputs: number, outputs: number): string {
  const said = sizes.map(
    ({ name, train, heldOut }) =>
      `${name} ${formatNumber(train.mean, 3)} and ${formatNumber(heldOut.mean, 3)}`,
  );
  return `Mean training and held-out cost by size, of ${inputs} inputs and ${outputs} outputs: ${said.join(', ')}.`;
}
