import { cellText, type Missing, parseNumber } from '../cells.js';
import type { Column } from '../table.js';

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
  /** The different cells, in the order of their first row. */
  readonly values: readonly Value[];
  /** Cells that spell a number. */
  readonly numbers: number;
  /** True when there are cells and every one that is not missing spells a number. */
  readonly numeric: boolean;
  /** True when it is numeric and every number is whole. */
  readonly whole: boolean;
  /** Different numbers of a numeric column (`1` and `1.0` are one), else different texts. */
  readonly distinct: number;
  /** Of a numeric column, else null. */
  readonly min: number | null;
  readonly max: number | null;
}

/** Looks at every cell of a column with one value a row. */
export function gatherFacts(column: Column, rows: number, missing: Missing): Facts {
  const values = new Map<string, Value>();
  const spellings = new Map<string, number>();
  let absent = 0;
  for (let row = 0; row < rows; row++) {
    const text = cellText(column, row, missing);
    if (text === null) {
      absent++;
      const cell = column.kind === 'text' ? column.cells[row]?.trim() : 'NaN';
      if (cell) spellings.set(cell, (spellings.get(cell) ?? 0) + 1);
      continue;
    }
    const value = values.get(text);
    if (value === undefined) values.set(text, { text, row, number: parseNumber(text), count: 1 });
    else value.count++;
  }
  return summarize([...values.values()], absent, spellings);
}

function summarize(values: readonly Value[], missing: number, spellings: ReadonlyMap<string, number>): Facts {
  let present = 0;
  let numbers = 0;
  for (const { number, count } of values) {
    present += count;
    if (number !== undefined) numbers += count;
  }
  const numeric = present > 0 && numbers === present;
  const different = new Set(values.map((value) => (numeric ? value.number : value.text)));
  const all = numeric ? values.map((value) => value.number as number) : [];
  return {
    present,
    missing,
    spellings,
    values,
    numbers,
    numeric,
    whole: numeric && all.every(Number.isInteger),
    distinct: different.size,
    min: numeric ? all.reduce((a, b) => Math.min(a, b)) : null,
    max: numeric ? all.reduce((a, b) => Math.max(a, b)) : null,
  };
}
