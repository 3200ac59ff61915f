import { featureNames, inputWidth, type Prepared } from '@colonnade/core';
import type { Watch } from './watch.js';

/** The weights of the first layer's units, each as a picture of its inputs. */
export interface FirstWeights {
  readonly height: number;
  readonly width: number;
  readonly units: number;
  readonly shown: number;
  /** shown × height × width numbers from −127 to 127, each unit's against its largest; of colors the mean. */
  readonly values: Int8Array;
}

const mostUnits = 64;

/** W[1] as pictures, where the inputs are pixels. */
export const firstWeights: Watch<Record<string, never>, FirstWeights> = {
  look({ prepared }) {
    const pixels = pixelsOf(prepared);
    if (pixels === null) return null;
    const { height, width, channels, rows } = pixels;
    const W = prepared.network.W[1];
    const shown = Math.min(W.rows, mostUnits);
    const values = new Int8Array(shown * height * width);
    const weights = new Float64Array(height * width);
    for (let unit = 0; unit < shown; unit++) {
      let most = 0;
      for (let pixel = 0; pixel < weights.length; pixel++) {
        let sum = 0;
        for (let c = 0; c < channels; c++) {
          const row = rows[pixel * channels + c];
          if (row >= 0) sum += W.data[unit + row * W.rows];
        }
        weights[pixel] = sum / channels;
        most = Math.max(most, Math.abs(weights[pixel]));
      }
      const factor = most > 0 ? 127 / most : 0;
      for (let pixel = 0; pixel < weights.length; pixel++)
        values[unit * weights.length + pixel] = Math.round(weights[pixel] * factor);
    }
    return { height, width, units: W.rows, shown, values };
  },
};

interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** The row of X of every pixel and channel, row by row; −1 for none. */
  readonly rows: readonly number[];
}

const known = new WeakMap<Prepared, Pixels | null>();

function pixelsOf(prepared: Prepared): Pixels | null {
  const found = known.get(prepared);
  if (found !== undefined) return found;
  const pixels = findPixels(prepared);
  known.set(prepared, pixels);
  return pixels;
}

/** Columns that are pixels by their names, or the first column of images. */
function findPixels({ content: { schema, preprocessing } }: Prepared): Pixels | null {
  if (schema.pixels) {
    const [height, width] = schema.pixels.shape;
    const rowOf = new Map(featureNames(preprocessing).map((name, row) => [name, row]));
    return { height, width, channels: 1, rows: schema.pixels.columns.map((name) => rowOf.get(name) ?? -1) };
  }
  let row = 0;
  for (const input of preprocessing.inputs) {
    if ((input.kind === 'image' || input.kind === 'array') && input.shape.length >= 2) {
      const [height, width, channels = 1] = input.shape;
      const first = row;
      return {
        height,
        width,
        channels,
        rows: Array.from({ length: height * width * channels }, (_, at) => first + at),
      };
    }
    row += inputWidth(input);
  }
  return null;
}
