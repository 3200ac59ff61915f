import {
  applyPreprocessing,
  checkPreprocessing,
  encodeInputs,
  featureNames,
  fitPreprocessing,
  inferSchema,
  type PreprocessingOptions,
  SparseMatrix,
  type Table,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bagWords } from '../../src/table/preprocessing/text/bags.js';
import { polarity } from '../../src/table/preprocessing/text/polarity.js';
import { TokenCache, tokenizeTexts } from '../../src/table/preprocessing/text/tokenize.js';
import { tokenizers } from '../../src/table/preprocessing/text/tokenizers.js';
import { chooseWords, countWords } from '../../src/table/preprocessing/text/vocabulary.js';
import { WordTable } from '../../src/table/preprocessing/text/word-table.js';
import { messageOf, rows, textTable } from './tables.js';

const tokensOf = (text: string, how: keyof typeof tokenizers) => {
  const tokens: string[] = [];
  tokenizers[how](text, (from, start, end) => tokens.push(from.slice(start, end)));
  return tokens;
};

function fit(table: Table, options: PreprocessingOptions = {}) {
  const schema = inferSchema(table, { target: 'y', columns: { review: 'text' } });
  const every = Uint32Array.from({ length: table.rows }, (_, row) => row);
  return { schema, ...fitPreprocessing(table, schema, every, options) };
}

describe('tokenizers', () => {
  it('cut at what is no letter, in lower case', () => {
    expect(tokensOf("The film's 1st, Größe ÉTÉ!", 'words')).toEqual([
      'the',
      'film',
      's',
      'st',
      'größe',
      'été',
    ]);
    expect(tokensOf('привет, 你好 e\u0301', 'words')).toEqual(['привет', '你好', 'e\u0301']);
    expect(tokensOf(' .. 42 ', 'words')).toEqual([]);
  });

  it('or at single spaces, as the language splits', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(' ', 'a', 'Bc', '.', 'é'), { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        expect(tokensOf(text, 'spaces')).toEqual(text.split(' '));
      }),
    );
  });
});

describe('WordTable', () => {
  it('is a map from words to places', () => {
    const word = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), word, (words, other) => {
        const table = new WordTable(words);
        const unique = [...new Set(words)];
        expect(table.words).toEqual(unique);
        for (const [i, each] of unique.entries()) expect(table.add(`<${each}>`, 1, each.length + 1)).toBe(i);
        expect(table.add(other, 0, other.length)).toBe([...new Set([...words, other])].indexOf(other));
      }),
    );
  });

  it('grows', () => {
    const words = rows(20_000, (i) => `word${i}`);
    const table = new WordTable(words);
    expect(words.every((word, i) => table.add(word, 0, word.length) === i)).toBe(true);
    expect(table.add('word20000', 0, 9)).toBe(20_000);
  });
});

describe('words that are kept', () => {
  it('have a polarity by the formula', () => {
    expect(polarity(100, 9)).toBeCloseTo(Math.log(10), 14);
    expect(polarity(10, 9)).toBeCloseTo(-Math.log(1 / 1.01), 14); // a ratio of 1 is not above 1
    expect(polarity(0, 60)).toBeCloseTo(Math.log(0.01), 14);
  });

  it('stand more often than the minimum and tell classes apart, where that can be said', () => {
    // good 50 times in positive texts, bad 50 in negative, dull 25 and 25, seldom 49 in positive, once once.
    const repeat = (word: string, count: number) => rows(count, () => word);
    const texts = [
      [...repeat('good', 50), ...repeat('dull', 25), ...repeat('seldom', 49)].join(' '),
      [...repeat('bad', 50), ...repeat('dull', 25), 'once'].join(' '),
      null,
    ];
    const counts = countWords(tokenizeTexts(texts, 'words'), [0, 1, 2], [true, false, false]);
    const keep = (minCount: number, polarityCutoff: number, maxVocabulary: number | 'none' = 'none') =>
      chooseWords(counts, { minCount, polarityCutoff, maxVocabulary });
    expect(keep(0, 0).words).toEqual(['bad', 'dull', 'good', 'seldom', 'once']);
    expect(keep(1, 0)).toMatchObject({ words: ['bad', 'dull', 'good', 'seldom'], all: 5, rare: 1 });
    expect(keep(49, 0).words).toEqual(['bad', 'dull', 'good']); // 49 is not more than 49
    // dull: −log(1 / (25/26 + 0.01)) = −0.029; seldom and once have no polarity and stay.
    expect(keep(0, 0.05)).toMatchObject({ words: ['bad', 'good', 'seldom', 'once'], unpolar: 1 });
    expect(keep(0, 0.02).words).toContain('dull');
    expect(keep(0, 0, 2)).toMatchObject({ words: ['bad', 'dull'], beyond: 3 });
  });

  it('come from the training part alone', () => {
    const table = textTable({ review: ['a b', 'b c', 'd d'], y: ['p', 'n', 'p'] });
    const schema = inferSchema(table, { target: 'y', columns: { review: 'text' } });
    const { preprocessing } = fitPreprocessing(table, schema, Uint32Array.of(0, 1), { minCount: 0 });
    expect(featureNames(preprocessing)).toEqual(['review: b', 'review: a', 'review: c']);
  });
});

describe('bags of words', () => {
  const table = textTable({
    review: ['good film good', 'bad film', '', 'a b c d'],
    y: ['p', 'n', 'p', 'n'],
  });

  it('say which words stand there, or how often', () => {
    const { preprocessing, notes } = fit(table, { minCount: 0, maxVocabulary: 3 });
    expect(featureNames(preprocessing)).toEqual(['review: film', 'review: good', 'review: a']);
    expect(notes).toEqual(['column "review": 3 of 7 words are kept (4 are beyond the 3 most frequent)']);
    const { X } = encodeInputs(preprocessing, table);
    expect(X).toBeInstanceOf(SparseMatrix);
    expect((X as SparseMatrix).values).toBeUndefined();
    expect(applyPreprocessing(preprocessing, table).X.toColumns()).toEqual([
      [1, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ]);
    const counted = fit(table, { minCount: 0, text: 'counts' }).preprocessing;
    expect(applyPreprocessing(counted, table).X.toColumns()[0].slice(0, 2)).toEqual([1, 2]);
  });

  it('equal bags made the plain way', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'x', ''), { maxLength: 12 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(fc.option(text), { maxLength: 6 }), (texts) => {
        const vocabulary = ['c', '', 'a'];
        const { starts, indices, counts } = bagWords(
          tokenizeTexts(texts, 'spaces'),
          texts.map((_, j) => j),
          {
            vocabulary,
            counts: true,
          },
        );
        for (const [j, each] of texts.entries()) {
          const tokens = each === null ? [] : each.split(' ');
          const often = vocabulary.map((word) => tokens.filter((token) => token === word).length);
          const places = [0, 1, 2].filter((i) => often[i] > 0);
          expect([...indices.subarray(starts[j], starts[j + 1])]).toEqual(places);
          expect([...counts!.subarray(starts[j], starts[j + 1])]).toEqual(places.map((i) => often[i]));
        }
      }),
    );
  });

  it('are the same from texts that were read for all rows at once', () => {
    const schema = inferSchema(table, { target: 'y', columns: { review: 'text' } });
    const [cache, trained] = [new TokenCache(), Uint32Array.of(1, 3)];
    for (const text of ['presence', 'counts'] as const) {
      const options = { minCount: 0, text };
      const plain = fitPreprocessing(table, schema, trained, options);
      const cached = fitPreprocessing(table, schema, trained, options, [], cache);
      expect(cached).toEqual(plain);
      const some = Uint32Array.of(0, 2, 3);
      expect(encodeInputs(plain.preprocessing, table, some, 'float64', cache)).toEqual(
        encodeInputs(plain.preprocessing, table, some),
      );
    }
  });

  it('stand among other columns, in the order of the file', () => {
    const mixed = textTable({
      age: [1, 3, '', 5],
      review: ['good film good', 'bad film', '', 'a b c d'],
      sex: ['m', 'f', 'm', 'f'],
      y: ['p', 'n', 'p', 'n'],
    });
    const schema = inferSchema(mixed, {
      target: 'y',
      columns: { review: 'text', sex: 'category', age: 'number' },
    });
    const every = Uint32Array.of(0, 1, 2, 3);
    const { preprocessing } = fitPreprocessing(mixed, schema, every, { minCount: 1, text: 'counts' });
    expect(featureNames(preprocessing)).toEqual([
      'age',
      'age is missing',
      'review: film',
      'review: good',
      'sex=f',
      'sex=m',
    ]);
    const spread = Math.fround(2 / Math.sqrt(8 / 3));
    expect(applyPreprocessing(preprocessing, mixed).X.toColumns()).toEqual([
      [-spread, 0, 1, 2, 0, 1],
      [0, 0, 1, 0, 1, 0],
      [0, 1, 0, 0, 0, 1],
      [spread, 0, 0, 0, 1, 0],
    ]);
  });

  it('come back from JSON, tens of thousands of words in no time', () => {
    const words = rows(50_000, (i) => `w${i.toString(36)}`);
    const { schema, preprocessing } = fit(table, { minCount: 0 });
    const [input] = preprocessing.inputs;
    const large = { ...preprocessing, inputs: [{ ...input, vocabulary: words }] };
    const json = JSON.stringify(large);
    const started = performance.now();
    expect(checkPreprocessing(JSON.parse(json), schema)).toEqual(large);
    expect(performance.now() - started).toBeLessThan(1000);
    const damaged = (vocabulary: unknown) => () =>
      checkPreprocessing({ ...preprocessing, inputs: [{ ...input, vocabulary }] }, schema);
    expect(messageOf(damaged(['a', 3]))).toMatch(/^preprocessing\.inputs\[0\]\.vocabulary\[1\]: it is 3, /);
    expect(messageOf(damaged(['a', 'a']))).toMatch(/must be without a word twice/);
  });

  it('need two classes for a polarity', () => {
    const three = textTable({ review: rows(9, () => 'a b'), y: rows(9, (row) => 'xyz'[row % 3]) });
    expect(messageOf(() => fit(three, { polarityCutoff: 0.1 }))).toBe(
      'option "polarityCutoff": the task is multiclass. The polarity of a word is between two classes: leave ' +
        'polarityCutoff out. [OPTION_CONFLICT]',
    );
  });

  it('are found where cells are sentences', () => {
    const sentences = rows(12, (row) => `this is review number ${'abcdefghijkl'[row]} of a good many`);
    const schema = inferSchema(textTable({ review: sentences, y: rows(12, (row) => row % 2) }), {
      target: 'y',
    });
    expect(schema.columns[0]).toMatchObject({ kind: 'text', why: 'free text with 12 distinct values' });
  });

  it('are proposed where cells are of a few words that differ, and names are not', () => {
    const whys = (cell: (row: number) => string, n = 40) =>
      inferSchema(textTable({ a: rows(n, cell), b: rows(n, (i) => `${i % 7}`) })).columns[0].why;
    const short = (i: number) => `${['late', 'broken'][i % 2]} order ${i}`;
    expect(whys(short)).toBe(
      'every row differs: an identifier or free text; its words count if it is declared text',
    );
    expect(whys((i) => short(i % 30))).toMatch(
      /too many for categories; its words count if it is declared text$/,
    );
    expect(whys((i) => `N${i}`)).toBe('every row differs: an identifier or free text');
  });
});
