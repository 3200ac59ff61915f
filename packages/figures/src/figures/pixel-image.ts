import { element, figure } from '../drawing/element.js';
import { pngDataUri } from '../drawing/png.js';

export interface PixelImageInput {
  readonly height: number;
  readonly width: number;
  /** 1 (grey) or 3 (red, green, blue). */
  readonly channels: 1 | 3;
  /** The values that are black and white. */
  readonly min: number;
  readonly max: number;
  /** height × width × channels values, row by row, then column, then channel. */
  readonly pixels: readonly number[];
  /** What it shows, for who cannot see it: `line 42: an 8 taken for a 3`. */
  readonly label: string;
}

const LARGEST_DRAWN = 32;

/** A small picture: squares up to 32×32 pixels, an inline PNG above. */
export function pixelImage(input: PixelImageInput): SVGSVGElement {
  const { width, height } = input;
  const rgb = toRgb(input);
  const scale = Math.max(1, Math.round(96 / Math.max(width, height)));
  const size = [width * scale, height * scale] as const;
  const picture =
    Math.max(width, height) <= LARGEST_DRAWN
      ? element(
          'g',
          { transform: `scale(${scale})`, 'shape-rendering': 'crispEdges' },
          ...squares(width, height, rgb),
        )
      : element('image', {
          width: size[0],
          height: size[1],
          href: pngDataUri(width, height, rgb),
          'image-rendering': 'pixelated',
        });
  return figure(input.label, size, picture);
}

/** Bytes 0 to 255, whatever the range of the values; grey becomes three equal channels. */
function toRgb({ width, height, channels, min, max, pixels }: PixelImageInput): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  const span = max > min ? max - min : 1;
  for (let at = 0; at < rgb.length; at++) {
    const value = pixels[channels === 3 ? at : Math.floor(at / 3)] ?? min;
    rgb[at] = Math.round((255 * Math.min(Math.max(value - min, 0), span)) / span);
  }
  return rgb;
}

/** One rectangle for each run of equal pixels in a row, over a black ground. */
function squares(width: number, height: number, rgb: Uint8Array): Element[] {
  const colorAt = (x: number, y: number) => {
    const at = (y * width + x) * 3;
    return `#${[...rgb.subarray(at, at + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };
  const ground = '#000000';
  const parts: Element[] = [element('rect', { width, height, fill: ground })];
  for (let y = 0; y < height; y++) {
    for (let x = 0, end = 0; x < width; x = end) {
      const fill = colorAt(x, y);
      for (end = x + 1; end < width && colorAt(end, y) === fill; end++);
      if (fill !== ground) parts.push(element('rect', { x, y, width: end - x, height: 1, fill }));
    }
  }
  return parts;
}
