import type { OptionTable } from '../../foundation/options.js';
import type { DatePart, Fill, Standardize } from './preprocessing.js';
import { type TokenizerName, tokenizerNames } from './text/tokenizers.js';
import { transformNames } from './transforms/index.js';

/** How columns become rows of X. */
export interface PreprocessingOptions {
  readonly standardize?: Standardize;
  /** Transforms of columns of numbers: `log:fare`. */
  readonly transform?: readonly string[];
  readonly fill?: Fill;
  /** Whether a further row of X says where a cell was missing. */
  readonly indicator?: boolean;
  /** The training rows that a category of its own needs. */
  readonly minFrequency?: number;
  readonly dates?: readonly DatePart[];
  readonly text?: 'presence' | 'counts';
  readonly tokens?: TokenizerName;
  readonly minCount?: number;
  readonly polarityCutoff?: number;
  readonly maxVocabulary?: number | 'none';
}

const transformPattern = new RegExp(`^(${transformNames.join('|')}):.+$`, 's');
/** In the order of their rows of X. */
export const dateParts: readonly DatePart[] = ['year', 'month', 'day', 'weekday', 'hour', 'elapsed'];
/** The day of the month has 31 rows of X and seldom says something. */
export const defaultDateParts: readonly DatePart[] = dateParts.filter((part) => part !== 'day');

/** The options of `fitPreprocessing`; the command and the documentation read them from here. */
export const preprocessingOptions: OptionTable = {
  standardize: {
    type: 'number',
    above: 0,
    also: ['auto', 'feature', 'whole', 'none'],
    default: 'auto',
    help: 'how numbers are scaled: 255 for 8-bit images, less their mean where it is above their deviation, and per feature for the rest, or as said; a number divides',
  },
  transform: {
    type: 'list',
    accepts: (value) => typeof value === 'string' && transformPattern.test(value),
    expected: `a list such as log:fare, of ${transformNames.join(', ')} and a column`,
    default: [],
    help: 'columns of numbers to transform before they are scaled: log:fare,power:age',
  },
  fill: {
    type: 'choice',
    choices: ['mean', 'median', 'most-frequent'],
    default: 'mean',
    help: 'what a missing number becomes; with most-frequent a missing category too',
  },
  indicator: { type: 'boolean', default: true, help: 'an input that says where a cell is missing' },
  minFrequency: {
    type: 'integer',
    min: 1,
    default: 1,
    help: 'training rows that a category needs; rarer ones are one category, other',
  },
  dates: {
    type: 'list',
    accepts: (value) => dateParts.includes(value as DatePart),
    expected: `a list of ${dateParts.join(', ')}`,
    default: defaultDateParts,
    help: 'what is read off dates, in UTC: day is that of the month; the hour where it differs',
  },
  text: {
    type: 'choice',
    choices: ['presence', 'counts'],
    default: 'presence',
    help: 'texts as bags of words: whether a word stands there, or how often',
  },
  tokens: {
    type: 'choice',
    choices: tokenizerNames,
    default: 'words',
    help: 'tokens of a text: runs of letters in lower case, or what stands between single spaces',
  },
  minCount: {
    type: 'integer',
    min: 0,
    default: 1,
    help: 'words are kept that stand more often than this in the training part',
  },
  polarityCutoff: {
    type: 'number',
    min: 0,
    default: 0,
    help: 'words that tell two classes apart less than this are left out',
  },
  maxVocabulary: {
    type: 'integer',
    min: 1,
    also: ['none'],
    default: 'none',
    help: 'the most words that are kept, the most frequent first',
  },
};
