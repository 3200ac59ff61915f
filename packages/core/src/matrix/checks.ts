import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';

/** The typed arrays that a matrix can own. */
export type FloatArray = Float64Array | Float32Array;
export type MatrixData = FloatArray | Uint8Array;

/** Typed arrays of other numbers, which are converted to float64. */
type OtherNumbers = Int8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array;

/** Numbers as they are given. */
export type Numbers = readonly number[] | MatrixData | OtherNumbers;

/** One or more rows (or columns) of numbers. */
export type Lines = readonly Numbers[];

/** What to do with a 1-D array where a matrix is wanted: it may have been meant as either. */
export function twoRemedies(name: string): string {
  return (
    `use Matrix.fromRows([[…]]) for ${name === 'Y' ? 'Y' : 'one row'} (one value per example; one feature or ` +
    'one output), or Matrix.fromColumns([[…]]) for a single column (one example)'
  );
}

/** The number of rows (or columns) and their common length. */
export function checkLines(
  where: string,
  line: 'row' | 'column',
  lines: Lines,
): [count: number, length: number] {
  const isList = Array.isArray(lines);
  if (!isList || (lines.length > 0 && typeof lines[0] === 'number')) {
    throw new ColonnadeError({
      code: 'MATRIX_EXPECTED',
      where,
      problem:
        isList || ArrayBuffer.isView(lines)
          ? 'a 1-D array does not say whether it is a row or a column'
          : `${describe(lines)} is not an array of ${line}s`,
      expected: `an array of ${line}s`,
      got: describe(lines),
      remedy: { text: twoRemedies('Y') },
    });
  }
  const length = lines.length === 0 ? 0 : lengthOf(where, `${line} 0`, lines[0]);
  for (let at = 0; at < lines.length; at++) {
    const current = lengthOf(where, `${line} ${at}`, lines[at]);
    if (current !== length) {
      throw new ColonnadeError({
        code: 'MATRIX_RAGGED',
        where,
        problem: `${line} ${at} has ${current} values but ${line} 0 has ${length}`,
        expected: String(length),
        got: String(current),
      });
    }
    if (!isMatrixData(lines[at])) checkNumbers(where, `${line} ${at}, value`, lines[at]);
  }
  return [lines.length, length];
}

/** How many numbers there are. @throws MATRIX_VALUE for what is no array, typed or not */
export function lengthOf(where: string, name: string, value: unknown): number {
  if (isNumbers(value)) return value.length;
  throw new ColonnadeError({
    code: 'MATRIX_VALUE',
    where,
    problem: `${name} is ${describe(value)}, not an array of numbers`,
    remedy: { text: 'pass a typed array or an array of numbers' },
  });
}

export function checkNumbers(where: string, what: string, values: Numbers): void {
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] === 'number') continue;
    throw new ColonnadeError({
      code: 'MATRIX_VALUE',
      where,
      problem: `${what} ${i} is ${describe(values[i])}, not a number`,
      expected: 'a number',
      got: describe(values[i]),
    });
  }
}

export function checkSize(where: string, rows: number, columns: number): void {
  for (const [name, value] of Object.entries({ rows, columns })) {
    if (Number.isSafeInteger(value) && value >= 0) continue;
    throw new ColonnadeError({
      code: 'MATRIX_SIZE',
      where,
      problem: `${name} is ${describe(value)}, not a whole number of at least 0`,
    });
  }
}

export function checkIndex(method: string, what: string, index: number, length: number): void {
  if (Number.isInteger(index) && index >= 0 && index < length) return;
  const expected = length === 0 ? `the matrix has no ${what}s` : `${what}s run from 0 to ${length - 1}`;
  throw new ColonnadeError({
    code: 'MATRIX_INDEX',
    where: `Matrix.${method}`,
    problem: `there is no ${what} ${describe(index)}`,
    expected,
    got: describe(index),
    remedy: { text: expected },
  });
}

/** Whether it is an array or a typed one; its values are not looked at. */
export function isNumbers(value: unknown): value is Numbers {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

export function isMatrixData(value: unknown): value is MatrixData {
  return value instanceof Float64Array || value instanceof Float32Array || value instanceof Uint8Array;
}
