import { type Column, cellAt } from './table.js';

/**
 * Spellings of a missing cell that programs write on their own: R, pandas, Python, SQL and JSON, Excel, UCI.
 * An empty cell is always missing. What people type (`n/a`, `-`, `unknown`) is a guess, and left to the user.
 */
export const defaultMissing: readonly string[] = ['NA', 'NaN', 'nan', 'null', 'NULL', 'None', '#N/A', '?'];

/**
 * The largest number a cell may hold. A million squares of it still add up to a finite number, so that every
 * mean and deviation can be computed.
 */
export const largestNumber = 1e150;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const infinity = /^[+-]?inf(inity)?$/i;

/**
 * The number that a text spells: decimal point, exponent and sign; Infinity for `inf` and `1e999`. Undefined
 * for any other text, `0x10` and `1,5` among them.
 */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  // Adding 0 turns -0 into 0, so that they are one value.
  if (decimal.test(trimmed)) return Number(trimmed) + 0;
  return infinity.test(trimmed) ? Number.POSITIVE_INFINITY : undefined;
}

/** True for `1,5` and `1,234.5`: a number to a human, but one whose comma this version cannot interpret. */
export function isCommaNumber(text: string): boolean {
  return /^[+-]?\d+(,\d+)+(\.\d+)?$/.test(text.trim());
}

/** Tells missing cells from others: an empty one, or one of the given spellings. */
export class Missing {
  readonly spellings: readonly string[];
  /** The numbers among the spellings, such as -999. */
  readonly numbers: readonly number[];
  /** Whether some are numbers to people only, such as `0 €`: then texts have to be looked at. */
  readonly measures: boolean;
  readonly #spellings: ReadonlySet<string>;

  constructor(spellings: readonly string[]) {
    this.spellings = spellings;
    this.numbers = spellings.flatMap((text) => parseNumber(text) ?? []);
    this.measures = spellings.some((text) => /\d/.test(text) && parseNumber(text) === undefined);
    this.#spellings = new Set(spellings);
  }

  has(cell: string | null): boolean {
    return cell === null || cell === '' || this.#spellings.has(cell) || cell.trim() === '';
  }
}

/** The cell of a column with one value a row as text, or null where it is missing. */
export function cellText(column: Column, row: number, missing: Missing): string | null {
  if (column.kind === 'numeric') {
    const value = column.values[row];
    return Number.isNaN(value) ? null : String(value + 0);
  }
  const cell = cellAt(column, row);
  return missing.has(cell) ? null : cell;
}

/** The number that a cell with that text spells: what its reader found, or what the text says; undefined for none. */
export function cellNumber(column: Column, row: number, text: string): number | undefined {
  if (column.kind === 'numeric' || column.numbers === undefined) return parseNumber(text);
  const number = column.numbers[row];
  return Number.isNaN(number) ? undefined : number;
}
