import type { Tokenized } from '../../table/preprocessing/text/tokenize.js';
import type { FirstStep } from '../measures/measured.js';
import { type Cut, type CutOff, measureCutOffs } from './cut-offs.js';
import { countOf, postingsOf } from './postings.js';
import { type TellingWord, type TextClasses, tellingWords } from './telling-words.js';
import { chanceAboveFloor, wordInformation } from './word-information.js';

/** What the words of a column of text say about the target. */
export interface TextDiagnosis {
  readonly column: string;
  readonly texts: number;
  /** Texts without a word. */
  readonly empty: number;
  /** Different words, and all that stand in the texts. */
  readonly words: number;
  readonly tokens: number;
  /** Words whose presence says more than chance, and how many of so many words chance lifts above the floor. */
  readonly telling: { readonly words: number; readonly byChance: number };
  /** The share of the tokens whose word says no more than chance; 0 to 1. */
  readonly noise: number;
  /** The words that say most: up to 12 for each of two classes, 5 for each of more, 12 for a regression. */
  readonly polar: readonly TellingWord[];
  /** What cut-offs keep, the words as they were asked for first. */
  readonly cutOffs: readonly CutOff[];
}

/** What a diagnosis of text looks at. */
export interface TextEvidence {
  readonly column: string;
  /** Every text that is judged, read into words. */
  readonly tokenized: Tokenized;
  /** The texts among them, by place. */
  readonly texts: Uint32Array;
  /** The class of every one of `texts`, or the group of a number to predict, counted from 0. */
  readonly groupOf: ArrayLike<number>;
  readonly groups: number;
  /** Null for a regression. */
  readonly target: TextClasses | null;
  /** Words that stand at most so often are left out, as asked for. */
  readonly minCount: number;
  readonly seed: number;
  /** Of a network that receives nothing but these words; null where there is no first step. */
  readonly firstStep: (cut: Cut) => FirstStep | null;
}

/** Which words carry polarity, how much of the text is noise, and what cut-offs keep. */
export function diagnoseText(evidence: TextEvidence): TextDiagnosis {
  const { column, tokenized, texts, groupOf, groups, target, minCount, seed, firstStep } = evidence;
  const postings = postingsOf(tokenized, texts);
  const information = wordInformation(postings, groupOf, groups, seed);
  const { bits, floor } = information;
  let [words, tokens, telling, noise] = [0, 0, 0, 0];
  for (let word = 0; word < postings.words.length; word++) {
    const count = countOf(postings, word);
    if (count === 0) continue;
    words++;
    tokens += count;
    if (bits[word] > floor[word]) telling++;
    else noise += count;
  }
  const most = target === null || target.classes.length === 2 ? 12 : 5;
  const empty = texts.reduce(
    (sum, text) => sum + Number(tokenized.starts[text] === tokenized.starts[text + 1]),
    0,
  );
  return {
    column,
    texts: texts.length,
    empty,
    words,
    tokens,
    telling: { words: telling, byChance: chanceAboveFloor * words },
    noise: tokens === 0 ? 0 : noise / tokens,
    polar: tellingWords(postings, information, target, most),
    cutOffs: measureCutOffs(tokenized, texts, positiveOnes(target), minCount, firstStep),
  };
}

/** Whether each text is of the positive one of two classes; null where there are not two. */
function positiveOnes(target: TextClasses | null): boolean[] | null {
  if (target === null || target.positive === null) return null;
  return Array.from(target.classOf, (c) => c === target.positive);
}
