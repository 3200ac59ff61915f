import { grown } from './grown.js';
import { wordPolarities } from './polarity.js';
import { type TokenizerName, tokenizers } from './tokenizers.js';
import { WordTable } from './word-table.js';

export interface VocabularyOptions {
  readonly tokens: TokenizerName;
  /** Words are kept that stand more often than this. */
  readonly minCount: number;
  /** The least size of a polarity; 0 keeps every word. */
  readonly polarityCutoff: number;
  readonly maxVocabulary: number | 'none';
}

/** The words that are kept, and how many were not, for what reason. */
export interface Vocabulary {
  /** The most frequent first; of equals by UTF-16 unit. */
  readonly words: readonly string[];
  readonly all: number;
  readonly rare: number;
  readonly unpolar: number;
  /** Words beyond the maximum. */
  readonly beyond: number;
}

/** How often each word stands, in all texts and in those of the positive class. */
export interface WordCounts {
  readonly words: readonly string[];
  readonly total: Uint32Array;
  readonly positive: Uint32Array;
}

/**
 * Counts the words of texts; null is no text.
 * @param positive - for each text whether it is of the positive class, or null without classes
 */
export function countWords(
  texts: readonly (string | null)[],
  tokens: TokenizerName,
  positive: ArrayLike<boolean> | null,
): WordCounts {
  const tokenize = tokenizers[tokens];
  const table = new WordTable();
  let total = new Uint32Array(1024);
  let inPositive = new Uint32Array(1024);
  let isPositive = false;
  const count = (text: string, start: number, end: number) => {
    const place = table.add(text, start, end);
    if (place >= total.length) {
      total = grown(total);
      inPositive = grown(inPositive);
    }
    total[place]++;
    if (isPositive) inPositive[place]++;
  };
  for (const [row, text] of texts.entries()) {
    isPositive = positive?.[row] === true;
    if (text !== null) tokenize(text, count);
  }
  return {
    words: table.words,
    total: total.subarray(0, table.words.length),
    positive: inPositive.subarray(0, table.words.length),
  };
}

/** The words worth keeping: frequent enough, and telling the classes apart where that can be said. */
export function chooseWords(counts: WordCounts, options: VocabularyOptions): Vocabulary {
  const { words, total } = counts;
  const { minCount, polarityCutoff, maxVocabulary } = options;
  const polarities = polarityCutoff > 0 ? wordPolarities(counts) : undefined;
  const kept: number[] = [];
  let [rare, unpolar] = [0, 0];
  for (let i = 0; i < words.length; i++) {
    const polarity = polarities?.[i] ?? Number.NaN;
    if (total[i] <= minCount) rare++;
    else if (Math.abs(polarity) < polarityCutoff) unpolar++;
    else kept.push(i);
  }
  kept.sort((a, b) => total[b] - total[a] || (words[a] < words[b] ? -1 : 1));
  const most = maxVocabulary === 'none' ? kept.length : maxVocabulary;
  return {
    words: kept.slice(0, most).map((i) => words[i]),
    all: words.length,
    rare,
    unpolar,
    beyond: Math.max(0, kept.length - most),
  };
}
