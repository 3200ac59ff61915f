import * as Plot from '@observablehq/plot';
import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface CoveredInput {
  readonly measure: string;
  readonly share: boolean;
  readonly larger: boolean;
  /** The seconds that each network was given. */
  readonly seconds: number;
  readonly arms: readonly CoveredArm[];
}

export interface CoveredArm {
  readonly name: string;
  readonly score: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** Examples that were learned from in the time, each as often as it came. */
  readonly examples: number;
  readonly reference: boolean;
}

const ROW = 24;

/** What each network comes to in the same time of training, and on how many examples: the best on top. */
export function coveredFigure({ measure, share, larger, seconds, arms }: CoveredInput): SVGSVGElement {
  const sign = larger ? -1 : 1;
  const sorted = [...arms].sort((a, b) => sign * (a.score - b.score));
  const names = sorted.map(({ name }) => name);
  const one = (value: number) => (share ? formatShare(value, 1) : formatNumber(value, 3));
  const fill = ({ reference }: CoveredArm) => color(reference ? 'ink' : 'first');
  const ends = sorted.flatMap(({ score, interval }) => [score, ...(interval ?? [])]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = high - low || Math.abs(high) || 1;
  const domain: [number, number] = [low - 0.06 * room, high + 0.06 * room];
  const ranges = sorted.flatMap((arm) =>
    arm.interval === null ? [] : [{ ...arm, from: arm.interval[0], to: arm.interval[1] }],
  );
  return plotFigure({
    label: `${measure} after ${formatNumber(seconds, 3)} seconds of training: ${sorted.map(({ name, score, examples }) => `${name} ${one(score)}, having learned from ${formatCount(examples)} examples`).join('; ')}.`,
    width: 640,
    height: 92 + ROW * names.length,
    marginTop: 34,
    marginLeft: 210,
    marginRight: 130,
    x: { label: measure, labelAnchor: 'center', labelArrow: 'none', domain, tickFormat: one },
    y: { type: 'point', domain: names, grid: false, tickSize: 0, tickFormat: String },
    marks: [
      Plot.ruleY(ranges, {
        y: 'name',
        x1: 'from',
        x2: 'to',
        stroke: fill,
        strokeWidth: 2,
        strokeOpacity: 0.5,
      }),
      Plot.dot(sorted, { y: 'name', x: 'score', fill, r: 4.5 }),
      Plot.text(sorted, {
        y: 'name',
        frameAnchor: 'right',
        text: ({ examples }: CoveredArm) => formatCount(examples),
        dx: 96,
        textAnchor: 'end',
        fontSize: 11,
        fill: color('ink'),
      }),
      Plot.text(['examples learned'], {
        frameAnchor: 'top-right',
        text: String,
        dx: 96,
        dy: -20,
        textAnchor: 'end',
        fontSize: 11,
        fill: color('soft'),
      }),
    ],
  });
}
