import type { Images } from './pixels.js';

/** The mean of the images of a class, pixel by pixel; made smaller where they are large. */
export interface MeanImage {
  /** The class; null for all images together. */
  readonly name: string | null;
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** height × width × channels numbers from 0 (black) to 1 (white), row by row, then column, then channel. */
  readonly pixels: readonly number[];
}

/** A mean image is shown, and kept as JSON: no side is longer than this. */
const longestSide = 64;

/** Adds up images class by class. */
export class MeanImages {
  readonly #images: Images;
  readonly #names: readonly (string | null)[];
  readonly #sums: Float64Array[];
  readonly #counts: number[];

  constructor(images: Images, names: readonly (string | null)[]) {
    this.#images = images;
    this.#names = names;
    const size = images.height * images.width * images.channels;
    this.#sums = names.map(() => new Float64Array(size));
    this.#counts = names.map(() => 0);
  }

  /** A pixel that is missing counts as black. */
  add(place: number, pixels: Float64Array): void {
    const sums = this.#sums[place];
    this.#counts[place]++;
    for (let p = 0; p < pixels.length; p++) if (!Number.isNaN(pixels[p])) sums[p] += pixels[p];
  }

  means(): MeanImage[] {
    const { min, max } = this.#images;
    const span = max > min ? max - min : 1;
    return this.#names.map((name, place): MeanImage => {
      const count = Math.max(1, this.#counts[place]);
      const pixels = this.#sums[place].map((sum) => (sum / count - min) / span);
      return { name, images: this.#counts[place], ...shrunk(this.#images, pixels) };
    });
  }
}

/** Each pixel of the smaller image is the mean of a block of the larger one. */
function shrunk({ height, width, channels }: Images, pixels: Float64Array) {
  const factor = Math.ceil(Math.max(height, width) / longestSide);
  const [rows, columns] = [Math.ceil(height / factor), Math.ceil(width / factor)];
  const sums = new Float64Array(rows * columns * channels);
  const counts = new Uint32Array(sums.length);
  for (let p = 0; p < pixels.length; p++) {
    const channel = p % channels;
    const column = Math.floor(p / channels) % width;
    const row = Math.floor(p / (channels * width));
    const at = (Math.floor(row / factor) * columns + Math.floor(column / factor)) * channels + channel;
    sums[at] += pixels[p];
    counts[at]++;
  }
  // A thousandth is finer than a screen shows, and keeps the document small.
  const rounded = Array.from(sums, (sum, at) => Math.round((1000 * sum) / counts[at]) / 1000);
  return { height: rows, width: columns, channels, pixels: rounded };
}
