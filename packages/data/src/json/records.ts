import { ColonnadeError, Table } from '@colonnade/core';
import { checkRows } from '../bytes/limit.js';
import { checkNames } from '../check-names.js';
import { takeUnits } from '../units/take-units.js';
import { columnOfValues } from './values.js';

/** Gathers records row by row into columns; a name that a record lacks is missing there. */
export class Records {
  readonly #columns = new Map<string, unknown[]>();
  readonly #maxColumns: number;
  readonly #where: (row: number) => string;
  #rows = 0;

  constructor(maxColumns: number, where: (row: number) => string) {
    this.#maxColumns = maxColumns;
    this.#where = where;
  }

  /** @throws COLUMN_TYPE for anything but an object, FILE_TOO_LARGE */
  add(record: unknown): void {
    const where = this.#where(this.#rows);
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      throw new ColonnadeError({
        code: 'COLUMN_TYPE',
        where,
        problem: `the record is ${Array.isArray(record) ? 'a list' : JSON.stringify(record)}, not an object`,
        remedy: { text: 'write each example as {"column": value}' },
      });
    }
    for (const [name, value] of Object.entries(record)) {
      let column = this.#columns.get(name);
      if (column === undefined) {
        if (this.#columns.size === this.#maxColumns) throw tooManyColumns(where, this.#maxColumns);
        column = [];
        this.#columns.set(name, column);
      }
      column[this.#rows] = value;
    }
    checkRows(where, ++this.#rows);
  }

  /** @throws TABLE_EMPTY, COLUMN_TYPE, TABLE_RAGGED */
  table(name: string, lines: Uint32Array | undefined, notes: readonly string[]): Table {
    if (this.#rows === 0 || this.#columns.size === 0) {
      throw new ColonnadeError({
        code: 'TABLE_EMPTY',
        where: name,
        problem: this.#rows === 0 ? 'there are no records' : 'the records are empty',
      });
    }
    checkNames(name, [...this.#columns.keys()], 'file');
    const rounded: string[] = [];
    const columns = [...this.#columns].map(([column, values]) => {
      // What later records lack is undefined too.
      const all = Array.from({ length: this.#rows }, (_, row) => values[row]);
      return columnOfValues(column, all, this.#where, rounded);
    });
    const taken = takeUnits(columns);
    const told = [...notes, ...rounded, ...taken.notes];
    return new Table(taken.columns, { name, ...(lines && { lines }), notes: told });
  }
}

/** The error for a table that is wider than the limit. */
export function tooManyColumns(where: string, most: number): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where,
    problem: `there are more than ${most.toLocaleString('en-US')} columns`,
    why: 'Examples are rows',
    remedy: { text: 'turn the table around, or raise {option}', option: 'maxColumns' },
  });
}
