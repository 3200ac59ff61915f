import { describe, expect, it } from 'vitest';
import { measureCutOffs } from '../../src/diagnosis/text/cut-offs.js';
import { diagnoseText, type TextEvidence } from '../../src/diagnosis/text/diagnose-text.js';
import { countOf, postingsOf, textsWith } from '../../src/diagnosis/text/postings.js';
import { wordInformation } from '../../src/diagnosis/text/word-information.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { tokenizeTexts } from '../../src/table/preprocessing/text/tokenize.js';

const everyText = (texts: readonly string[]) => Uint32Array.from(texts.keys());

/** Reviews of filler in which one word is praise and one is blame, each with that share in its own class. */
function reviews(count: number, own: number, seed: number) {
  const random = new RandomState(seed);
  const filler = Array.from(
    { length: 40 },
    (_, i) => `filler${'abcdefghijklmnopqrstuvwxyz'[i % 26]}${'xyz'[i % 3]}`,
  );
  const classOf = Int32Array.from({ length: count }, (_, i) => i % 2);
  const texts = Array.from(classOf, (c) => {
    const words = Array.from({ length: 10 }, () => filler[random.randint(filler.length)]);
    const positive = random.rand() < own ? c === 1 : c === 0;
    return [...words, positive ? 'splendid' : 'dreadful', 'the', 'the'].join(' ');
  });
  return { texts, classOf };
}

function evidenceOf({ texts, classOf }: ReturnType<typeof reviews>): TextEvidence {
  return {
    column: 'review',
    tokenized: tokenizeTexts(texts, 'words'),
    texts: everyText(texts),
    groupOf: classOf,
    groups: 2,
    target: { classOf, classes: ['negative', 'positive'], positive: 1 },
    seed: 1,
    minCount: 1,
    firstStep: () => null,
  };
}

describe('postings', () => {
  it('turn texts around: which texts a word stands in, and how often', () => {
    const tokenized = tokenizeTexts(['b a b', 'c', '', 'a c c'], 'words');
    const postings = postingsOf(tokenized, [0, 2, 3]);
    const of = (word: string) => postings.words.indexOf(word);
    expect(
      postings.words.map((word) => [word, textsWith(postings, of(word)), countOf(postings, of(word))]),
    ).toEqual([
      ['b', 1, 2],
      ['a', 2, 2],
      ['c', 1, 2],
    ]);
    const [from, to] = [postings.starts[of('a')], postings.starts[of('a') + 1]];
    expect([...postings.texts.subarray(from, to)]).toEqual([0, 2]);
  });
});

describe('information of a word', () => {
  it('is that of a table counted by hand', () => {
    // Present in 3 of 4 texts of class 0, in 1 of 4 of class 1: I = 1 − H(1/4).
    const texts = ['x', 'x', 'x', '', 'x', '', '', ''];
    const postings = postingsOf(tokenizeTexts(texts, 'words'), everyText(texts));
    const { bits } = wordInformation(postings, [0, 0, 0, 0, 1, 1, 1, 1], 2, 1);
    const h = -(0.25 * Math.log2(0.25) + 0.75 * Math.log2(0.75));
    expect(bits[0]).toBeCloseTo(1 - h, 12);
  });

  it('is one bit for a word that is the class, and nothing for one that is everywhere', () => {
    const texts = Array.from({ length: 40 }, (_, i) => `${i % 2 ? 'here' : 'there'} always`);
    const postings = postingsOf(tokenizeTexts(texts, 'words'), everyText(texts));
    const classOf = texts.map((_, i) => i % 2);
    const { bits, floor } = wordInformation(postings, classOf, 2, 1);
    const always = postings.words.indexOf('always');
    expect(bits[postings.words.indexOf('here')]).toBeCloseTo(1, 12);
    expect(bits[always]).toBe(0);
    expect(floor[always]).toBe(0);
  });
});

describe('the diagnosis of a text', () => {
  it('finds the two words that tell, the side of each, and calls the rest noise', () => {
    const { polar, telling, noise, words, tokens, texts, empty } = diagnoseText(
      evidenceOf(reviews(600, 0.8, 3)),
    );
    expect(polar.map(({ word, class: spoken }) => `${word} ${spoken}`).sort()).toEqual([
      'dreadful negative',
      'splendid positive',
    ]);
    expect(telling).toEqual({ words: 2, byChance: 0.001 * words });
    expect(tokens).toBe(600 * 13);
    expect(noise).toBeCloseTo(12 / 13, 12);
    expect([texts, empty]).toEqual([600, 0]);
    const splendid = polar.find(({ word }) => word === 'splendid')!;
    // Its share in its own class is 0.8: log(0.8 / 0.2), give or take four standard errors.
    expect(Math.abs(splendid.polarity! - Math.log(4))).toBeLessThan(4 * splendid.polarityError!);
    expect(splendid.information).toBeGreaterThan(splendid.floor);
  });

  it('accuses no word where the classes are chance, in 50 sets', () => {
    const accused = Array.from({ length: 50 }, (_, seed) =>
      diagnoseText(evidenceOf(reviews(200, 0.5, seed + 1))),
    ).filter(({ telling }) => telling.words > 0);
    // 43 words with a chance of 0.001 each make 0.04 sets a draw, 2 in 50; 7 or more has a chance of 0.5 %.
    expect(accused.length).toBeLessThan(7);
  });

  it('counts empty texts, and is defined for texts without any word', () => {
    const texts = ['', '…', ''];
    const classOf = Int32Array.of(0, 1, 0);
    const diagnosis = diagnoseText(evidenceOf({ texts, classOf }));
    expect(diagnosis).toMatchObject({ texts: 3, empty: 3, words: 0, tokens: 0, noise: 0, polar: [] });
  });

  it('of a number to predict, names no class and no polarity', () => {
    const found = diagnoseText({ ...evidenceOf(reviews(600, 0.9, 3)), target: null });
    expect(found.polar[0]).toMatchObject({ class: null, inClass: null, polarity: null, polarityError: null });
  });

  it('repeats itself, whatever was diagnosed in between', () => {
    const evidence = evidenceOf(reviews(200, 0.7, 5));
    const first = diagnoseText(evidence);
    diagnoseText(evidenceOf(reviews(100, 0.7, 6)));
    expect(diagnoseText(evidence)).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });
});

describe('cut-offs', () => {
  it('keep words by count and by polarity', () => {
    const { texts, classOf } = reviews(600, 0.8, 3);
    const asked: string[] = [];
    const cutOffs = measureCutOffs(
      tokenizeTexts(texts, 'words'),
      everyText(texts),
      Array.from(classOf, (c) => c === 1),
      1,
      ({ minCount, polarityCutoff }) => {
        asked.push(`${minCount} ${polarityCutoff}`);
        return null;
      },
    );
    const cuts = ['1 0', '5 0', '20 0', '50 0', '1 0.05', '1 0.2', '1 0.5', '1 0.8'];
    expect(cutOffs.map(({ minCount, polarityCutoff }) => `${minCount} ${polarityCutoff}`)).toEqual(cuts);
    expect(asked).toEqual(cuts);
    expect(cutOffs[0]).toMatchObject({ words: 43, tokens: 1 });
    // All words stand 50 times and more, and only the two that tell have a polarity of 0.8.
    expect(cutOffs[7]).toMatchObject({ words: 2, tokens: 1 / 13 });
  });

  it('leave out polarity without two classes, and ask for no first step where no word is left', () => {
    const texts = ['a b', 'c d', 'e'];
    const cutOffs = measureCutOffs(tokenizeTexts(texts, 'words'), everyText(texts), null, 1, () => never());
    expect(cutOffs.map(({ words, tokens, firstStep }) => [words, tokens, firstStep])).toEqual(
      [1, 5, 20, 50].map(() => [0, 0, null]),
    );
  });
});

function never(): never {
  throw new Error('there is nothing to measure');
}
