import type { Apart } from './two-samples.js';

/** How far a column of new rows is from what was there before. */
export interface ColumnDrift extends Apart {
  readonly column: string;
  /** What was compared: all values, the words of texts, how images look, or only what a model file keeps of them. */
  readonly compared: 'values' | 'words' | 'images' | 'mean' | 'categories';
  /** Of images by what they differ most, such as `brightness`; null of others. */
  readonly by: string | null;
  /** The share of rows (of texts, of words) with a category or word that was not there, or a number outside its range. */
  readonly unknown: number;
  /** The share of missing cells before (null where it is not known) and now. */
  readonly missing: { readonly before: number | null; readonly now: number };
}
