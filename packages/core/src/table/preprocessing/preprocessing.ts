import type { Matrix } from '../../matrix/matrix.js';
import type { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { DateOrder } from '../dates.js';
import type { Derived } from './derive.js';
import type { TokenizerName } from './text/tokenizers.js';
import type { FittedTransform } from './transforms/transform.js';

/**
 * How numbers are scaled; a number divides. `auto` is 255 for 8-bit images, of which the mean is
 * taken off where it is above the deviation, and per feature for the rest.
 */
export type Standardize = 'auto' | 'feature' | 'whole' | 'none' | number;

/** What stands in for a missing cell, taken from the training part. */
export type Fill = 'mean' | 'median' | 'most-frequent';

/**
 * x becomes (t(x) − shift) / scale, t being the transform. `fill` stands in for the t(x) of a missing cell; with
 * an `indicator`, a further row of X is 1 where the cell was missing, else 0.
 */
export interface NumberInput {
  readonly kind: 'number';
  readonly column: string;
  readonly transform: FittedTransform | null;
  readonly fill: number;
  readonly indicator: boolean;
  readonly shift: number;
  readonly scale: number;
}

/**
 * One row of X per category of the training part, 1 where the cell is that category, else 0. With `other` one more
 * row for categories too rare to be in the list, and for those that training never saw; with `missingCategory` a
 * last row for a missing cell.
 */
export interface CategoryInput {
  readonly kind: 'category';
  readonly column: string;
  /** Sorted by code point. */
  readonly categories: readonly string[];
  readonly other: boolean;
  /** The category that a missing cell counts as, beside its row of its own; null for none. */
  readonly fill: string | null;
  readonly missingCategory: boolean;
}

/** One row of X per number, row-major; `shift` and `scale` hold one number for all of them, or one each. */
export interface ArrayInput {
  readonly kind: 'image' | 'array';
  readonly column: string;
  readonly shape: readonly number[];
  /** True when the values must be whole numbers from 0 to 255. */
  readonly eightBit: boolean;
  readonly shift: readonly number[];
  readonly scale: readonly number[];
  /** What stands in for a missing number (NaN), the mean of the training part: one for all, or one each. */
  readonly fill: readonly number[];
}

/** What can be read off a date. */
export type DatePart = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'elapsed';

/**
 * Rows of X in this order, as far as `parts` names them: the year; 12 rows, 1 for the month; 31 rows, 1 for the day of
 * the month; 7 rows, 1 for the weekday, from Monday; 24 rows, 1 for the hour of the day (UTC); the days elapsed since
 * `origin`. Years and days elapsed are standardized by `shift` and `scale`. With an `indicator` a last row is 1 where
 * the date is missing, and all others are then 0.
 */
export interface DateInput {
  readonly kind: 'date';
  readonly column: string;
  readonly order: DateOrder;
  readonly parts: readonly DatePart[];
  /** Days since 1970-01-01 of the first date of the training part. */
  readonly origin: number;
  readonly year: { readonly shift: number; readonly scale: number };
  readonly elapsed: { readonly shift: number; readonly scale: number };
  readonly indicator: boolean;
}

/** One row of X per word of the vocabulary: how often it stands in the text, or 1 when it does. */
export interface TextInput {
  readonly kind: 'text';
  readonly column: string;
  readonly tokens: TokenizerName;
  readonly counts: boolean;
  /** The words, the most frequent first. */
  readonly vocabulary: readonly string[];
}

export type Input = NumberInput | CategoryInput | ArrayInput | DateInput | TextInput;

/** A regression target y becomes (y − mean) / deviation, per column. */
export interface TargetScale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** How a table becomes X, fitted on the training rows: plain data that survives JSON. */
export interface Preprocessing {
  readonly version: 2;
  /** What was asked for, with `auto` resolved where one value says it all (255 or `feature`). */
  readonly standardize: Standardize;
  /** The spellings of a missing cell. */
  readonly missing: readonly string[];
  /** The columns that are computed from others, before anything else. */
  readonly derived: readonly Derived[];
  /** One entry a column, in the order of the rows of X. */
  readonly inputs: readonly Input[];
  /** For regression only, else null. */
  readonly target: TargetScale | null;
}

/** A value that the training part did not have, and in how many rows it stands. */
export interface Unseen {
  readonly column: string;
  /** The category, or null for a missing cell. */
  readonly value: string | null;
  readonly count: number;
  /** What it counts as where that is neither none nor the mean: `other`. */
  readonly as?: string;
}

/** X (n×m, float64), and what was met that the training part did not have. */
export interface Preprocessed {
  readonly X: Matrix;
  readonly unseen: readonly Unseen[];
}

/** X as it comes out of the table: sparse as soon as one of its columns is text. */
export interface EncodedInputs {
  readonly X: Matrix | SparseMatrix;
  readonly unseen: readonly Unseen[];
}
