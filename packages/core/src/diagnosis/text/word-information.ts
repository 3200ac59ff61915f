import { log } from '../../foundation/elementary/index.js';
import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import type { Postings } from './postings.js';

/** What the presence of each word says about the class, and what a word as frequent says by chance. */
export interface WordInformation {
  /** Mutual information of presence and class, in bits. */
  readonly bits: Float64Array;
  /** What 999 of 1000 words as frequent stay at or below when the classes are shuffled, in bits. */
  readonly floor: Float64Array;
  /** How many times the classes were shuffled. */
  readonly shuffles: number;
}

/** Of words as frequent, the share that lies above the floor by chance. */
export const chanceAboveFloor = 0.001;

/** Looking at a text for a word, over all shuffles: about half a second. */
const mostLooks = 6e7;
const [fewestShuffles, mostShuffles] = [4, 200];
/** So many draws of a frequency say where one of a thousand lies; more would only fill the memory. */
const enough = 200_000;

/**
 * The mutual information of a word's presence and the class,
 *
 *     I = Σ p(x, c) log₂( p(x, c) / (p(x) p(c)) ),
 *
 * beside its floor: the same for shuffled classes, over all words of about that frequency. Chance says more the
 * rarer a word is seen, so words are compared with their like.
 * @param classOf - the class of every text, counted from 0
 */
export function wordInformation(
  postings: Postings,
  classOf: ArrayLike<number>,
  classes: number,
  seed: number,
): WordInformation {
  const m = classOf.length;
  const words = postings.words.length;
  const measure = new PresenceMeasure(postings, classOf, classes);
  const bits = measure.bits(classOf);
  const looks = Math.max(1, postings.texts.length);
  const shuffles = Math.min(Math.max(Math.floor(mostLooks / looks), fewestShuffles), mostShuffles);
  const random = new RandomDraws(streamSeed(seed, 'words'));
  const kindOf = Uint8Array.from({ length: words }, (_, word) => frequencyOf(postings, word, m));
  const byChance = Array.from({ length: 33 }, (): number[] => []);
  const shuffled = Int32Array.from(classOf);
  for (let turn = 0; turn < shuffles; turn++) {
    random.shuffle(shuffled);
    const chance = measure.bits(shuffled);
    for (let word = 0; word < words; word++) {
      const drawn = byChance[kindOf[word]];
      if (drawn.length < enough) drawn.push(chance[word]);
    }
  }
  const floors = byChance.map(upperEnd);
  return { bits, floor: Float64Array.from(kindOf, (kind) => floors[kind]), shuffles };
}

/** The number of binary digits of how many texts have the word, or lack it where most have it. */
function frequencyOf({ starts }: Postings, word: number, m: number): number {
  const present = starts[word + 1] - starts[word];
  return 32 - Math.clz32(Math.min(present, m - present));
}

function upperEnd(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.ceil((1 - chanceAboveFloor) * sorted.length) - 1];
}

/** Information of presence by x log x of whole numbers, which are looked up. */
class PresenceMeasure {
  readonly #postings: Postings;
  readonly #sizes: Uint32Array;
  readonly #weighted: Float64Array;
  readonly #m: number;
  /** N log N − Σ N_c log N_c: the entropy of the classes, times N. */
  readonly #entropy: number;

  constructor(postings: Postings, classOf: ArrayLike<number>, classes: number) {
    this.#postings = postings;
    this.#m = classOf.length;
    this.#weighted = Float64Array.from({ length: this.#m + 1 }, (_, n) => (n === 0 ? 0 : n * log(n)));
    this.#sizes = new Uint32Array(classes);
    for (let j = 0; j < this.#m; j++) this.#sizes[classOf[j]]++;
    this.#entropy = this.#sizes.reduce((rest, size) => rest - this.#weighted[size], this.#weighted[this.#m]);
  }

  bits(classOf: ArrayLike<number>): Float64Array {
    const { starts, texts } = this.#postings;
    const [m, sizes, weighted] = [this.#m, this.#sizes, this.#weighted];
    const counts = new Uint32Array(sizes.length);
    return Float64Array.from({ length: starts.length - 1 }, (_, word) => {
      const present = starts[word + 1] - starts[word];
      counts.fill(0);
      for (let at = starts[word]; at < starts[word + 1]; at++) counts[classOf[texts[at]]]++;
      let sum = this.#entropy - weighted[present] - weighted[m - present];
      for (let c = 0; c < sizes.length; c++) sum += weighted[counts[c]] + weighted[sizes[c] - counts[c]];
      // Below this it is rounding.
      return sum < 1e-9 ? 0 : sum / (m * Math.LN2);
    });
  }
}
