import type { Tokenized } from './tokenize.js';

/** Which words stand in each text, as places in a vocabulary, ascending; `counts` how often, unless only presence matters. */
export interface Bags {
  /** texts + 1 places in `indices`. */
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
  readonly counts: Uint32Array | undefined;
}

/** Places of the words of vocabularies that are in use, made once for each. */
const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function placesOf(vocabulary: readonly string[]): ReadonlyMap<string, number> {
  const places = known.get(vocabulary) ?? new Map(vocabulary.map((word, place) => [word, place]));
  known.set(vocabulary, places);
  return places;
}

/** The bag of words of some texts; a word outside the vocabulary is in no bag. */
export function bagWords(
  { words, starts: from, ids, counts: often }: Tokenized,
  texts: ArrayLike<number>,
  { vocabulary, counts }: { readonly vocabulary: readonly string[]; readonly counts: boolean },
): Bags {
  const places = placesOf(vocabulary);
  const placeOf = Int32Array.from(words, (word) => places.get(word) ?? -1);
  let most = 0;
  for (let j = 0; j < texts.length; j++) most += from[texts[j] + 1] - from[texts[j]];
  const starts = new Uint32Array(texts.length + 1);
  const indices = new Uint32Array(most);
  const numbers = new Uint32Array(counts ? most : 0);
  const inText = new Uint32Array(counts ? vocabulary.length : 0);
  let [begin, end] = [0, 0];
  for (let j = 0; j < texts.length; j++) {
    for (let at = from[texts[j]]; at < from[texts[j] + 1]; at++) {
      const place = placeOf[ids[at]];
      if (place < 0) continue;
      if (counts) inText[place] = often[at];
      indices[end++] = place;
    }
    indices.subarray(begin, end).sort();
    if (counts) for (let at = begin; at < end; at++) numbers[at] = inText[indices[at]];
    begin = end;
    starts[j + 1] = end;
  }
  return { starts, indices: indices.slice(0, end), counts: counts ? numbers.slice(0, end) : undefined };
}
