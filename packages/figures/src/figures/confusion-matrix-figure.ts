import { element, figure, text } from '../drawing/element.js';
import { formatCount, shortenMiddle } from '../drawing/numbers.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface ConfusionInput {
  readonly classes: readonly string[];
  /** confusion[true][predicted], counts. */
  readonly confusion: readonly (readonly number[])[];
}

interface Layout {
  readonly cell: number;
  readonly counts: boolean;
  readonly shares: boolean;
  /** Every how many classes a name stands beside the matrix. */
  readonly nameEvery: number;
}

/**
 * The confusion matrix, true classes as rows. Each cell is shaded by its share of the row; right ones blue,
 * mistakes orange. Counts up to 26 classes, the shading alone for more.
 */
export function confusionMatrixFigure({ classes, confusion }: ConfusionInput): SVGSVGElement {
  const k = classes.length;
  const { cell, counts, shares, nameEvery } = layoutFor(k, confusion);
  const names = classes.map((name) => shortenMiddle(name, 15));
  const nameWidth = Math.max(24, ...names.map((name) => textWidth(name, 11)));
  const upright = nameWidth <= cell - 4;
  const left = 24 + nameWidth + 8;
  const top = 24 + (upright ? 20 : nameWidth + 8);
  const size = k * cell;
  const parts: Element[] = [
    text(left + size / 2, 10, 'predicted', { 'text-anchor': 'middle', fill: color('soft') }),
    text(0, 0, 'true', {
      'text-anchor': 'middle',
      fill: color('soft'),
      transform: `translate(10,${top + size / 2}) rotate(-90)`,
    }),
  ];
  for (let i = 0; i < k; i++) {
    const middle = (i + 0.5) * cell;
    if (i % nameEvery === 0) {
      parts.push(text(left - 8, top + middle, names[i], { 'text-anchor': 'end', 'font-size': 11 }));
      parts.push(columnName(names[i], left + middle, top - 8, upright));
    }
    const total = confusion[i].reduce((sum, count) => sum + count, 0);
    for (let j = 0; j < k; j++) {
      const place = { x: left + j * cell, y: top + i * cell, size: cell };
      parts.push(...drawCell(place, confusion[i][j], total, i === j, { counts, shares }));
    }
  }
  const frame = { x: left, y: top, width: size, height: size, fill: 'none', stroke: color('faint') };
  parts.push(element('rect', frame));
  return figure(
    describeConfusion(classes, confusion),
    [Math.max(200, left + size + 8), top + size + 8],
    ...parts,
  );
}

function layoutFor(k: number, confusion: ConfusionInput['confusion']): Layout {
  const digits = String(confusion.flat().reduce((a, b) => Math.max(a, b), 0)).length;
  if (k <= 5) return { cell: Math.max(60, digits * 9 + 16), counts: true, shares: true, nameEvery: 1 };
  if (k <= 12) return { cell: Math.max(44, digits * 8 + 14), counts: true, shares: true, nameEvery: 1 };
  if (k <= 26) return { cell: Math.max(26, digits * 7 + 8), counts: true, shares: false, nameEvery: 1 };
  if (k <= 50) return { cell: 13, counts: false, shares: false, nameEvery: 1 };
  const cell = Math.max(2, Math.floor(600 / k));
  return { cell, counts: false, shares: false, nameEvery: Math.ceil(13 / cell) };
}

function columnName(name: string, x: number, y: number, upright: boolean): SVGElement {
  if (upright) return text(x, y - 4, name, { 'text-anchor': 'middle', 'font-size': 11 });
  return text(0, 0, name, { 'font-size': 11, transform: `translate(${x},${y}) rotate(-90)` });
}

function drawCell(
  { x, y, size }: { x: number; y: number; size: number },
  count: number,
  total: number,
  right: boolean,
  { counts, shares }: { counts: boolean; shares: boolean },
): Element[] {
  const share = total === 0 ? 0 : count / total;
  const middle = { 'text-anchor': 'middle' };
  const parts: Element[] = [];
  if (count > 0) {
    const shade = {
      fill: color(right ? 'first' : 'second'),
      'fill-opacity': ((right ? 0.08 : 0.16) + 0.36 * share).toFixed(3),
    };
    const inset = size > 20 ? 1 : 0;
    parts.push(element('rect', { x, y, width: size - inset, height: size - inset, ...shade }));
  }
  if (!counts) return parts;
  if (count === 0) {
    if (!shares) return parts;
    parts.push(text(x + size / 2, y + size / 2, '·', { ...middle, fill: color('soft') }));
  } else if (shares) {
    parts.push(
      text(x + size / 2, y + size / 2 - 7, formatCount(count), {
        ...middle,
        'font-weight': right ? 600 : 400,
      }),
    );
    parts.push(text(x + size / 2, y + size / 2 + 9, shareOfRow(share), { ...middle, 'font-size': 10.5 }));
  } else {
    parts.push(text(x + size / 2, y + size / 2, formatCount(count), { ...middle, 'font-size': 11 }));
  }
  return parts;
}

function shareOfRow(share: number): string {
  return share > 0 && share < 0.005 ? '<1%' : `${Math.round(100 * share)}%`;
}

function describeConfusion(classes: readonly string[], confusion: ConfusionInput['confusion']): string {
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  const right = confusion.reduce((sum, row, i) => sum + row[i], 0);
  const worst = worstConfusions({ classes, confusion }, 1)[0];
  const tail = worst
    ? ` Most often "${worst.actual}" was taken for "${worst.predicted}", ${worst.count} times.`
    : '';
  return `Confusion matrix of ${classes.length} classes: ${formatCount(right)} of ${formatCount(total)} right.${tail}`;
}

export interface Confusion {
  readonly actual: string;
  readonly predicted: string;
  readonly count: number;
  /** Of the examples of the true class, 0 to 1. */
  readonly share: number;
}

/** The mistakes made most often, the most frequent first. */
export function worstConfusions({ classes, confusion }: ConfusionInput, most: number): Confusion[] {
  return confusion
    .flatMap((row, i) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.map((count, j) => ({
        actual: classes[i],
        predicted: classes[j],
        count,
        share: count / total,
        same: i === j,
      }));
    })
    .filter(({ same, count }) => !same && count > 0)
    .sort((a, b) => b.count - a.count || b.share - a.share)
    .slice(0, most)
    .map(({ same: _, ...rest }) => rest);
}
