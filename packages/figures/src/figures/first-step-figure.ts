import { element, figure, text } from '../drawing/element.js';
import { formatNumber, formatShare, shortenMiddle } from '../drawing/numbers.js';
import { color } from '../drawing/theme.js';

export interface FirstStepBar {
  readonly name: string;
  readonly value: number;
  /** The standard error of the value. */
  readonly error: number;
  /** What permuted targets give, and what they hardly exceed; null where it was not measured. */
  readonly expected: number | null;
  readonly floor: number | null;
}

export interface FirstStepInput {
  readonly score: 'accuracy' | 'r2';
  readonly bars: readonly FirstStepBar[];
}

const WIDTH = 360;
const ROW = 44;
const TOP = 26;
const BOTTOM = 30;
const RIGHT = 8;

/**
 * How well a network starts with each representation: the held-out score after one gradient step, with its 95 %
 * interval, beside the range that permuted targets reach.
 */
export function firstStepFigure({ score, bars }: FirstStepInput): SVGSVGElement {
  const [low, high] = rangeOf(bars);
  const width = WIDTH - 2 * RIGHT;
  const scale = (value: number) =>
    RIGHT + (width * (Math.min(Math.max(value, low), high) - low)) / (high - low);
  const format = (value: number) => (score === 'accuracy' ? formatShare(value) : formatNumber(value, 3));
  const bottom = TOP + bars.length * ROW;
  const ticks = [0, 1, 2, 3, 4].map((i) => low + (i * (high - low)) / 4);
  const axis = ticks.flatMap((tick, i) => [
    element('line', { x1: scale(tick), x2: scale(tick), y1: TOP, y2: bottom, stroke: color('faint') }),
    text(scale(tick), bottom + 12, format(tick), {
      'text-anchor': i === 0 ? 'start' : i === 4 ? 'end' : 'middle',
      'font-size': 11,
      fill: color('soft'),
    }),
  ]);
  const rows = bars.flatMap((bar, i) => drawBar(bar, TOP + i * ROW, scale, format));
  const label = bars.map(({ name, value }) => `${name} ${format(value)}`).join(', ');
  return figure(
    `Held-out ${score === 'accuracy' ? 'accuracy' : 'r²'} after the first step: ${label}.`,
    [WIDTH, bottom + BOTTOM],
    ...legend(),
    ...axis,
    ...rows,
  );
}

function drawBar(
  { name, value, error, expected, floor }: FirstStepBar,
  top: number,
  scale: (value: number) => number,
  format: (value: number) => string,
): SVGElement[] {
  const y = top + 30;
  const chance =
    expected === null || floor === null
      ? []
      : [
          element('rect', {
            x: scale(2 * expected - floor),
            y: y - 5,
            width: Math.max(2, scale(floor) - scale(2 * expected - floor)),
            height: 10,
            rx: 2,
            fill: color('second'),
            'fill-opacity': 0.35,
          }),
        ];
  const reach = 1.96 * error;
  return [
    text(0, top + 12, shortenMiddle(name, 38)),
    text(WIDTH, top + 12, format(value), { 'text-anchor': 'end' }),
    ...chance,
    element('line', {
      x1: scale(value - reach),
      x2: scale(value + reach),
      y1: y,
      y2: y,
      stroke: color('first'),
      'stroke-width': 2,
    }),
    element('circle', { cx: scale(value), cy: y, r: 4, fill: color('first') }),
  ];
}

/** From what is lowest to what is highest, a little wider, within 0 and 1 unless the values are not. */
function rangeOf(bars: readonly FirstStepBar[]): readonly [number, number] {
  const lows = bars.flatMap(({ value, error, expected, floor }) => [
    value - 2 * error,
    ...(expected === null || floor === null ? [] : [2 * expected - floor]),
  ]);
  const highs = bars.flatMap(({ value, error, floor }) => [value + 2 * error, floor ?? value]);
  const low = Math.floor(10 * lows.reduce((a, b) => Math.min(a, b), 1)) / 10;
  const high = Math.ceil(10 * highs.reduce((a, b) => Math.max(a, b), 0)) / 10;
  return [Math.max(0, Math.min(low, 0.9)), Math.min(1, Math.max(high, 0.1, low + 0.1))];
}

function legend(): SVGElement[] {
  const soft = { 'font-size': 11, fill: color('soft') };
  return [
    element('line', { x1: 0, x2: 18, y1: 10, y2: 10, stroke: color('first'), 'stroke-width': 2 }),
    element('circle', { cx: 9, cy: 10, r: 4, fill: color('first') }),
    text(24, 10, 'held-out score, 95 % interval', soft),
    element('rect', {
      x: 205,
      y: 5,
      width: 18,
      height: 10,
      rx: 2,
      fill: color('second'),
      'fill-opacity': 0.35,
    }),
    text(229, 10, 'permuted targets', soft),
  ];
}
