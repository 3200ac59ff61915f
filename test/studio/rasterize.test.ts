import { describe, expect, it } from 'vitest';
import { center, rasterize } from '../../packages/studio/src/views/understanding/rasterize.js';

const frame = { width: 8, height: 8 };
const ink = { middle: [4, 4], size: [6, 8], stroke: 2, ground: 0, ink: 16 } as const;
const at = (pixels: readonly number[], x: number, y: number) => pixels[x + y * frame.width];

describe('a drawing as pixels', () => {
  it('fills the box that the pictures of the data fill, wherever and however large it was drawn', () => {
    const line = (x: number, y: number, length: number) =>
      rasterize(
        [
          [
            { x, y },
            { x, y: y + length },
          ],
        ],
        frame,
        ink,
      );
    const pixels = line(200, 10, 30);
    expect(line(3, 100, 90)).toEqual(pixels);
    // A line of width 2 in the middle: columns 3 and 4, from the first row to the last.
    for (let y = 1; y < 7; y++)
      expect(Array.from({ length: 8 }, (_, x) => at(pixels, x, y))).toEqual([0, 0, 0, 16, 16, 0, 0, 0]);
    expect(at(pixels, 3, 0)).toBeGreaterThan(0);
    expect(at(pixels, 4, 7)).toBeGreaterThan(0);
  });

  it('keeps the proportions of what was drawn', () => {
    const square = rasterize(
      [
        [
          { x: 0, y: 0 },
          { x: 9, y: 0 },
          { x: 9, y: 9 },
          { x: 0, y: 9 },
          { x: 0, y: 0 },
        ],
      ],
      frame,
      ink,
    );
    const columns = Array.from({ length: 8 }, (_, x) =>
      Array.from({ length: 8 }, (_, y) => at(square, x, y)).some(Boolean),
    );
    const rows = Array.from({ length: 8 }, (_, y) =>
      Array.from({ length: 8 }, (_, x) => at(square, x, y)).some(Boolean),
    );
    expect(rows).toEqual(columns);
    expect(columns).toEqual([false, true, true, true, true, true, true, false]);
  });

  it('is dark on light where the data are', () => {
    const dark = rasterize([[{ x: 0, y: 0 }]], frame, { ...ink, ground: 255, ink: 0 });
    expect(at(dark, 0, 0)).toBe(255);
    expect(Math.min(...dark)).toBeLessThan(128);
  });

  it('pixels that were set are moved to the middle', () => {
    const pixels = new Array<number>(64).fill(0);
    for (let y = 0; y < 4; y++) for (let x = 0; x < 2; x++) pixels[x + y * 8] = 16;
    const moved = center(pixels, frame, { ...ink, size: [2, 4] });
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 8; x++) expect(at(moved, x, y)).toBe(x >= 3 && x < 5 && y >= 2 && y < 6 ? 16 : 0);
    expect(center(new Array<number>(64).fill(0), frame, ink)).toEqual(new Array<number>(64).fill(0));
  });
});
