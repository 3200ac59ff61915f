import { cellNumber, cellText, largestNumber, type Missing, parseNumber } from '../cells.js';
import { type Column, cellAt } from '../table.js';
import { countDistinct } from './distinct.js';

/** A value of a column: in how many rows it stands, the first of them, and its number if it spells one. */
export interface Value {
  readonly text: string;
  readonly row: number;
  readonly number: number | undefined;
  count: number;
}

/** What is in a column with one value a row. */
export interface Facts {
  /** Cells that are not missing. */
  readonly present: number;
  readonly missing: number;
  /** How often each spelling of a missing cell occurs, empty ones left aside. */
  readonly spellings: ReadonlyMap<string, number>;
  /** The different cells, in the order of their first row; gathered when asked for. */
  readonly values: readonly Value[];
  /** The first different cells. */
  readonly examples: readonly string[];
  /** Cells that spell a number. */
  readonly numbers: number;
  /** True when there are cells and every one that is not missing spells a number. */
  readonly numeric: boolean;
  /** True when it is numeric and every number is whole. */
  readonly whole: boolean;
  /** Different numbers of a numeric column (`1` and `1.0` are one), else different texts. */
  readonly distinct: number;
  /** True when there are more different numbers than were counted. */
  readonly more: boolean;
  /** True when no value stands in two rows. */
  readonly allDiffer: boolean;
  /** True when every cell is one more than the cell before it. */
  readonly countsUp: boolean;
  /** Of a numeric column, else null. */
  readonly min: number | null;
  readonly max: number | null;
  /** The first number that is too large to compute with, and in how many cells there are such, or null. */
  readonly tooLarge: {
    readonly row: number;
    readonly text: string;
    readonly number: number;
    readonly count: number;
  } | null;
}

const examplesKept = 3;

/**
 * Looks at every cell of a column with one value a row.
 * @param asTexts - whether `007` and `7` are two values, whatever numbers they spell
 */
export function gatherFacts(column: Column, rows: number, missing: Missing, asTexts = false): Facts {
  if (asTexts) return textFacts(column, rows, missing);
  return numericFacts(column, rows, missing) ?? textFacts(column, rows, missing);
}

/** The facts of a column whose every cell is a number or missing, from its numbers alone; else undefined. */
function numericFacts(column: Column, rows: number, missing: Missing): Facts | undefined {
  const numbers = column.kind === 'numeric' ? undefined : column.numbers;
  const looks = numbers !== undefined && missing.measures;
  const gaps = column.kind === 'text' ? missing.numbers : [];
  // What a reader parsed serves as it is until a cell is missing.
  let kept = numbers instanceof Float64Array ? numbers : new Float64Array(rows);
  const spellings = new Map<string, number>();
  let present = 0;
  let whole = true;
  let countsUp = true;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let tooLarge: Facts['tooLarge'] = null;
  for (let row = 0; row < rows; row++) {
    let x: number;
    if (numbers !== undefined) x = numbers[row];
    else if (column.kind === 'numeric') x = column.values[row] + 0;
    else x = numberOf(column.cells[row], missing);
    // Where a number is a spelling of a missing cell, its text has to be looked at.
    if (Number.isNaN(x) || looks || (gaps.length > 0 && gaps.includes(x))) {
      const text = cellText(column, row, missing);
      if (text === null) {
        noteSpelling(spellings, column, row);
        if (kept === numbers) kept = numbers.slice();
        continue;
      }
      if (Number.isNaN(x)) return undefined;
    }
    if (whole && !Number.isInteger(x)) whole = false;
    if (countsUp && present > 0 && x !== kept[present - 1] + 1) countsUp = false;
    if (x < min) min = x;
    if (x > max) max = x;
    if (!(Math.abs(x) <= largestNumber)) {
      tooLarge ??= { row, text: cellText(column, row, missing) as string, number: x, count: 0 };
      tooLarge = { ...tooLarge, count: tooLarge.count + 1 };
    }
    if (kept !== numbers) kept[present] = x;
    present++;
  }
  if (present === 0) return undefined;
  const { count, more, allDiffer } = countDistinct(kept, present, whole);
  return {
    present,
    missing: rows - present,
    spellings,
    get values() {
      return gatherValues(column, rows, missing).values;
    },
    get examples() {
      return firstTexts(column, rows, missing, Math.min(examplesKept, count));
    },
    numbers: present,
    numeric: true,
    whole,
    distinct: count,
    more,
    allDiffer,
    countsUp,
    min,
    max,
    tooLarge,
  };
}

function textFacts(column: Column, rows: number, missing: Missing): Facts {
  const { values, spellings, absent } = gatherValues(column, rows, missing);
  const present = rows - absent;
  return {
    present,
    missing: absent,
    spellings,
    values,
    examples: values.slice(0, examplesKept).map((value) => value.text),
    numbers: values.reduce((sum, { number, count }) => sum + (number === undefined ? 0 : count), 0),
    numeric: false,
    whole: false,
    distinct: values.length,
    more: false,
    allDiffer: values.length === present,
    countsUp: false,
    min: null,
    max: null,
    tooLarge: null,
  };
}

/** The different cells of a column with their counts. */
function gatherValues(column: Column, rows: number, missing: Missing) {
  const values = new Map<string, Value>();
  const spellings = new Map<string, number>();
  const parsed = column.kind === 'text' ? column.numbers : undefined;
  let absent = 0;
  for (let row = 0; row < rows; row++) {
    const text = cellText(column, row, missing);
    if (text === null) {
      absent++;
      noteSpelling(spellings, column, row);
      continue;
    }
    // Where the comma is the decimal mark, `1,234` is kept as the number 1.234; the text `1.234` beside it is none.
    const isWord = parsed !== undefined && Number.isNaN(parsed[row]);
    const key = isWord ? `\0${text}` : text;
    const value = values.get(key);
    if (value === undefined) values.set(key, { text, row, number: cellNumber(column, row, text), count: 1 });
    else value.count++;
  }
  return { values: [...values.values()], spellings, absent };
}

/** The first `wanted` different cells. */
function firstTexts(column: Column, rows: number, missing: Missing, wanted: number): string[] {
  const texts = new Set<string>();
  for (let row = 0; row < rows && texts.size < wanted; row++) {
    const text = cellText(column, row, missing);
    if (text !== null) texts.add(text);
  }
  return [...texts];
}

/** What a cell without a number is called in a column that came as numbers: readers make NaN of null and of nothing. */
export const noNumber = 'NaN, null or nothing';

function noteSpelling(spellings: Map<string, number>, column: Column, row: number): void {
  const cell = column.kind === 'text' ? cellAt(column, row)?.trim() : noNumber;
  if (cell) spellings.set(cell, (spellings.get(cell) ?? 0) + 1);
}

/** NaN for a missing cell and for one that is no number. */
function numberOf(cell: string | null, missing: Missing): number {
  return cell === null || missing.has(cell) ? Number.NaN : (parseNumber(cell) ?? Number.NaN);
}

/** `3 distinct values`, or `more than 131,072 distinct values` where counting stopped. */
export function countWords({ distinct, more }: Facts): string {
  if (more) return `more than ${distinct.toLocaleString('en-US')} distinct values`;
  return `${distinct} distinct ${distinct === 1 ? 'value' : 'values'}`;
}
