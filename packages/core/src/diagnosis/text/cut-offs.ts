import type { Tokenized } from '../../table/preprocessing/text/tokenize.js';
import { chooseWords, countWords } from '../../table/preprocessing/text/vocabulary.js';
import type { FirstStep } from '../measures/measured.js';

/** Which words are kept. */
export interface Cut {
  /** Those that stand more often than this. */
  readonly minCount: number;
  /** Those whose polarity is at least this far from 0. */
  readonly polarityCutoff: number;
}

/** What is left of the words when the rare or the neutral ones are left out. */
export interface CutOff extends Cut {
  /** Words that are kept, and the share of all that stands in the texts that they are. */
  readonly words: number;
  readonly tokens: number;
  /** In the words that are kept; null where there are none. */
  readonly firstStep: FirstStep | null;
}

const polarityCutoffs = [0.05, 0.2, 0.5, 0.8];
const minCounts = [5, 20, 50];

/**
 * The words as they are, then without rare ones, then without those of little polarity.
 * @param texts - which of the tokenized texts are meant, by place
 * @param positive - whether each of them is of the positive class; null where there are not two classes
 * @param firstStep - of a network that receives these words of the texts alone
 */
export function measureCutOffs(
  tokenized: Tokenized,
  texts: ArrayLike<number>,
  positive: ArrayLike<boolean> | null,
  minCount: number,
  firstStep: (cut: Cut) => FirstStep | null,
): CutOff[] {
  const counts = countWords(tokenized, texts, positive);
  const all = counts.total.reduce((sum, count) => sum + count, 0);
  const countOf = new Map(counts.words.map((word, i) => [word, counts.total[i]]));
  const cuts: Cut[] = [
    { minCount, polarityCutoff: 0 },
    ...minCounts.filter((count) => count > minCount).map((count) => ({ minCount: count, polarityCutoff: 0 })),
    ...(positive === null ? [] : polarityCutoffs.map((polarityCutoff) => ({ minCount, polarityCutoff }))),
  ];
  return cuts.map((cut) => {
    const { words } = chooseWords(counts, { ...cut, maxVocabulary: 'none' });
    const kept = words.reduce((sum, word) => sum + (countOf.get(word) ?? 0), 0);
    return {
      ...cut,
      words: words.length,
      tokens: all === 0 ? 0 : kept / all,
      firstStep: words.length === 0 ? null : firstStep(cut),
    };
  });
}
