import { element, figure, text } from '../drawing/element.js';
import { formatNumber, formatShare, shortenMiddle } from '../drawing/numbers.js';
import { color } from '../drawing/theme.js';

export interface ScoreBarsInput {
  /** What is compared: `accuracy`, `rmse`. */
  readonly measure: string;
  /** True for a share from 0 to 1, drawn on the whole of it; false for an error with its unit, lower is better. */
  readonly share: boolean;
  readonly unit?: string | null;
  readonly scores: readonly {
    readonly name: string;
    readonly value: number | null;
    /** True for the model itself. */
    readonly own?: boolean;
  }[];
}

const WIDTH = 360;
const ROW = 42;

/** A model's score beside those of its baselines, one bar each. */
export function scoreBars({ measure, share, unit = null, scores }: ScoreBarsInput): SVGSVGElement {
  const format = (value: number | null) =>
    share ? formatShare(value) : formatNumber(value) + (unit && value !== null ? ` ${unit}` : '');
  const most = share ? 1 : scores.reduce((largest, { value }) => Math.max(largest, value ?? 0), 0) || 1;
  const parts = scores.flatMap(({ name, value, own = false }, i) => {
    const y = i * ROW;
    const width = Math.max(0, (WIDTH * (value ?? 0)) / most);
    const weight = own ? 600 : 400;
    return [
      text(0, y + 10, shortenMiddle(name, 36), { 'font-weight': weight }),
      text(WIDTH, y + 10, format(value), { 'text-anchor': 'end', 'font-weight': weight }),
      element('rect', {
        x: 0,
        y: y + 20,
        width: WIDTH,
        height: 10,
        rx: 2,
        fill: color('faint'),
        'fill-opacity': 0.6,
      }),
      element('rect', { x: 0, y: y + 20, width, height: 10, rx: 2, fill: color(own ? 'first' : 'soft') }),
    ];
  });
  const label = scores.map(({ name, value }) => `${name} ${format(value)}`).join(', ');
  return figure(
    `${measure}${share ? '' : ' (lower is better)'}: ${label}.`,
    [WIDTH, scores.length * ROW - 8],
    ...parts,
  );
}
