import { element, figure, text } from '../drawing/element.js';
import { formatNumber, shortenMiddle } from '../drawing/numbers.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

/** By how much the loss rises without a column, with its interval. */
export interface ImportanceBar {
  readonly column: string;
  readonly costRise: number;
  readonly interval: readonly [low: number, high: number];
}

const WIDTH = 420;
const ROW = 22;
const TOP = 30;
const MOST = 25;

/** Permutation importance of the columns, the weightiest first: a dot, its 95 % interval, and a line at nothing. */
export function importanceFigure(columns: readonly ImportanceBar[]): SVGSVGElement {
  const rows = [...columns].sort((a, b) => b.costRise - a.costRise).slice(0, MOST);
  const names = rows.map(({ column }) => shortenMiddle(column, 22));
  const left = Math.min(150, Math.max(24, ...names.map((name) => textWidth(name)))) + 12;
  const right = 64;
  const low = rows.reduce((least, { interval }) => Math.min(least, interval[0]), 0);
  const high = rows.reduce((most, { interval }) => Math.max(most, interval[1]), low) || 1;
  const place = (value: number) => left + ((WIDTH - left - right) * (value - low)) / (high - low || 1);
  const more = columns.length - rows.length;
  const foot = TOP + rows.length * ROW;
  const soft = { 'font-size': 11, fill: color('soft') };
  const parts = rows.flatMap(({ costRise, interval }, i) => {
    const y = TOP + i * ROW + ROW / 2;
    const beyond = interval[0] > 0;
    const stroke = color(beyond ? 'first' : 'soft');
    return [
      text(left - 10, y, names[i], { 'text-anchor': 'end' }),
      element('line', {
        x1: place(interval[0]),
        x2: place(interval[1]),
        y1: y,
        y2: y,
        stroke,
        'stroke-width': 2,
      }),
      element('circle', {
        cx: place(costRise),
        cy: y,
        r: 4,
        fill: beyond ? stroke : color('paper'),
        stroke,
        'stroke-width': 1.6,
      }),
      text(WIDTH, y, formatNumber(costRise, 2), { ...soft, 'text-anchor': 'end' }),
    ];
  });
  return figure(
    describe(columns),
    [WIDTH, foot + (more > 0 ? 24 : 8)],
    element('circle', { cx: 6, cy: 10, r: 4, fill: color('first') }),
    text(16, 10, 'loss rises without it', soft),
    element('circle', { cx: 152, cy: 10, r: 3.5, fill: 'none', stroke: color('soft'), 'stroke-width': 1.6 }),
    text(162, 10, 'perhaps not at all', soft),
    text(WIDTH, 10, '95 % intervals', { ...soft, 'text-anchor': 'end' }),
    element('line', {
      x1: place(0),
      x2: place(0),
      y1: TOP - 4,
      y2: foot,
      stroke: color('soft'),
      'stroke-dasharray': '4 4',
    }),
    ...parts,
    ...(more > 0 ? [text(left, foot + 12, `… and ${more} columns that weigh less`, soft)] : []),
  );
}

function describe(columns: readonly ImportanceBar[]): string {
  const beyond = columns.filter(({ interval }) => interval[0] > 0);
  if (columns.length === 0) return 'No columns.';
  const best = columns.reduce((a, b) => (b.costRise > a.costRise ? b : a));
  const [low, high] = best.interval;
  return (
    `Permutation importance of ${columns.length} columns: the loss rises beyond chance without ${beyond.length} of them, ` +
    `most without "${best.column}", by ${formatNumber(best.costRise, 3)} (${formatNumber(low, 3)} to ${formatNumber(high, 3)}).`
  );
}
