import { ColonnadeError } from '../foundation/errors.js';
import { checkIndex, checkSize } from './checks.js';
import { Matrix } from './matrix.js';

/** A dense copy of more values than this (8 GiB of them as float64) is refused. */
const mostValues = 2 ** 30;

/** Examples as columns, with their zeros or without. */
export type Inputs = Matrix | SparseMatrix;

/**
 * A matrix that is mostly zeros: of every column only the rows that are not. Column j has the rows
 * `indices[starts[j]]` to `indices[starts[j + 1] − 1]`, ascending, with the `values` of the same places; without
 * values all of them are 1.
 */
export class SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** columns + 1 places in `indices`, from 0 to its length. */
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
  /** As long as `indices`; undefined when every value is 1. */
  readonly values: Float32Array | undefined;

  /**
   * The arrays are taken as they are, not copied.
   * @throws MATRIX_VALUE for arrays of another kind, MATRIX_SIZE for starts that do not fit, MATRIX_INDEX for a row that is not there, or not in order,
   * MATRIX_VALUE for values of another number
   */
  constructor(
    rows: number,
    columns: number,
    starts: Uint32Array,
    indices: Uint32Array,
    values?: Float32Array,
  ) {
    checkSize('SparseMatrix', rows, columns);
    checkArrays(starts, indices, values);
    checkStarts(columns, starts, indices);
    checkRows(rows, starts, indices);
    if (values !== undefined && values.length !== indices.length) {
      throw wrong('MATRIX_VALUE', `there are ${values.length} values for ${indices.length} indices`);
    }
    this.rows = rows;
    this.columns = columns;
    this.starts = starts;
    this.indices = indices;
    this.values = values;
  }

  /** `[rows, columns]`. */
  get shape(): [rows: number, columns: number] {
    return [this.rows, this.columns];
  }

  /** How many values are kept: all that are not zero. */
  get count(): number {
    return this.indices.length;
  }

  /** The element in row i and column j, both counted from 0. */
  at(i: number, j: number): number {
    checkIndex('at', 'row', i, this.rows);
    checkIndex('at', 'column', j, this.columns);
    const within = this.indices.subarray(this.starts[j], this.starts[j + 1]).indexOf(i);
    return within < 0 ? 0 : (this.values?.[this.starts[j] + within] ?? 1);
  }

  /** Columns from `start` up to, not including, `end`; indices and values are views, no copy. */
  slice(start: number, end: number = this.columns): SparseMatrix {
    const whole = Number.isInteger(start) && Number.isInteger(end);
    if (!whole || start < 0 || end < start || end > this.columns) {
      throw wrong(
        'MATRIX_INDEX',
        `columns ${start} to ${end} are not within the ${this.columns} columns`,
        'slice',
      );
    }
    const [from, to] = [this.starts[start], this.starts[end]];
    return new SparseMatrix(
      this.rows,
      end - start,
      this.starts.subarray(start, end + 1).map((at) => at - from),
      this.indices.subarray(from, to),
      this.values?.subarray(from, to),
    );
  }

  /**
   * The same matrix with its zeros: bytes when every value is 1, else float32.
   * @throws OUT_OF_MEMORY when it would be too large
   */
  toDense(): Matrix {
    const size = this.rows * this.columns;
    if (size > mostValues) throw tooLarge(this);
    const data = this.values === undefined ? new Uint8Array(size) : new Float32Array(size);
    for (let j = 0; j < this.columns; j++) {
      for (let at = this.starts[j]; at < this.starts[j + 1]; at++) {
        data[j * this.rows + this.indices[at]] = this.values === undefined ? 1 : this.values[at];
      }
    }
    return Matrix.fromColumnMajor(this.rows, this.columns, data);
  }

  /** `SparseMatrix 74074×24000, 2304000 values`. */
  toString(): string {
    return `SparseMatrix ${this.rows}×${this.columns}, ${this.count} values`;
  }

  /** What `console.log` prints in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** Others would be taken without a look at what they cannot hold: rows that are no whole numbers, say. */
function checkArrays(starts: unknown, indices: unknown, values: unknown): void {
  if (
    !(
      starts instanceof Uint32Array &&
      indices instanceof Uint32Array &&
      (!values || values instanceof Float32Array)
    )
  )
    throw wrong('MATRIX_VALUE', 'starts and indices must be a Uint32Array, values a Float32Array');
}

function checkStarts(columns: number, starts: Uint32Array, indices: Uint32Array): void {
  if (starts.length !== columns + 1) {
    throw wrong(
      'MATRIX_SIZE',
      `${columns} columns have ${columns + 1} starts, but ${starts.length} were given`,
    );
  }
  if (starts[0] !== 0 || starts[columns] !== indices.length) {
    throw wrong(
      'MATRIX_SIZE',
      `the starts reach from ${starts[0]} to ${starts[columns]}, not from 0 to ${indices.length}`,
    );
  }
  for (let j = 0; j < columns; j++) {
    if (starts[j] > starts[j + 1]) throw wrong('MATRIX_SIZE', `column ${j} starts behind column ${j + 1}`);
  }
}

function checkRows(rows: number, starts: Uint32Array, indices: Uint32Array): void {
  for (let j = 0; j + 1 < starts.length; j++) {
    for (let at = starts[j]; at < starts[j + 1]; at++) {
      if (indices[at] >= rows) throw wrong('MATRIX_INDEX', `column ${j} has row ${indices[at]} of ${rows}`);
      if (at > starts[j] && indices[at] <= indices[at - 1]) {
        throw wrong(
          'MATRIX_INDEX',
          `the rows of column ${j} do not ascend: ${indices[at]} after ${indices[at - 1]}`,
        );
      }
    }
  }
}

function wrong(code: ColonnadeError['code'], problem: string, method?: string): ColonnadeError {
  return new ColonnadeError({ code, where: method ? `SparseMatrix.${method}` : 'SparseMatrix', problem });
}

function tooLarge({ rows, columns }: SparseMatrix): ColonnadeError {
  return new ColonnadeError({
    code: 'OUT_OF_MEMORY',
    where: 'SparseMatrix.toDense',
    problem: `${rows}×${columns} values with their zeros do not fit into memory`,
    remedy: {
      text: 'keep fewer words with {option}',
      option: 'maxVocabulary',
      value: Math.floor(mostValues / Math.max(1, columns)),
    },
  });
}

/** In how many columns each row is not zero. */
export function timesOfRows({ rows, indices }: SparseMatrix): Uint32Array {
  const times = new Uint32Array(rows);
  for (const row of indices) times[row]++;
  return times;
}
