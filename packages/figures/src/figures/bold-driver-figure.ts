import * as Plot from '@observablehq/plot';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';
import { thin } from '../drawing/thin.js';

export interface BoldDriverInput {
  /** The name of the constant rate: `rate 0.01`. */
  readonly constantName: string;
  /** Both from the same start. */
  readonly constant: readonly BoldDriverPoint[];
  readonly bold: readonly BoldDriverPoint[];
}

export interface BoldDriverPoint {
  readonly epoch: number;
  readonly cost: number;
  /** True when the epoch was taken back. */
  readonly rejected?: boolean;
  /** The cost that was tried; null when it was not finite. */
  readonly costTried?: number | null;
}

/** Bold Driver beside a constant rate from the same start: both costs, and every move that was taken back. */
export function boldDriverFigure({ constantName, constant, bold }: BoldDriverInput): SVGSVGElement {
  const costs = [...constant, ...bold].map(({ cost }) => cost);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const log = least > 0 && most / least > 30;
  const top = log ? most * 2 : most * 1.1;
  const taken = bold.filter(({ rejected }) => rejected);
  const tried = taken.map(({ epoch, costTried }) => ({ epoch, cost: Math.min(costTried ?? top, top) }));
  const line = { x: 'epoch', y: 'cost', strokeWidth: 2 } as const;
  return plotFigure({
    label:
      `Training cost with Bold Driver, from ${formatNumber(bold[0]?.cost)} to ${formatNumber(bold.at(-1)?.cost)}, ` +
      `beside ${constantName}, to ${formatNumber(constant.at(-1)?.cost)}; ${taken.length} moves taken back.`,
    legend: [
      { text: 'Bold Driver', color: 'first', mark: 'line' },
      { text: constantName, color: 'ink', mark: 'dashes' },
      { text: 'tried and taken back', color: 'second', mark: 'ring' },
    ],
    width: 480,
    height: 290,
    x: { label: 'epoch', labelAnchor: 'center', labelArrow: 'none' },
    y: log
      ? {
          label: 'training cost (logarithmic)',
          type: 'log',
          domain: [least, top],
          ticks: logTicks(least, top),
        }
      : { label: 'training cost', domain: [0, top] },
    marks: [
      Plot.ruleX(thin(taken, 200), { x: 'epoch', stroke: color('faint'), strokeWidth: 1 }),
      Plot.line(thin(constant, 300), {
        ...line,
        stroke: color('ink'),
        strokeDasharray: '5 3',
        strokeWidth: 1.5,
      }),
      Plot.line(thin(bold, 400), { ...line, stroke: color('first') }),
      Plot.dot(thin(tried, 200), { x: 'epoch', y: 'cost', stroke: color('second'), r: 2.5 }),
    ],
  });
}
