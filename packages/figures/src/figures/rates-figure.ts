import * as Plot from '@observablehq/plot';
import { logAxisX } from '../drawing/log-axis.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { type LegendEntry, plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface RatesInput {
  /** What was compared: `training cost`, `accuracy`. */
  readonly quantity: string;
  readonly rates: readonly {
    readonly rate: number;
    readonly mean: number | null;
    readonly interval: readonly [low: number, high: number] | null;
    /** What each start came to. */
    readonly values: readonly number[];
    /** Starts that diverged. */
    readonly diverged: number;
  }[];
  /** What Bold Driver came to on average, drawn across; null for none. */
  readonly boldDriver: number | null;
  /** The cost after a few epochs by rate, drawn dashed; may be left out. */
  readonly rangeTest?: readonly { readonly rate: number; readonly cost: number | null }[];
}

/** What training came to by learning rate, on a logarithmic axis: the mean, every start, and what diverged. */
export function ratesFigure({ quantity, rates, boldDriver, rangeTest = [] }: RatesInput): SVGSVGElement {
  const sound = rates.filter(
    ({ mean, diverged, values }) => mean !== null && diverged < Math.max(1, values.length),
  );
  const lost = rates.filter(({ diverged }) => diverged > 0);
  const ranged = rangeTest.flatMap(({ rate, cost }) => (cost === null ? [] : [{ rate, cost }]));
  const settled = sound.flatMap(({ values }) => values);
  const costs = [...settled, ...ranged.map(({ cost }) => cost), ...(boldDriver === null ? [] : [boldDriver])];
  const least = Math.min(...costs);
  // One rate that explodes would press all the others flat.
  const top = Math.min(Math.max(...costs), 20 * median(costs));
  const log = least > 0 && top / least > 30;
  const domain: [number, number] = log ? [least * 0.8, top * 1.25] : [Math.min(0, least), top * 1.05];
  const within = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const starts = sound.flatMap(({ rate, values }) => values.map((value) => ({ rate, value: within(value) })));
  const intervals = sound.flatMap(({ rate, interval }) =>
    interval === null ? [] : [{ rate, from: within(interval[0]), to: within(interval[1]) }],
  );
  const all = [...rates.map(({ rate }) => rate), ...ranged.map(({ rate }) => rate)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const legend: LegendEntry[] = [
    { text: 'mean', color: 'first', mark: 'dot' },
    { text: 'a start', color: 'second', mark: 'ring' },
    ...(boldDriver === null ? [] : [{ text: 'Bold Driver', color: 'ink', mark: 'dashes' } as const]),
    ...(ranged.length === 0 ? [] : [{ text: 'range test', color: 'soft', mark: 'line' } as const]),
  ];
  return plotFigure({
    label: describe(quantity, rates, boldDriver),
    legend,
    width: 480,
    height: 300,
    x: { type: 'log', domain: [low / 1.5, high * 1.5], axis: null },
    y: log
      ? { label: `${quantity} (logarithmic)`, type: 'log', domain, ticks: logTicks(...domain) }
      : { label: quantity, domain },
    marks: [
      logAxisX(logTicks(low, high), 'learning rate (logarithmic)'),
      Plot.line(
        ranged.map(({ rate, cost }) => ({ rate, cost: within(cost) })),
        { x: 'rate', y: 'cost', stroke: color('soft'), strokeWidth: 1.25 },
      ),
      ...(boldDriver === null
        ? []
        : [Plot.ruleY([boldDriver], { stroke: color('ink'), strokeDasharray: '5 3', strokeWidth: 1.5 })]),
      Plot.line(
        sound.map(({ rate, mean }) => ({ rate, mean: within(mean!) })),
        { x: 'rate', y: 'mean', stroke: color('first'), strokeWidth: 2 },
      ),
      Plot.ruleX(intervals, { x: 'rate', y1: 'from', y2: 'to', stroke: color('first'), strokeWidth: 1.5 }),
      Plot.dot(starts, { x: 'rate', y: 'value', stroke: color('second'), r: 3 }),
      Plot.dot(
        sound.map(({ rate, mean }) => ({ rate, mean: within(mean!) })),
        { x: 'rate', y: 'mean', fill: color('first'), stroke: color('paper'), r: 4.5 },
      ),
      Plot.text(lost, {
        x: 'rate',
        y: () => domain[1],
        text: ({ diverged }: { diverged: number }) => `${diverged} diverged`,
        rotate: -90,
        textAnchor: 'end',
        dx: 0,
        dy: 6,
        fill: color('second'),
      }),
    ],
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

function describe(quantity: string, rates: RatesInput['rates'], boldDriver: number | null): string {
  const said = rates.map(({ rate, mean, diverged, values }) =>
    diverged >= Math.max(1, values.length) ? `${rate} diverged` : `${rate} ${formatNumber(mean, 3)}`,
  );
  const bold = boldDriver === null ? '' : `; Bold Driver ${formatNumber(boldDriver, 3)}`;
  return `Mean ${quantity} by learning rate: ${said.join(', ')}${bold}.`;
}
