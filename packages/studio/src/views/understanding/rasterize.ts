import type { ImageAbout, InkAbout } from '../../session/subject/protocol.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Samples of a pixel along each side. */
const samples = 4;

/**
 * Strokes as the pixels that the network was trained on: moved and scaled so that they lie in the frame as its pictures
 * do, drawn with a pen as wide as theirs. Each pixel is as dark as the pen covers it.
 */
export function rasterize(
  strokes: readonly (readonly Point[])[],
  { width, height }: Pick<ImageAbout, 'width' | 'height'>,
  { middle, size, stroke, ground, ink }: InkAbout,
): number[] {
  const points = strokes.flat();
  if (points.length === 0) return new Array<number>(width * height).fill(ground);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fit = (room: number, drawn: number) => Math.max(room - stroke, 1) / Math.max(drawn, 1e-9);
  const scale =
    right - left + bottom - top < 1e-9 ? 1 : Math.min(fit(size[0], right - left), fit(size[1], bottom - top));
  const placed = strokes.map((line) =>
    line.map(({ x, y }) => ({
      x: (x - (left + right) / 2) * scale + middle[0],
      y: (y - (top + bottom) / 2) * scale + middle[1],
    })),
  );
  return Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let covered = 0;
    for (let v = 0; v < samples; v++)
      for (let u = 0; u < samples; u++) {
        const spot = { x: x + (u + 0.5) / samples, y: y + (v + 0.5) / samples };
        if (placed.some((line) => isOn(line, spot, stroke / 2))) covered++;
      }
    return ground + ((ink - ground) * covered) / samples ** 2;
  });
}

/**
 * Pixels that were set one by one, moved and scaled so that what is drawn lies as the pictures of the data do.
 */
export function center(
  pixels: readonly number[],
  { width, height }: Pick<ImageAbout, 'width' | 'height'>,
  { middle, size, ground, ink }: InkAbout,
): number[] {
  const drawn = pixels.flatMap((value, at) =>
    Math.abs(value - ground) >= 0.25 * Math.abs(ink - ground)
      ? [{ x: at % width, y: Math.floor(at / width) }]
      : [],
  );
  if (drawn.length === 0) return [...pixels];
  const [xs, ys] = [drawn.map(({ x }) => x), drawn.map(({ y }) => y)];
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs) + 1,
    Math.min(...ys),
    Math.max(...ys) + 1,
  ];
  const scale = Math.min(size[0] / (right - left), size[1] / (bottom - top));
  const source = (to: number, from: number, at: number) => (at - to) / scale + from;
  return pixels.map((_, at) => {
    let sum = 0;
    for (let v = 0; v < samples; v++)
      for (let u = 0; u < samples; u++) {
        const x = Math.floor(source(middle[0], (left + right) / 2, (at % width) + (u + 0.5) / samples));
        const y = Math.floor(
          source(middle[1], (top + bottom) / 2, Math.floor(at / width) + (v + 0.5) / samples),
        );
        sum += x < 0 || y < 0 || x >= width || y >= height ? ground : pixels[x + y * width];
      }
    return sum / samples ** 2;
  });
}

/** Whether a spot is within reach of a line of points. */
function isOn(line: readonly Point[], spot: Point, reach: number): boolean {
  if (line.length === 1) return distance(line[0], line[0], spot) <= reach;
  return line.some((to, at) => at > 0 && distance(line[at - 1], to, spot) <= reach);
}

function distance(a: Point, b: Point, { x, y }: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = dx * dx + dy * dy;
  const t = along === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / along));
  return Math.sqrt((a.x + t * dx - x) ** 2 + (a.y + t * dy - y) ** 2);
}
