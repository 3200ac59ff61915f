import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import {
  checkIndex,
  checkLines,
  checkNumbers,
  checkSize,
  isMatrixData,
  isNumbers,
  type Lines,
  lengthOf,
  type MatrixData,
  type Numbers,
  twoRemedies,
} from './checks.js';

export type { FloatArray, Lines, MatrixData } from './checks.js';

/**
 * A table of numbers with a fixed shape. Its columns lie one after the other in memory, so the column of one
 * example is a contiguous run and consecutive examples are a view.
 */
export class Matrix {
  readonly rows: number;
  readonly columns: number;
  /** The values, column after column: element (i, j) is `data[i + j * rows]`. */
  readonly data: MatrixData;

  private constructor(rows: number, columns: number, data: MatrixData) {
    this.rows = rows;
    this.columns = columns;
    this.data = data;
  }

  /**
   * A matrix from its rows: `Matrix.fromRows([[1, 2, 3]])` is 1×3.
   * @throws MATRIX_EXPECTED for a 1-D array, MATRIX_RAGGED, MATRIX_VALUE
   */
  static fromRows(rows: Lines): Matrix {
    const [count, length] = checkLines('Matrix.fromRows', 'row', rows);
    const matrix = new Matrix(count, length, emptyLike(rows, count * length));
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < length; j++) matrix.data[i + j * count] = rows[i][j];
    }
    return matrix;
  }

  /**
   * A matrix from its columns, each inner array one example: `Matrix.fromColumns([[0, 0], [0, 1]])` is 2×2.
   * @throws MATRIX_EXPECTED for a 1-D array, MATRIX_RAGGED, MATRIX_VALUE
   */
  static fromColumns(columns: Lines): Matrix {
    const [count, length] = checkLines('Matrix.fromColumns', 'column', columns);
    const matrix = new Matrix(length, count, emptyLike(columns, count * length));
    for (let j = 0; j < count; j++) matrix.data.set(columns[j], j * length);
    return matrix;
  }

  /**
   * A matrix over values that already lie column after column. A Float64Array, a Float32Array and a Uint8Array are
   * taken as they are, not copied; other numbers become float64.
   * @throws MATRIX_SIZE when rows × columns is not the number of values
   */
  static fromColumnMajor(rows: number, columns: number, data: Numbers): Matrix {
    const where = 'Matrix.fromColumnMajor';
    checkSize(where, rows, columns);
    const length = lengthOf(where, 'data', data);
    if (length !== rows * columns) {
      throw new ColonnadeError({
        code: 'MATRIX_SIZE',
        where,
        problem: `a ${rows}×${columns} matrix has ${rows * columns} values, but ${length} were given`,
        expected: String(rows * columns),
        got: String(length),
      });
    }
    if (isMatrixData(data)) return new Matrix(rows, columns, data);
    checkNumbers(where, 'value', data);
    return new Matrix(rows, columns, Float64Array.from(data));
  }

  /** A float64 matrix of zeros. */
  static zeros(rows: number, columns: number): Matrix {
    checkSize('Matrix.zeros', rows, columns);
    try {
      return new Matrix(rows, columns, new Float64Array(rows * columns));
    } catch (cause) {
      const problem = `there is no memory for a ${rows}×${columns} matrix`;
      throw new ColonnadeError({ code: 'MATRIX_SIZE', where: 'Matrix.zeros', problem, cause });
    }
  }

  /** `[rows, columns]`. */
  get shape(): [rows: number, columns: number] {
    return [this.rows, this.columns];
  }

  /** The element in row i and column j, both counted from 0. */
  at(i: number, j: number): number {
    checkIndex('at', 'row', i, this.rows);
    checkIndex('at', 'column', j, this.columns);
    return this.data[i + j * this.rows];
  }

  /** Column j as a rows×1 matrix: a view, no copy. */
  column(j: number): Matrix {
    checkIndex('column', 'column', j, this.columns);
    return this.slice(j, j + 1);
  }

  /** Columns from `start` up to, not including, `end`: a view, no copy. */
  slice(start: number, end: number = this.columns): Matrix {
    if (
      !Number.isInteger(start) ||
      !Number.isInteger(end) ||
      start < 0 ||
      end < start ||
      end > this.columns
    ) {
      throw new ColonnadeError({
        code: 'MATRIX_INDEX',
        where: 'Matrix.slice',
        problem: `columns ${describe(start)} to ${describe(end)} are not within the ${this.columns} columns`,
      });
    }
    return new Matrix(this.rows, end - start, this.data.subarray(start * this.rows, end * this.rows));
  }

  /** A copy with rows and columns exchanged. */
  transpose(): Matrix {
    const { rows, columns, data } = this;
    const result = new Matrix(columns, rows, new (data.constructor as Float64ArrayConstructor)(data.length));
    for (let j = 0; j < columns; j++) {
      for (let i = 0; i < rows; i++) result.data[j + i * columns] = data[i + j * rows];
    }
    return result;
  }

  /** A float64 matrix with `f` of every element. */
  map(f: (value: number, i: number, j: number) => number): Matrix {
    if (typeof f !== 'function') {
      const problem = `f is ${describe(f)}, not a function of a value, its row and its column`;
      throw new ColonnadeError({ code: 'OPTION_TYPE', where: 'Matrix.map', problem });
    }
    const result = Matrix.zeros(this.rows, this.columns);
    for (let j = 0, at = 0; j < this.columns; j++) {
      for (let i = 0; i < this.rows; i++, at++) result.data[at] = f(this.data[at], i, j);
    }
    return result;
  }

  /** A copy of the values, one array per row. */
  toRows(): number[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from({ length: this.columns }, (_, j) => this.data[i + j * this.rows]),
    );
  }

  /** A copy of the values, one array per column. */
  toColumns(): number[][] {
    return Array.from({ length: this.columns }, (_, j) =>
      Array.from(this.data.subarray(j * this.rows, (j + 1) * this.rows)),
    );
  }

  /** What `JSON.stringify` writes; `Matrix.fromColumnMajor` takes its parts. */
  toJSON(): { rows: number; columns: number; data: number[] } {
    return { ...this, data: [...this.data] };
  }

  /** `Matrix 2×3`, with the values of a small one. */
  toString(): string {
    const head = `Matrix ${this.rows}×${this.columns}`;
    if (this.data.length === 0 || this.rows > 8 || this.columns > 12) return head;
    const cells = this.toRows().map((row) => row.map((value) => formatNumber(value)));
    const widths = cells[0].map((_, j) => Math.max(...cells.map((row) => row[j].length)));
    const lines = cells.map((row) => `  ${row.map((cell, j) => cell.padStart(widths[j])).join('  ')}`);
    return [head, ...lines].join('\n');
  }

  /** What `console.log` prints in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/**
 * The matrix itself, or an error that says which matrix was meant. Every public function calls this on what it
 * is given.
 */
export function expectMatrix(where: string, name: string, value: unknown): Matrix {
  if (value instanceof Matrix) return value;
  // Rows of numbers are no 1-D array.
  const list = isNumbers(value) && !isNumbers(value[0]);
  throw new ColonnadeError({
    code: 'MATRIX_EXPECTED',
    where,
    problem: `${name} is ${describe(value)}, not a Matrix`,
    expected: 'Matrix',
    got: describe(value),
    why: list ? 'There are no 1-D arrays here' : undefined,
    remedy: { text: list ? twoRemedies(name) : 'build one with Matrix.fromRows or Matrix.fromColumns' },
  });
}

/** Lines that are all typed arrays of one kind keep it; everything else becomes float64. */
function emptyLike(lines: Lines, length: number): MatrixData {
  const kind = lines[0]?.constructor;
  const same = isMatrixData(lines[0]) && lines.every((line) => line.constructor === kind);
  return same ? new (kind as Float64ArrayConstructor)(length) : new Float64Array(length);
}

function formatNumber(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5 ? value.toFixed(4) : value.toExponential(3);
}
