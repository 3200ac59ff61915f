import { wordPolarities } from './polarity.js';
import type { Tokenized } from './tokenize.js';

export interface VocabularyOptions {
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
 * Counts the words of some texts; a word that stands in none of them has a count of 0.
 * @param positive - for each of them whether it is of the positive class, or null without classes
 */
export function countWords(
  { words, starts, ids, counts }: Tokenized,
  texts: ArrayLike<number>,
  positive: ArrayLike<boolean> | null,
): WordCounts {
  const total = new Uint32Array(words.length);
  const inPositive = new Uint32Array(words.length);
  for (let j = 0; j < texts.length; j++) {
    for (let at = starts[texts[j]]; at < starts[texts[j] + 1]; at++) {
      total[ids[at]] += counts[at];
      if (positive?.[j]) inPositive[ids[at]] += counts[at];
    }
  }
  return { words, total, positive: inPositive };
}

/** The words worth keeping: frequent enough, and telling the classes apart where that can be said. */
export function chooseWords(counts: WordCounts, options: VocabularyOptions): Vocabulary {
  const { words, total } = counts;
  const { minCount, polarityCutoff, maxVocabulary } = options;
  const polarities = polarityCutoff > 0 ? wordPolarities(counts) : undefined;
  const kept: number[] = [];
  let [all, rare, unpolar] = [0, 0, 0];
  for (let i = 0; i < words.length; i++) {
    if (total[i] === 0) continue;
    all++;
    const polarity = polarities?.[i] ?? Number.NaN;
    if (total[i] <= minCount) rare++;
    else if (Math.abs(polarity) < polarityCutoff) unpolar++;
    else kept.push(i);
  }
  kept.sort((a, b) => total[b] - total[a] || (words[a] < words[b] ? -1 : 1));
  const most = maxVocabulary === 'none' ? kept.length : maxVocabulary;
  return {
    words: kept.slice(0, most).map((i) => words[i]),
    all,
    rare,
    unpolar,
    beyond: Math.max(0, kept.length - most),
  };
}
