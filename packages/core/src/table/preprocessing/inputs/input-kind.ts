import type { Missing } from '../../cells.js';
import type { ColumnSchema, Schema } from '../../schema/schema.js';
import type { Table } from '../../table.js';
import type { PreprocessingOptions } from '../options.js';
import type { Input, Unseen } from '../preprocessing.js';
import type { Statistics } from '../statistics.js';
import type { Bags } from '../text/bags.js';
import type { TokenCache } from '../text/tokenize.js';

/** What an input is fitted from: the training rows of a table, and what was asked for. */
export interface Fitting {
  readonly table: Table;
  readonly schema: Schema;
  /** The rows of the training part. */
  readonly rows: Uint32Array;
  readonly missing: Missing;
  /** Texts that need no second reading. */
  readonly cache: TokenCache | undefined;
  readonly room: Room;
  readonly options: Required<PreprocessingOptions>;
  /** True for pixels of an image, whose border is often blank. */
  isPixel(column: ColumnSchema): boolean;
  scalingOf(column: ColumnSchema): Scaling;
  /** Names of features that turn out never to change. */
  readonly constant: string[];
  /** What the user should know of the choices made, as sentences. */
  readonly notes: string[];
}

/** How the numbers of a column are scaled: by themselves, not at all, by a divisor, or as all numbers are. */
export type Scaling = 'feature' | 'none' | number | Statistics;

/** Rows of a table on their way into X. */
export interface Source {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly missing: Missing;
  /** Texts that need no second reading. */
  readonly cache: TokenCache | undefined;
  readonly room: Room;
}

/** Memory for the rows of one column, which every column takes in its turn. */
export interface Room {
  numbers?: Float64Array;
}

/** X (n×m) while it is filled, column after column; an input takes the rows from `at` on. */
export interface Filling extends Source {
  readonly data: Float32Array | Float64Array;
  readonly n: number;
  readonly at: number;
}

/**
 * One step from a column to rows of X. A new kind is a file of its own and a line in the list; what it keeps is an
 * `Input`, plain data that survives JSON.
 */
export interface InputKind<I extends Input> {
  /** What the training part teaches about a column. */
  fit(column: ColumnSchema, fitting: Fitting): I;
  /** The rows of X it takes. */
  width(input: I): number;
  /** The name of each of them. */
  names(input: I): string[];
  /** Fills its rows of X, which are zero so far. Kinds that are mostly zeros have `bags` instead. */
  fill?(input: I, filling: Filling): Unseen[];
  bags?(input: I, source: Source): Bags;
  /** The numbers of the training rows that are scaled with those of other columns (`standardize: 'whole'`); they hold until the next column is asked. */
  numbers?(column: ColumnSchema, fitting: Fitting): ArrayLike<number>;
  /** Reads what JSON carried. @throws SCHEMA_INVALID */
  check(json: unknown, path: string, common: { readonly kind: I['kind']; readonly column: string }): I;
}
