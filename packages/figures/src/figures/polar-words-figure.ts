import { element, figure, text } from '../drawing/element.js';
import { formatCount, formatNumber, shortenMiddle } from '../drawing/numbers.js';
import { color } from '../drawing/theme.js';

export interface PolarWord {
  readonly word: string;
  /** Below 0 for the first class, above 0 for the second; with its standard error. */
  readonly polarity: number;
  readonly error: number;
  /** How often it stands in the texts. */
  readonly count: number;
}

export interface PolarWordsInput {
  /** The negative class and the positive one. */
  readonly classes: readonly [string, string];
  readonly words: readonly PolarWord[];
}

const WIDTH = 420;
const ROW = 20;
const TOP = 28;
const MIDDLE = 190;
const REACH = 115;

/** The words that tell two classes apart: how far each leans, with its 95 % interval, and how often it stands. */
export function polarWordsFigure({ classes, words }: PolarWordsInput): SVGSVGElement {
  const sorted = [...words].sort((a, b) => b.polarity - a.polarity);
  const most = sorted.reduce(
    (largest, { polarity, error }) => Math.max(largest, Math.abs(polarity) + 2 * error),
    1,
  );
  const scale = (polarity: number) => MIDDLE + (REACH * polarity) / most;
  const bottom = TOP + sorted.length * ROW;
  const rows = sorted.flatMap((word, i) => drawWord(word, TOP + i * ROW + ROW / 2, scale));
  return figure(
    describe(classes, sorted),
    [WIDTH, bottom + 6],
    text(MIDDLE - 8, 10, `← ${shortenMiddle(classes[0], 18)}`, { 'text-anchor': 'end' }),
    text(MIDDLE + 8, 10, `${shortenMiddle(classes[1], 18)} →`),
    text(WIDTH, 10, 'times', { 'text-anchor': 'end', fill: color('soft'), 'font-size': 11 }),
    element('line', { x1: MIDDLE, x2: MIDDLE, y1: TOP - 4, y2: bottom, stroke: color('soft') }),
    ...rows,
  );
}

function drawWord(
  { word, polarity, error, count }: PolarWord,
  y: number,
  scale: (polarity: number) => number,
) {
  const positive = polarity > 0;
  const [start, end] = [scale(Math.min(0, polarity)), scale(Math.max(0, polarity))];
  // The name stands on the side where no bar is.
  const name = positive
    ? text(scale(0) - 8, y, shortenMiddle(word, 22), { 'text-anchor': 'end' })
    : text(scale(0) + 8, y, shortenMiddle(word, 22));
  return [
    name,
    element('rect', {
      x: start,
      y: y - 6,
      width: Math.max(1, end - start),
      height: 12,
      rx: 2,
      fill: color(positive ? 'first' : 'second'),
      'fill-opacity': 0.75,
    }),
    element('line', {
      x1: scale(polarity - 1.96 * error),
      x2: scale(polarity + 1.96 * error),
      y1: y,
      y2: y,
      stroke: color('ink'),
      'stroke-width': 1.5,
    }),
    text(WIDTH, y, formatCount(count), { 'text-anchor': 'end', fill: color('soft'), 'font-size': 11 }),
  ];
}

function describe([negative, positive]: readonly [string, string], sorted: readonly PolarWord[]): string {
  if (sorted.length === 0) return 'No word tells the classes apart.';
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  return (
    `Words that tell "${negative}" and "${positive}" apart: from "${first.word}" with a polarity of ` +
    `${formatNumber(first.polarity, 3)} to "${last.word}" with ${formatNumber(last.polarity, 3)}.`
  );
}
