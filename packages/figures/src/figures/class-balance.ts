import { element, figure, text } from '../drawing/element.js';
import { formatCount, formatShare, shortenMiddle } from '../drawing/numbers.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface ClassCount {
  readonly name: string;
  readonly count: number;
}

const WIDTH = 360;
const ROW = 22;
const MOST = 30;

/** How many examples each class has: bars from 0, counts and shares. Of many classes, the largest and smallest. */
export function classBalance(classes: readonly ClassCount[]): SVGSVGElement {
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  const rows = selectRows(classes);
  const names = rows.map((row) => (row ? shortenMiddle(row.name, 20) : ''));
  const left = Math.min(130, Math.max(16, ...names.map((name) => textWidth(name)))) + 10;
  const values = rows.map((row) =>
    row ? `${formatCount(row.count)} · ${formatShare(row.count / (total || 1))}` : '',
  );
  const right = Math.max(...values.map((value) => textWidth(value, 11)), 40) + 12;
  const most = classes.reduce((largest, { count }) => Math.max(largest, count), 1);
  const parts = rows.flatMap((row, i) => {
    const y = i * ROW + ROW / 2 + 2;
    if (row === null) {
      return [
        text(left, y, `… ${classes.length - MOST} classes between`, { fill: color('soft'), 'font-size': 11 }),
      ];
    }
    const width = Math.max(1, ((WIDTH - left - right) * row.count) / most);
    return [
      text(left - 10, y, names[i], { 'text-anchor': 'end' }),
      element('rect', {
        x: left,
        y: y - 7,
        width,
        height: 14,
        rx: 2,
        fill: color('first'),
        'fill-opacity': 0.75,
      }),
      text(left + width + 7, y, values[i], { 'font-size': 11, fill: color('soft') }),
    ];
  });
  return figure(describeBalance(classes, total), [WIDTH, rows.length * ROW + 6], ...parts);
}

function selectRows(classes: readonly ClassCount[]): readonly (ClassCount | null)[] {
  if (classes.length <= MOST + 1) return classes;
  const sorted = [...classes].sort((a, b) => b.count - a.count);
  return [...sorted.slice(0, MOST / 2), null, ...sorted.slice(-MOST / 2)];
}

function describeBalance(classes: readonly ClassCount[], total: number): string {
  const sorted = [...classes].sort((a, b) => b.count - a.count);
  if (sorted.length === 0) return 'No classes.';
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  return (
    `${classes.length} classes over ${formatCount(total)} examples; the largest is "${first.name}" with ` +
    `${formatCount(first.count)}, the smallest "${last.name}" with ${formatCount(last.count)}.`
  );
}
