import { element, figure, text } from '../drawing/element.js';
import { formatCount, shortenMiddle } from '../drawing/numbers.js';
import { pngDataUri } from '../drawing/png.js';
import { color } from '../drawing/theme.js';

export interface MeanImageInput {
  /** The class; null for all images together. */
  readonly name: string | null;
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** height × width × channels numbers from 0 (black) to 1 (white), row by row, then column, then channel. */
  readonly pixels: readonly number[];
}

const SIDE = 84;
const CELL = 92;
const LINE = 128;
const PER_ROW = 4;

/** The mean image of every class, side by side, with the class and the number of its images. */
export function meanImagesFigure(means: readonly MeanImageInput[]): SVGSVGElement {
  const parts = means.flatMap((mean, i) => {
    const [x, y] = [(i % PER_ROW) * CELL, Math.floor(i / PER_ROW) * LINE];
    const scale = SIDE / Math.max(mean.height, mean.width);
    return [
      element('image', {
        x,
        y,
        width: mean.width * scale,
        height: mean.height * scale,
        href: pngDataUri(mean.width, mean.height, bytesOf(mean)),
        'image-rendering': 'pixelated',
      }),
      text(x, y + SIDE + 12, shortenMiddle(mean.name ?? 'all', 13), { 'font-weight': 600 }),
      text(x, y + SIDE + 27, `${formatCount(mean.images)} images`, { 'font-size': 11, fill: color('soft') }),
    ];
  });
  const names = means.map(({ name }) => name ?? 'all images').join(', ');
  const lines = Math.ceil(means.length / PER_ROW);
  return figure(`Mean images of: ${names}.`, [PER_ROW * CELL - (CELL - SIDE), lines * LINE], ...parts);
}

/** Red, green and blue, 0 to 255; grey becomes three equal channels. */
function bytesOf({ height, width, channels, pixels }: MeanImageInput): Uint8Array {
  const rgb = new Uint8Array(height * width * 3);
  for (let at = 0; at < rgb.length; at++) {
    const value = pixels[channels === 3 ? at : Math.floor(at / 3) * channels] ?? 0;
    rgb[at] = Math.round(255 * Math.min(Math.max(value, 0), 1));
  }
  return rgb;
}
