import { type Brightness, brightnessOf } from './brightness.js';
import { type DuplicateImages, duplicateImages } from './duplicates.js';
import { fingerprint } from './fingerprint.js';
import { type MeanImage, MeanImages } from './mean-images.js';
import { eachImage, type Images } from './pixels.js';

/** What can be seen of images without a network. */
export interface ImageDiagnosis {
  /** The column of the images; null where every pixel has a column of its own. */
  readonly column: string | null;
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly brightness: Brightness;
  /** Images with one value in every pixel: how many, and the rows of the first, counted from 0. */
  readonly empty: { readonly images: number; readonly rows: readonly number[] };
  readonly duplicates: DuplicateImages;
  /** The mean image of every class, of at most 20, the largest; of all images for a regression. */
  readonly means: readonly MeanImage[];
}

/** What the images are told apart by. */
export interface ImageClasses {
  /** The class of the image in each of the rows, counted from 0. */
  readonly of: ArrayLike<number>;
  readonly names: readonly string[];
}

const mostMeans = 20;
const shownEmpty = 12;

/** Brightness, empty and duplicate images, and the mean image of each class. */
export function diagnoseImages(
  images: Images,
  rows: Uint32Array,
  classes: ImageClasses | null,
  seed: number,
): ImageDiagnosis {
  const bright = new Float64Array(rows.length);
  const contrast = new Float64Array(rows.length);
  const prints: string[] = [];
  const empty: number[] = [];
  const shown = shownClasses(classes);
  const means = new MeanImages(images, classes === null ? [null] : shown.map((c) => classes.names[c]));
  const span = images.max > images.min ? images.max - images.min : 1;
  eachImage(images, rows, (at, pixels) => {
    const seen = look(pixels);
    bright[at] = (seen.mean - images.min) / span;
    contrast[at] = seen.deviation / span;
    if (seen.constant) empty.push(rows[at]);
    prints.push(fingerprint(pixels));
    const place = classes === null ? 0 : shown.indexOf(classes.of[at]);
    if (place >= 0) means.add(place, pixels);
  });
  const { column, height, width, channels } = images;
  return {
    column,
    images: rows.length,
    height,
    width,
    channels,
    brightness: brightnessOf(bright, contrast, classes, seed),
    empty: { images: empty.length, rows: empty.slice(0, shownEmpty) },
    duplicates: duplicateImages(images, rows, prints, classes),
    means: means.means(),
  };
}

/** Mean, deviation, and whether all pixels are the same; those that are missing count as black. */
function look(pixels: Float64Array): { mean: number; deviation: number; constant: boolean } {
  let [sum, squares, constant] = [0, 0, true];
  for (let p = 0; p < pixels.length; p++) {
    const value = Number.isNaN(pixels[p]) ? 0 : pixels[p];
    sum += value;
    squares += value * value;
    if (!Object.is(pixels[p], pixels[0])) constant = false;
  }
  const mean = sum / pixels.length;
  const deviation = constant ? 0 : Math.sqrt(Math.max(0, squares / pixels.length - mean * mean));
  return { mean, deviation, constant };
}

/** The largest classes, in their order. */
function shownClasses(classes: ImageClasses | null): number[] {
  if (classes === null) return [];
  const sizes = new Uint32Array(classes.names.length);
  for (let j = 0; j < classes.of.length; j++) sizes[classes.of[j]]++;
  const all = classes.names.map((_, c) => c);
  const largest = [...all].sort((a, b) => sizes[b] - sizes[a] || a - b).slice(0, mostMeans);
  return all.filter((c) => largest.includes(c));
}
