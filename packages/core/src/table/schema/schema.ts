import type { Warning } from '../../foundation/errors.js';
import type { DateOrder } from '../dates.js';

/**
 * What a column was taken for. `image` is an array column of 8-bit pixels; `array` any other column with
 * several numbers a row; `text` is free text, a bag of words; `dropped` is left out, and `why` says for what reason.
 */
export type ColumnKind = 'number' | 'category' | 'date' | 'text' | 'image' | 'array' | 'dropped';

/** What a user may declare a column to be. */
export type DeclaredKind = 'number' | 'category' | 'text' | 'date' | `date:${DateOrder}`;

export type Task = 'binary' | 'multiclass' | 'multilabel' | 'regression';

/** One column that is not a target: what it was taken for, why, and what is in it. */
export interface ColumnSchema {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The reason in words: `numbers with 88 distinct values`. */
  readonly why: string;
  /** The shape of one row's value: `[]` for one number or category, `[64, 64, 3]` for a color image. */
  readonly shape: readonly number[];
  /** True for pixels from 0 to 255: standardizing divides them by 255. */
  readonly eightBit: boolean;
  /** The order of day, month and year in a column of dates, else null. */
  readonly dateOrder: DateOrder | null;
  /** The unit of a column of numbers whose cells have one, `€`; else null. */
  readonly unit: string | null;
  /** Cells that are missing. */
  readonly missing: number;
  /** Different values among the others; null for arrays, where it says little. */
  readonly distinct: number | null;
  /** Smallest and largest number; null for columns without numbers. */
  readonly min: number | null;
  readonly max: number | null;
  /** The first few different values, as text. */
  readonly examples: readonly string[];
}

/** What is to be predicted. */
export interface TargetSchema {
  /** One column; several for multilabel, and for regression with several outputs. */
  readonly columns: readonly string[];
  readonly task: Task;
  /** The reason in words: `text with 3 distinct values`. */
  readonly why: string;
  /** Whether classes are compared as numbers (`1` is `1.0`) or as text. */
  readonly compare: 'number' | 'text';
  /**
   * The classes in order: numbers by value, text by code point. For multilabel the names of the columns; empty
   * for regression.
   */
  readonly classes: readonly string[];
  /** The rows of each class; for multilabel the rows where each label is 1. Empty for regression. */
  readonly counts: readonly number[];
  /** For binary the index in `classes` of the positive class, else null. */
  readonly positive: number | null;
  /** The unit of a regression target whose cells have one, in all of its columns the same; else null. */
  readonly unit: string | null;
  /** Smallest and largest number of a regression target, over all its columns, else null. */
  readonly min: number | null;
  readonly max: number | null;
}

/** Number columns that together are the pixels of one image, row by row: `pixel_0_0`, `pixel_0_1`, … */
export interface PixelGroup {
  readonly columns: readonly string[];
  /** Height and width. */
  readonly shape: readonly [number, number];
  readonly eightBit: boolean;
}

/** What every column of a table is: plain data that survives JSON. */
export interface Schema {
  readonly version: 1;
  /** The columns that are not targets, in the order of the file, those left out too. */
  readonly columns: readonly ColumnSchema[];
  readonly target: TargetSchema | null;
  /** The spellings of a missing cell. */
  readonly missing: readonly string[];
  readonly pixels: PixelGroup | null;
  /** What was guessed or left out, as sentences for the user. */
  readonly notes: readonly string[];
  readonly warnings: readonly Warning[];
}

/** The columns that a model reads, in the order of the file. */
export function inputColumns(schema: Schema): ColumnSchema[] {
  return schema.columns.filter((column) => column.kind !== 'dropped');
}
