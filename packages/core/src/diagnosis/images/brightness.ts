import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { statistics } from '../../table/preprocessing/statistics.js';

/** How bright images are: 0 is black, 1 is white. */
export interface Brightness {
  /** The mean brightness over the images, and how far that of an image lies from it. */
  readonly mean: number;
  readonly deviation: number;
  /** The deviation of the pixels within an image, over the images. */
  readonly contrast: number;
  /** By class, with the standard error of its mean; null for a regression. */
  readonly classes:
    | readonly {
        readonly name: string;
        readonly images: number;
        readonly mean: number;
        readonly deviation: number;
        readonly error: number;
      }[]
    | null;
  /** The share of the variance of the brightness that the class explains; null for a regression. */
  readonly explained: number | null;
  /** The most that it explained when the classes were shuffled 200 times. */
  readonly floor: number | null;
}

const shuffles = 200;

/**
 * @param bright - the mean of every image's pixels, 0 to 1
 * @param contrast - the deviation of every image's pixels
 */
export function brightnessOf(
  bright: Float64Array,
  contrast: Float64Array,
  classes: { readonly of: ArrayLike<number>; readonly names: readonly string[] } | null,
  seed: number,
): Brightness {
  const { mean, deviation } = statistics(bright);
  const whole = { mean, deviation, contrast: statistics(contrast).mean };
  if (classes === null) return { ...whole, classes: null, explained: null, floor: null };
  const own = classes.names.map((name, c) => {
    const values = bright.filter((_, j) => classes.of[j] === c);
    const { count, ...rest } = statistics(values);
    return { name, images: count, ...rest, error: rest.deviation / Math.sqrt(Math.max(1, count)) };
  });
  const k = classes.names.length;
  const random = new RandomDraws(streamSeed(seed, 'brightness'));
  const shuffled = Int32Array.from(classes.of);
  let floor = 0;
  for (let turn = 0; turn < shuffles; turn++) {
    random.shuffle(shuffled);
    floor = Math.max(floor, explainedBy(bright, shuffled, k, whole));
  }
  return { ...whole, classes: own, explained: explainedBy(bright, classes.of, k, whole), floor };
}

/** η² = Σ m_c (mean_c − mean)² / (m · variance). */
function explainedBy(
  values: Float64Array,
  classOf: ArrayLike<number>,
  classes: number,
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
): number {
  if (deviation === 0) return 0;
  const sums = new Float64Array(classes);
  const sizes = new Uint32Array(classes);
  for (let j = 0; j < values.length; j++) {
    sums[classOf[j]] += values[j] - mean;
    sizes[classOf[j]]++;
  }
  let between = 0;
  for (let c = 0; c < classes; c++) if (sizes[c] > 0) between += (sums[c] * sums[c]) / sizes[c];
  return between / (values.length * deviation * deviation);
}
