import { bytesOf, type Colors } from './use-colors.js';

/** Paints numbers from −1 to 1: orange below, the paper in the middle, blue above. */
export function divergingInto(pixels: Uint8ClampedArray, at: number, value: number, colors: Colors): void {
  const [end, paper] = palette(colors, value);
  const share = Math.min(1, Math.abs(value));
  for (let c = 0; c < 3; c++) pixels[4 * at + c] = paper[c] + share * (end[c] - paper[c]);
  pixels[4 * at + 3] = 255;
}

let known: { dark: boolean; first: number[]; second: number[]; paper: number[] } | null = null;

function palette(colors: Colors, value: number): [number[], number[]] {
  if (known?.dark !== colors.dark) {
    known = {
      dark: colors.dark,
      first: bytesOf(colors.first),
      second: bytesOf(colors.second),
      paper: bytesOf(colors.paper),
    };
  }
  return [value < 0 ? known.second : known.first, known.paper];
}
