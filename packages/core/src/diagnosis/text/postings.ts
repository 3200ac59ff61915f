import type { Tokenized } from '../../table/preprocessing/text/tokenize.js';

/** Which texts each word stands in: the tokenized texts turned around. */
export interface Postings {
  readonly words: readonly string[];
  /** words + 1 places in `texts`. */
  readonly starts: Uint32Array;
  /** Places in the list of texts, ascending for each word. */
  readonly texts: Uint32Array;
  /** How often the word stands in that text. */
  readonly counts: Uint32Array;
}

/** @param texts - which of the tokenized texts are meant, by their place */
export function postingsOf({ words, starts, ids, counts }: Tokenized, texts: ArrayLike<number>): Postings {
  const ends = new Uint32Array(words.length + 1);
  const eachWord = (take: (word: number, text: number, count: number) => void) => {
    for (let j = 0; j < texts.length; j++) {
      for (let at = starts[texts[j]]; at < starts[texts[j] + 1]; at++) take(ids[at], j, counts[at]);
    }
  };
  eachWord((word) => {
    ends[word + 1]++;
  });
  for (let word = 0; word < words.length; word++) ends[word + 1] += ends[word];
  const next = ends.slice();
  const found = new Uint32Array(ends[words.length]);
  const often = new Uint32Array(ends[words.length]);
  eachWord((word, text, count) => {
    found[next[word]] = text;
    often[next[word]++] = count;
  });
  return { words, starts: ends, texts: found, counts: often };
}

/** In how many texts a word stands. */
export function textsWith({ starts }: Postings, word: number): number {
  return starts[word + 1] - starts[word];
}

/** How often a word stands in all texts together. */
export function countOf({ starts, counts }: Postings, word: number): number {
  let sum = 0;
  for (let at = starts[word]; at < starts[word + 1]; at++) sum += counts[at];
  return sum;
}
