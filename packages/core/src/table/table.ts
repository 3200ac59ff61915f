import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import type { MatrixData } from '../matrix/matrix.js';

/**
 * What a reader brings: named columns of equal length. A column holds either text cells as they stood in the
 * file (`null` where a cell is absent), or numbers, one run of `width` numbers per row (an image, say).
 */
export type Column = TextColumn | NumericColumn;

export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  /** One cell a row, as it stood in the file. */
  readonly cells: readonly (string | null)[];
  /** The number that each cell spells, NaN where it spells none, from a reader that parsed on the way. */
  readonly numbers?: Float64Array;
  /** The unit that stands beside these numbers in the cells: `€` of `€28.50`. */
  readonly unit?: string;
  /** One cell, where making all of them is to be avoided. */
  cell?(row: number): string | null;
  /** The same column under another name, where a copy of the fields would not do. */
  renamed?(name: string): TextColumn;
}

export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  /** The shape of one row's value: `[]` for one number, `[64, 64, 3]` for a colour image. */
  readonly shape: readonly number[];
  /** Row after row, each row-major: rows × product(shape) numbers. */
  readonly values: MatrixData;
  /** The expression it was computed by; absent for a column that was read. */
  readonly derived?: string;
}

/** Where a table came from, for messages: `data.csv line 42`. */
export interface TableSource {
  /** The name that messages use: the file as the user gave it. */
  readonly name: string;
  /** The line on which each row begins, counted from 1; absent where a format has no lines. */
  readonly lines?: Uint32Array;
  /** The file of each row, where every row is a file of its own: images. */
  readonly files?: readonly string[];
  /** What the reader guessed or did, as sentences for the user: `separator ";" found`. */
  readonly notes: readonly string[];
}

/** What tables of every copy of this library have: a process may load two, and each knows its own class only. */
export const tableMark: unique symbol = Symbol.for('@colonnade/core Table') as never;

/** Named columns of equal length, and where they came from. */
export class Table {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly source: TableSource;
  #byName: ReadonlyMap<string, Column> | undefined;

  /** @throws COLUMN_TYPE for columns that are none, HEADER_INVALID for one name twice, OPTION_TYPE without a source, TABLE_RAGGED */
  constructor(columns: readonly Column[], source: TableSource) {
    checkParts(columns, source);
    checkTwice(columns, source);
    this.columns = columns;
    this.source = source;
    this.rows = columns.length === 0 ? 0 : columnRows(columns[0]);
    for (const column of columns) {
      if (columnRows(column) === this.rows) continue;
      throw new ColonnadeError({
        code: 'TABLE_RAGGED',
        where: source.name,
        problem: `column "${column.name}" has ${columnRows(column)} rows but "${columns[0].name}" has ${this.rows}`,
      });
    }
  }

  /** That this is a table, for another copy of the library. */
  get [tableMark](): true {
    return true;
  }

  /** The names of the columns, in the order of the file. */
  get names(): string[] {
    return this.columns.map((column) => column.name);
  }

  /** The column of that name, or undefined. */
  find(name: string): Column | undefined {
    this.#byName ??= new Map(this.columns.map((column): [string, Column] => [column.name, column]).reverse());
    return this.#byName.get(name);
  }

  /**
   * The same table with some columns under other names: `table.renamed({ test_x: 'train_x' })`.
   * @throws OPTION_TYPE for anything but names, HEADER_INVALID for a name that another column has
   */
  renamed(names: Readonly<Record<string, string>>): Table {
    checkRenaming(names);
    const nameOf = (name: string) => (Object.hasOwn(names, name) ? names[name] : name);
    return new Table(
      this.columns.map((column) => renamed(column, nameOf(column.name))),
      this.source,
    );
  }

  /** A place for messages: `data.csv line 42`, `leaves/oak/12.png`, or `data.h5 row 41` where there is neither. */
  place(row: number): string {
    const file = this.source.files?.[row];
    if (file !== undefined) return `${this.source.name}/${file}`;
    const line = this.source.lines?.[row];
    return line === undefined ? `${this.source.name} row ${row}` : `${this.source.name} line ${line}`;
  }

  /** `Table wards.csv, 300 rows of 4 columns: size, city, built, price`. */
  toString(): string {
    const names = this.names.slice(0, 12).concat(this.columns.length > 12 ? ['…'] : []);
    return `Table ${this.source.name}, ${this.rows} rows of ${this.columns.length} columns: ${names.join(', ')}`;
  }

  /** What `console.log` prints in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** What programs without types get wrong. */
function checkParts(columns: readonly Column[], source: TableSource): void {
  if (typeof source?.name !== 'string' || !Array.isArray(source.notes)) {
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where: 'Table',
      problem: `the source is ${describe(source)}`,
      expected: 'a name and notes',
      remedy: { text: 'pass { name: "data", notes: [] } as the second argument, or use tableFromRecords' },
    });
  }
  const wrong = Array.isArray(columns) ? columns.findIndex((column) => !isColumn(column)) : -1;
  if (Array.isArray(columns) && wrong < 0) return;
  throw new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: source.name,
    problem: wrong < 0 ? `the columns are ${describe(columns)}` : `columns[${wrong}] is no column`,
    expected: '{ kind: "text", name, cells } or { kind: "numeric", name, shape, values } with a typed array',
    why: 'A column is { kind: "text", name, cells } or { kind: "numeric", name, shape, values } with a typed array',
    remedy: { text: 'write it so, or use tableFromRecords' },
  });
}

/** Columns are found by name: of two with the same one, one would never be. */
function checkTwice(columns: readonly Column[], source: TableSource): void {
  const seen = new Map<string, number>();
  for (const [at, { name }] of columns.entries()) {
    const first = seen.get(name);
    seen.set(name, at);
    if (first === undefined) continue;
    throw new ColonnadeError({
      code: 'HEADER_INVALID',
      where: source.name,
      problem: `columns[${first}] and columns[${at}] are both called "${name}"`,
      why: 'Columns are found by name',
      remedy: { text: 'give each column a name of its own' },
    });
  }
}

function checkRenaming(names: unknown): void {
  const isRecord = typeof names === 'object' && names !== null && !Array.isArray(names);
  const wrong = isRecord ? Object.entries(names).find(([, name]) => typeof name !== 'string') : undefined;
  if (isRecord && wrong === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where: 'Table.renamed',
    problem: wrong
      ? `the new name of "${wrong[0]}" is ${describe(wrong[1])}`
      : `the names are ${describe(names)}`,
    expected: 'an object from names to names',
    remedy: { text: "pass { before: 'after' }" },
  });
}

function isColumn(column: Column): boolean {
  if (typeof column?.name !== 'string') return false;
  if (column.kind === 'text') return column.numbers !== undefined || Array.isArray(column.cells);
  return column.kind === 'numeric' && Array.isArray(column.shape) && ArrayBuffer.isView(column.values);
}

/** The numbers that one row's value has. */
export function columnWidth(column: Column): number {
  return column.kind === 'text' ? 1 : column.shape.reduce((product, size) => product * size, 1);
}

/** The unit of a column's numbers, or null. */
export const unitOf = (column: Column): string | null => (column.kind === 'text' && column.unit) || null;

/** The same column under another name. */
export function renamed(column: Column, name: string): Column {
  if (column.kind === 'text' && column.renamed !== undefined) return column.renamed(name);
  return { ...column, name };
}

/** The cell of a text column; absent where it is null. */
export function cellAt(column: TextColumn, row: number): string | null {
  return column.cell === undefined ? column.cells[row] : column.cell(row);
}

function columnRows(column: Column): number {
  if (column.kind === 'text') return column.numbers?.length ?? column.cells.length;
  const width = columnWidth(column);
  return width === 0 ? 0 : column.values.length / width;
}
