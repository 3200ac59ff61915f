import { polarity } from '../../table/preprocessing/text/polarity.js';
import { countOf, type Postings, textsWith } from './postings.js';
import type { WordInformation } from './word-information.js';

/** A word that says something about the class. */
export interface TellingWord {
  readonly word: string;
  /** How often it stands in the texts, and in how many of them. */
  readonly count: number;
  readonly texts: number;
  /** The class it speaks for: a larger share of its texts has the word than of the others; null for a regression. */
  readonly class: string | null;
  /** How often it stands in texts of that class. */
  readonly inClass: number | null;
  /** How much it belongs to one of two classes, as `polarityCutoff` measures it, with its standard error; else null. */
  readonly polarity: number | null;
  readonly polarityError: number | null;
  /** In bits, and what a word as frequent reaches by chance. */
  readonly information: number;
  readonly floor: number;
}

/** What the texts are told apart by. */
export interface TextClasses {
  /** The class of every text, counted from 0. */
  readonly classOf: ArrayLike<number>;
  readonly classes: readonly string[];
  /** The positive one of two classes. */
  readonly positive: number | null;
}

/** The words above the floor that say most: at most `most` for each class, or in all where there are none. */
export function tellingWords(
  postings: Postings,
  { bits, floor }: WordInformation,
  target: TextClasses | null,
  most: number,
): TellingWord[] {
  const order = postings.words
    .map((_, word) => word)
    .filter((word) => bits[word] > floor[word])
    .sort((a, b) => bits[b] - bits[a] || a - b);
  const judge = target === null ? null : new WordsByClass(postings, target);
  const taken = new Map<string | null, number>();
  return order.flatMap((word) => {
    const spoken = judge === null ? nobody : judge.of(word);
    const already = taken.get(spoken.class) ?? 0;
    taken.set(spoken.class, already + 1);
    if (already >= most) return [];
    const said = { information: bits[word], floor: floor[word] };
    const found = {
      word: postings.words[word],
      count: countOf(postings, word),
      texts: textsWith(postings, word),
    };
    return [{ ...found, ...spoken, ...said }];
  });
}

type Spoken = Pick<TellingWord, 'class' | 'inClass' | 'polarity' | 'polarityError'>;

const nobody: Spoken = { class: null, inClass: null, polarity: null, polarityError: null };

class WordsByClass {
  readonly #postings: Postings;
  readonly #target: TextClasses;
  readonly #sizes: Uint32Array;

  constructor(postings: Postings, target: TextClasses) {
    this.#postings = postings;
    this.#target = target;
    this.#sizes = new Uint32Array(target.classes.length);
    for (let j = 0; j < target.classOf.length; j++) this.#sizes[target.classOf[j]]++;
  }

  of(word: number): Spoken {
    const { starts, texts, counts } = this.#postings;
    const { classOf, classes, positive } = this.#target;
    const textsOf = new Uint32Array(classes.length);
    const countsOf = new Uint32Array(classes.length);
    for (let at = starts[word]; at < starts[word + 1]; at++) {
      textsOf[classOf[texts[at]]]++;
      countsOf[classOf[texts[at]]] += counts[at];
    }
    const spoken = this.#mostOverOthers(textsOf, textsWith(this.#postings, word));
    return {
      class: classes[spoken],
      inClass: countsOf[spoken],
      ...(positive === null
        ? { polarity: null, polarityError: null }
        : polarityOf(countsOf[positive], countsOf[1 - positive])),
    };
  }

  /** The class of which the share that has the word is furthest above that of all others. */
  #mostOverOthers(textsOf: Uint32Array, present: number): number {
    const m = this.#target.classOf.length;
    const above = Array.from(this.#sizes, (size, c) =>
      size === 0 ? -1 : textsOf[c] / size - (present - textsOf[c]) / Math.max(1, m - size),
    );
    return above.reduce((best, each, c) => (each > above[best] ? c : best), 0);
  }
}

/** The error is that of the logarithm of a ratio of two counts, √(1/a + 1/b), each half a count from zero. */
function polarityOf(inPositive: number, inNegative: number) {
  return {
    polarity: polarity(inPositive, inNegative),
    polarityError: Math.sqrt(1 / (inPositive + 0.5) + 1 / (inNegative + 0.5)),
  };
}
