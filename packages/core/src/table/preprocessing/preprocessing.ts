import type { Matrix } from '../../matrix/matrix.js';

/** How numbers are scaled; a number divides. `auto` is 255 for 8-bit images and per feature for the rest. */
export type Standardize = 'auto' | 'feature' | 'whole' | 'none' | number;

/**
 * x becomes (x − shift) / scale. `fill` is the mean of the training part, which stands in for a missing cell;
 * with an `indicator`, a further row of X is 1 where the cell was missing, else 0.
 */
export interface NumberInput {
  readonly kind: 'number';
  readonly column: string;
  readonly fill: number;
  readonly indicator: boolean;
  readonly shift: number;
  readonly scale: number;
}

/**
 * One row of X per category of the training part, 1 where the cell is that category, else 0; with
 * `missingCategory` a last row for a missing cell.
 */
export interface CategoryInput {
  readonly kind: 'category';
  readonly column: string;
  /** Sorted by code point. */
  readonly categories: readonly string[];
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

export type Input = NumberInput | CategoryInput | ArrayInput;

/** A regression target y becomes (y − mean) / deviation, per column. */
export interface TargetScale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** How a table becomes X, fitted on the training rows: plain data that survives JSON. */
export interface Preprocessing {
  readonly version: 1;
  /** What was asked for, with `auto` resolved where one value says it all (255 or `feature`). */
  readonly standardize: Standardize;
  /** The spellings of a missing cell. */
  readonly missing: readonly string[];
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
}

/** X (n×m, float64), and what was met that the training part did not have. */
export interface Preprocessed {
  readonly X: Matrix;
  readonly unseen: readonly Unseen[];
}
