import { ColonnadeError } from '@colonnade/core';
import type { Layout } from './layout.js';

/** A row that does not have as many cells as the others. */
export interface OddRow {
  readonly line: number;
  readonly cells: number;
  /** Cells that are not empty, and the first of them. */
  readonly filled: number;
  readonly text: string;
  readonly afterBlank: boolean;
}

/** A row of the table of which most is empty. */
export interface SparseRow {
  readonly line: number;
  readonly filled: number;
  /** The first cell that is not empty. */
  readonly text: string;
}

/** What was met on the way beside rows. */
export interface Met {
  blankLines: number;
  commentLines: number;
  /** Rows with an empty cell behind their last separator. */
  trailing: number;
  lastLine: number;
  /** Rows at the end that are none, unless a row follows them. */
  readonly odd: OddRow[];
  /** Rows that fill at most half of their cells: those at the end, and how many stand before another row. */
  readonly tail: SparseRow[];
  sparse: number;
}

/** The error for a row that does not have as many cells as the others. */
export function raggedRow(name: string, odd: OddRow, layout: Layout, atEnd = false): ColonnadeError {
  const { names, header, separator } = layout;
  const { cells: got, line } = odd;
  const shown = separator === '\t' ? 'tab' : `"${separator}"`;
  const long = got > names.length;
  if (/\.txt(\.gz)?$/i.test(name) && (got === 1 || names.length === 1))
    return looseLines(name, line, got, names.length);
  const option = long ? {} : { option: 'skipLast', ...(atEnd && { value: 1 }) };
  return new ColonnadeError({
    code: 'TABLE_RAGGED',
    where: `${name} line ${line}`,
    problem: `the row has ${got === 1 ? '1 cell' : `${got} cells`}, but the ${header ? 'header' : 'first row'} has ${names.length}`,
    expected: String(names.length),
    got: String(got),
    remedy: {
      text: long
        ? `put quotes around a cell that holds the separator ${shown}`
        : atEnd
          ? 'Complete the row, or leave lines at the end out with {option}'
          : 'complete the row; where the table ends before it, leave the lines from there on out with {option}',
      ...option,
    },
  });
}

/** The error for a text file whose lines are cut by a comma here and there: sentences, most often. */
function looseLines(name: string, line: number, got: number, width: number): ColonnadeError {
  return new ColonnadeError({
    code: 'TABLE_RAGGED',
    where: `${name} line ${line}`,
    problem: `the row has ${got === 1 ? '1 cell' : `${got} cells`}, but the first has ${width}`,
    expected: String(width),
    got: String(got),
    remedy: {
      text: 'If each line is a text, say {option}; else complete the row',
      option: 'format',
      value: 'lines',
    },
  });
}
