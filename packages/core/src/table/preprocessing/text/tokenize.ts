import type { Column } from '../../table.js';
import { grown } from './grown.js';
import { type TokenizerName, tokenizers } from './tokenizers.js';
import { WordTable } from './word-table.js';

/** What stands in texts: for each its words, once, in the order they are met, and how often each stands there. */
export interface Tokenized {
  readonly words: readonly string[];
  /** texts + 1 places in `ids`. */
  readonly starts: Uint32Array;
  /** Places in `words`. */
  readonly ids: Uint32Array;
  readonly counts: Uint32Array;
}

/** Reads every text once; null is no text. */
export function tokenizeTexts(texts: readonly (string | null)[], tokens: TokenizerName): Tokenized {
  const tokenize = tokenizers[tokens];
  const table = new WordTable();
  const starts = new Uint32Array(texts.length + 1);
  let ids = new Uint32Array(1024);
  let counts = new Uint32Array(1024);
  // Where the word stands in `ids` for the text that had it last.
  let lastAt = new Uint32Array(1024);
  let [begin, end] = [0, 0];
  const add = (text: string, from: number, to: number) => {
    const id = table.add(text, from, to);
    if (id >= lastAt.length) lastAt = grown(lastAt);
    const at = lastAt[id];
    if (at >= begin && at < end && ids[at] === id) {
      counts[at]++;
      return;
    }
    if (end === ids.length) {
      ids = grown(ids);
      counts = grown(counts);
    }
    ids[end] = id;
    counts[end] = 1;
    lastAt[id] = end++;
  };
  for (const [row, text] of texts.entries()) {
    if (text !== null) tokenize(text, add);
    begin = end;
    starts[row + 1] = end;
  }
  return { words: table.words, starts, ids: ids.slice(0, end), counts: counts.slice(0, end) };
}

/** Columns that have been tokenized, all rows of them, for as long as a table is split and encoded. */
export class TokenCache {
  readonly #columns = new Map<Column, Map<TokenizerName, Tokenized>>();

  of(column: Column, tokens: TokenizerName, texts: () => readonly (string | null)[]): Tokenized {
    const known = this.#columns.get(column) ?? new Map<TokenizerName, Tokenized>();
    this.#columns.set(column, known);
    const tokenized = known.get(tokens) ?? tokenizeTexts(texts(), tokens);
    known.set(tokens, tokenized);
    return tokenized;
  }
}
