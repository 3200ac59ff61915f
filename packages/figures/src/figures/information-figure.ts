import { element, figure, text } from '../drawing/element.js';
import { formatNumber, shortenMiddle } from '../drawing/numbers.js';
import { textWidth } from '../drawing/text-width.js';
import { color } from '../drawing/theme.js';

export interface FeatureInformation {
  readonly name: string;
  /** What it says about the target, and what chance says in its place, in bits. */
  readonly bits: number;
  readonly floor: number;
  readonly verdict: 'signal' | 'unclear' | 'noise';
}

const WIDTH = 420;
const ROW = 22;
const TOP = 30;
const MOST = 40;

/**
 * What every feature says about the target by itself, the one that says most first: a bar of bits, and a mark where
 * chance ends. Of many features, those that say most and those that say least.
 */
export function informationFigure(features: readonly FeatureInformation[]): SVGSVGElement {
  const rows = selectRows([...features].sort((a, b) => b.bits - a.bits));
  const names = rows.map((row) => (row ? shortenMiddle(row.name, 22) : ''));
  const left = Math.min(150, Math.max(24, ...names.map((name) => textWidth(name)))) + 10;
  const right = 112;
  const most = features.reduce((largest, { bits, floor }) => Math.max(largest, bits, floor), 0) || 1;
  const scale = (bits: number) => ((WIDTH - left - right) * Math.max(0, bits)) / most;
  const parts = rows.flatMap((row, i) => {
    const y = TOP + i * ROW + ROW / 2;
    if (row === null) {
      const between = `… ${features.length - MOST} features between`;
      return [text(left, y, between, { fill: color('soft'), 'font-size': 11 })];
    }
    return drawRow(row, { y, name: names[i], left, scale });
  });
  return figure(describe(features), [WIDTH, TOP + rows.length * ROW + 6], ...legend(), ...parts);
}

function drawRow(
  { bits, floor, verdict }: FeatureInformation,
  { y, name, left, scale }: { y: number; name: string; left: number; scale: (bits: number) => number },
): SVGElement[] {
  const end = left + scale(bits);
  const mark = left + scale(floor);
  const signal = verdict === 'signal';
  return [
    text(left - 10, y, name, { 'text-anchor': 'end' }),
    element('rect', {
      x: left,
      y: y - 6,
      width: Math.max(1, end - left),
      height: 12,
      rx: 2,
      fill: signal ? color('first') : color('paper'),
      stroke: color(signal ? 'first' : 'soft'),
      'fill-opacity': signal ? 0.75 : 1,
    }),
    element('line', { x1: mark, x2: mark, y1: y - 9, y2: y + 9, stroke: color('second'), 'stroke-width': 2 }),
    text(Math.max(end, mark) + 7, y, `${formatNumber(bits, 3)} ${verdict}`, {
      'font-size': 11,
      fill: color('soft'),
    }),
  ];
}

function legend(): SVGElement[] {
  const soft = { 'font-size': 11, fill: color('soft') };
  return [
    element('rect', { x: 1, y: 5, width: 16, height: 10, rx: 2, fill: color('first'), 'fill-opacity': 0.75 }),
    text(23, 10, 'bits above chance', soft),
    element('rect', { x: 135, y: 5, width: 16, height: 10, rx: 2, fill: 'none', stroke: color('soft') }),
    text(157, 10, 'not above it', soft),
    element('line', { x1: 240, x2: 240, y1: 2, y2: 18, stroke: color('second'), 'stroke-width': 2 }),
    text(247, 10, 'where chance ends', soft),
  ];
}

function selectRows(sorted: readonly FeatureInformation[]): readonly (FeatureInformation | null)[] {
  if (sorted.length <= MOST + 1) return sorted;
  return [...sorted.slice(0, (3 * MOST) / 4), null, ...sorted.slice(-MOST / 4)];
}

function describe(features: readonly FeatureInformation[]): string {
  const signal = features.filter(({ verdict }) => verdict === 'signal');
  if (features.length === 0) return 'No features.';
  const best = features.reduce((a, b) => (b.bits > a.bits ? b : a));
  return (
    `What each of ${features.length} features says about the target: ${signal.length} say more than chance; ` +
    `"${best.name}" says most with ${formatNumber(best.bits, 3)} bits, where chance ends at ${formatNumber(best.floor, 3)}.`
  );
}
