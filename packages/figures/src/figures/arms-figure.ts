import * as Plot from '@observablehq/plot';
import { formatNumber, formatShare, shortenMiddle } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface ArmsInput {
  /** What is compared: `accuracy`, `rmse`. */
  readonly measure: string;
  /** True for a share from 0 to 1, told in percent. */
  readonly share: boolean;
  /** The arms of a study, the best first. */
  readonly arms: readonly {
    readonly name: string;
    readonly mean: number | null;
    readonly interval: readonly [low: number, high: number] | null;
    /** What each trial came to. */
    readonly values: readonly number[];
  }[];
}

const ROW = 28;
const LONGEST = 40;

/** The arms of a study below each other: the mean of each with its interval, and every trial. */
export function armsFigure({ measure, share, arms }: ArmsInput): SVGSVGElement {
  const named = arms.map((arm, at) => ({ ...arm, row: String(at), label: shortenMiddle(arm.name, LONGEST) }));
  const labels = new Map(named.map(({ row, label }) => [row, label]));
  const format = (value: number | null) => (share ? formatShare(value) : formatNumber(value, 3));
  const [low, high] = domainOf(arms, share);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const intervals = named.flatMap(({ row, interval }) =>
    interval === null ? [] : [{ row, from: within(interval[0]), to: within(interval[1]) }],
  );
  const trials = named.flatMap(({ row, values }) =>
    values.length < 2 ? [] : values.map((value) => ({ row, value: within(value) })),
  );
  const means = named.flatMap(({ row, mean }) =>
    mean === null ? [] : [{ row, mean: within(mean), told: format(mean) }],
  );
  const marginLeft = 14 + Math.max(60, ...named.map(({ label }) => textWidth(label)));
  const said = arms.map(({ name, mean }) => `${name} ${format(mean)}`).join(', ');
  return plotFigure({
    label: `${measure} of ${arms.length} arms with 95 % intervals: ${said}.`,
    legend: [
      { text: 'mean', color: 'first', mark: 'dot' },
      { text: '95 % interval', color: 'first', mark: 'line' },
      { text: 'a trial', color: 'second', mark: 'ring' },
    ],
    width: marginLeft + 380,
    height: 78 + ROW * arms.length,
    marginLeft,
    marginTop: 30,
    marginRight: 66,
    x: {
      domain: [low, high],
      label: share ? `${measure}, %` : measure,
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      tickFormat: (value: number) => (share ? formatNumber(100 * value, 3) : formatNumber(value, 3)),
    },
    y: {
      type: 'band',
      domain: named.map(({ row }) => row),
      tickFormat: (row: string) => labels.get(row) ?? '',
      tickSize: 0,
      grid: false,
    },
    marks: [
      Plot.ruleY(intervals, { y: 'row', x1: 'from', x2: 'to', stroke: color('first'), strokeWidth: 2.5 }),
      Plot.dot(trials, { x: 'value', y: 'row', r: 3, stroke: color('second'), strokeOpacity: 0.8 }),
      Plot.dot(means, { x: 'mean', y: 'row', r: 4.5, fill: color('first'), stroke: color('paper') }),
      Plot.text(means, {
        x: () => high,
        y: 'row',
        text: 'told',
        dx: 10,
        textAnchor: 'start',
        fill: color('ink'),
      }),
    ],
  });
}

/**
 * All trials, and of the intervals as much as is as wide again on either side: few trials have endless ones. Of costs,
 * what is far above most is drawn at the edge: one arm that diverges would press all others flat.
 */
function domainOf(arms: ArmsInput['arms'], share: boolean): [number, number] {
  const values = arms.flatMap((arm) => [...arm.values, ...(arm.mean === null ? [] : [arm.mean])]);
  if (values.length === 0) return [0, 1];
  const least = Math.min(...values);
  const usual = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const highest = Math.max(...values);
  const most = !share && least > 0 && highest > 8 * usual ? 3 * usual : highest;
  const width = most - least || Math.abs(most) * 0.05 || 0.05;
  const ends = arms.flatMap(({ interval }) => interval ?? []);
  const low = Math.max(least - width, Math.min(least - 0.05 * width, ...ends));
  const high = Math.min(most + width, Math.max(most + 0.05 * width, ...ends));
  return share ? [Math.max(0, low), Math.min(1, high)] : [low, high];
}
