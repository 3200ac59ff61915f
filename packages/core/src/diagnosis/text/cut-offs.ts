import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import { bagWords } from '../../table/preprocessing/text/bags.js';
import type { Tokenized } from '../../table/preprocessing/text/tokenize.js';
import { chooseWords, countWords } from '../../table/preprocessing/text/vocabulary.js';

/** The score of a first step without what chance gives. */
export interface StepScore {
  readonly score: 'accuracy' | 'r2';
  readonly value: number;
  /** Its standard error. */
  readonly error: number;
  /** Texts that were held out. */
  readonly examples: number;
}

/** What is left of the words when the rare or the neutral ones are left out. */
export interface CutOff {
  /** Words are kept that stand more often than this. */
  readonly minCount: number;
  /** Words are kept whose polarity is at least this far from 0. */
  readonly polarityCutoff: number;
  /** Words that are kept, and the share of the tokens they are, in the training part. */
  readonly words: number;
  readonly tokens: number;
  /** Of the held-out texts, in the words that are kept; null where none is. */
  readonly firstStep: StepScore | null;
}

/** How a set of words is judged. */
export interface CutOffMeasure {
  /** The texts that words are chosen on, by place, and those that judge them. */
  readonly train: ArrayLike<number>;
  readonly test: ArrayLike<number>;
  /** Whether each of `train` is of the positive class; null where there are not two classes. */
  readonly positive: ArrayLike<boolean> | null;
  readonly minCount: number;
  /** The score on the test texts of one step from zeros on the others. */
  readonly firstStep: (train: SparseMatrix, test: SparseMatrix) => StepScore;
}

const polarityCutoffs = [0.05, 0.2, 0.5, 0.8];
const minCounts = [5, 20, 50];

/** The words as they are, then without rare ones, then without those of little polarity. */
export function measureCutOffs(measure: CutOffMeasure, tokenized: Tokenized): CutOff[] {
  const { train, positive, minCount } = measure;
  const counts = countWords(tokenized, train, positive);
  const all = counts.total.reduce((sum, count) => sum + count, 0);
  const polarities = positive === null ? [] : polarityCutoffs;
  const tried = [
    { minCount, polarityCutoff: 0 },
    ...minCounts.filter((count) => count > minCount).map((count) => ({ minCount: count, polarityCutoff: 0 })),
    ...polarities.map((polarityCutoff) => ({ minCount, polarityCutoff })),
  ];
  const countOfWord = new Map(counts.words.map((word, i) => [word, counts.total[i]]));
  return tried.map((cutOff) => {
    const { words } = chooseWords(counts, { ...cutOff, maxVocabulary: 'none' });
    const kept = words.reduce((sum, word) => sum + (countOfWord.get(word) ?? 0), 0);
    const firstStep = words.length === 0 ? null : judge(measure, tokenized, words);
    return { ...cutOff, words: words.length, tokens: all === 0 ? 0 : kept / all, firstStep };
  });
}

function judge(
  { train, test, firstStep }: CutOffMeasure,
  tokenized: Tokenized,
  vocabulary: readonly string[],
) {
  const presence = (texts: ArrayLike<number>) => {
    const { starts, indices } = bagWords(tokenized, texts, { vocabulary, counts: false });
    return new SparseMatrix(vocabulary.length, texts.length, starts, indices);
  };
  return firstStep(presence(train), presence(test));
}
