import { field, flag, invalid, oneOf, type Read } from '../../json.js';
import type { TextInput } from '../preprocessing.js';
import { neededColumn, readCategories } from '../read-cells.js';
import { classOfRows } from '../target.js';
import { bagWords } from '../text/bags.js';
import { type Tokenized, tokenizeTexts } from '../text/tokenize.js';
import { type TokenizerName, tokenizerNames } from '../text/tokenizers.js';
import { chooseWords, countWords, type Vocabulary } from '../text/vocabulary.js';
import type { Fitting, InputKind, Source } from './input-kind.js';

/** A column of text as a bag of words: which words stand in it, their order aside. */
export const text: InputKind<TextInput> = {
  fit(column, fitting) {
    const { tokens, text: how } = fitting.options;
    const { tokenized, texts } = tokenize(column.name, tokens, fitting);
    const counts = countWords(tokenized, texts, positiveRows(fitting));
    const vocabulary = chooseWords(counts, fitting.options);
    fitting.notes.push(describe(column.name, vocabulary, fitting));
    if (vocabulary.words.length === 0) fitting.constant.push(column.name);
    return {
      kind: 'text',
      column: column.name,
      tokens,
      counts: how === 'counts',
      vocabulary: vocabulary.words,
    };
  },

  width: ({ vocabulary }) => vocabulary.length,

  names: ({ column, vocabulary }) => vocabulary.map((word) => `${column}: ${word}`),

  bags(input, source) {
    const { tokenized, texts } = tokenize(input.column, input.tokens, source);
    return bagWords(tokenized, texts, input);
  },

  check: (json, path, common) => ({
    ...common,
    tokens: field(json, path, 'tokens', oneOf(...tokenizerNames)),
    counts: field(json, path, 'counts', flag),
    vocabulary: field(json, path, 'vocabulary', words),
  }),
};

/** The texts of some rows in words, and which of those that were read they are. A missing cell is no text. */
function tokenize(
  name: string,
  tokens: TokenizerName,
  { table, rows, missing, cache }: Source,
): { tokenized: Tokenized; texts: ArrayLike<number> } {
  const column = neededColumn(table, name);
  const read = (of: Uint32Array) => readCategories(table, column, of, missing);
  if (cache === undefined)
    return { tokenized: tokenizeTexts(read(rows), tokens), texts: rows.map((_, j) => j) };
  const every = () => read(Uint32Array.from({ length: table.rows }, (_, row) => row));
  return { tokenized: cache.of(column, tokens, every), texts: rows };
}

/** Which training rows are of the positive class, where a polarity cut-off asks for it; else null. */
function positiveRows({ schema, table, rows, options }: Fitting): boolean[] | null {
  if (options.polarityCutoff === 0) return null;
  const classes = classOfRows(schema, table, rows) as Int32Array;
  return Array.from(classes, (each) => each === schema.target?.positive);
}

function describe(column: string, vocabulary: Vocabulary, { options }: Fitting): string {
  const { words, all, rare, unpolar, beyond } = vocabulary;
  const n = (value: number) => value.toLocaleString('en-US');
  const left = [
    ...(rare > 0
      ? [`${n(rare)} stand ${options.minCount === 1 ? 'once' : `at most ${options.minCount} times`}`]
      : []),
    ...(unpolar > 0 ? [`${n(unpolar)} have a polarity below ${options.polarityCutoff}`] : []),
    ...(beyond > 0 ? [`${n(beyond)} are beyond the ${n(words.length)} most frequent`] : []),
  ];
  const because = left.length === 0 ? '' : ` (${left.join(', ')})`;
  return `column "${column}": ${n(words.length)} of ${n(all)} words are kept${because}`;
}

/** Words of a vocabulary, which may be a hundred thousand: read without a path for each of them. */
const words: Read<string[]> = (value, path) => {
  if (!Array.isArray(value)) throw invalid(path, value, 'a list');
  const seen = new Set<unknown>(value);
  const bad = value.findIndex((word) => typeof word !== 'string');
  if (bad >= 0) throw invalid(`${path}[${bad}]`, value[bad], 'a text');
  if (seen.size < value.length) throw invalid(path, value, 'without a word twice');
  return value.slice();
};
