import { grown } from './grown.js';
import { type TokenizerName, tokenizers } from './tokenizers.js';
import { WordTable } from './word-table.js';

/** Which words stand in each text, as places in a vocabulary, ascending; `counts` how often, unless only presence matters. */
export interface Bags {
  /** texts + 1 places in `indices`. */
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
  readonly counts: Uint32Array | undefined;
}

/** The bag of words of every text; null is no text, and a word outside the vocabulary is in no bag. */
export function bagWords(
  texts: readonly (string | null)[],
  { vocabulary, tokens, counts }: { vocabulary: readonly string[]; tokens: TokenizerName; counts: boolean },
): Bags {
  const tokenize = tokenizers[tokens];
  const table = new WordTable(vocabulary);
  const starts = new Uint32Array(texts.length + 1);
  let indices = new Uint32Array(1024);
  let numbers = new Uint32Array(counts ? 1024 : 0);
  const inText = new Uint32Array(vocabulary.length);
  let [begin, end] = [0, 0];
  const add = (text: string, from: number, to: number) => {
    const place = table.find(text, from, to);
    if (place < 0 || inText[place]++ > 0) return;
    if (end === indices.length) {
      indices = grown(indices);
      if (counts) numbers = grown(numbers);
    }
    indices[end++] = place;
  };
  for (const [row, text] of texts.entries()) {
    if (text !== null) tokenize(text, add);
    indices.subarray(begin, end).sort();
    for (let at = begin; at < end; at++) {
      if (counts) numbers[at] = inText[indices[at]];
      inText[indices[at]] = 0;
    }
    begin = end;
    starts[row + 1] = end;
  }
  return { starts, indices: indices.slice(0, end), counts: counts ? numbers.slice(0, end) : undefined };
}
