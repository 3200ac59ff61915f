import {
  ColonnadeError,
  type Column,
  type MatrixData,
  type NumericColumn,
  type TextColumn,
} from '@colonnade/core';

/** An array of a file that holds arrays: examples lie on axis 0. */
export interface NamedArray {
  readonly shape: readonly number[];
  /** True for numbers with at least one axis. */
  readonly numeric: boolean;
  /** True for texts with one value a row. */
  readonly textual: boolean;
  /** What it holds in words: `(209, 64, 64, 3) numbers`. */
  readonly described: string;
  /** @param target - a target may lie in one row: (1, m) is read as (m) */
  read(target: boolean): Column;
}

/**
 * Numbers as a column: axis 0 runs over the examples, the rest is flattened row-major. Integers of 64 bits are numbers,
 * or text with all digits where one has no exact float64, as keys often have not.
 * @throws CELL_NOT_FINITE for such a one in a column with several numbers a row
 */
export function numbersColumn(
  where: string,
  name: string,
  shape: readonly number[],
  values: MatrixData | BigInt64Array | BigUint64Array,
  target: boolean,
): Column {
  return values instanceof BigInt64Array || values instanceof BigUint64Array
    ? integerColumn(where, name, shape, values, target)
    : numericColumn(name, shape, values, target);
}

/** Numbers that float64 has, as a column. */
export function numericColumn(
  name: string,
  shape: readonly number[],
  values: MatrixData,
  target: boolean,
): NumericColumn {
  const lying = target && shape.length === 2 && shape[0] === 1;
  const rest = lying ? [] : shape.slice(1);
  const single = rest.every((size) => size === 1);
  // One number a row is shown as the user wrote it, and 0.1 in float32 is not 0.1.
  const kept = single && values instanceof Float32Array ? Float64Array.from(values) : values;
  return { kind: 'numeric', name, shape: single ? [] : rest, values: kept };
}

function integerColumn(
  where: string,
  name: string,
  shape: readonly number[],
  values: BigInt64Array | BigUint64Array,
  target: boolean,
): Column {
  if (values.every((value) => BigInt(Number(value)) === value)) {
    return numericColumn(name, shape, Float64Array.from(values, Number), target);
  }
  return (
    textColumn(name, shape, Array.from(values, String), target) ??
    numericColumn(name, shape, exactNumbers(where, values), target)
  );
}

function exactNumbers(where: string, values: BigInt64Array | BigUint64Array): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    numbers[i] = Number(values[i]);
    if (BigInt(numbers[i]) === values[i]) continue;
    throw new ColonnadeError({
      code: 'CELL_NOT_FINITE',
      where,
      problem: `the integer ${values[i]} has no exact float64`,
      remedy: { text: 'scale the values down, or leave this dataset out' },
    });
  }
  return numbers;
}

/** True where every example has one value. */
export function isSingle(shape: readonly number[]): boolean {
  return shape.length > 0 && shape.slice(1).every((size) => size === 1);
}

/** Texts as a column with one value a row; undefined where they have another shape. */
export function textColumn(
  name: string,
  shape: readonly number[],
  cells: readonly (string | null)[],
  target: boolean,
): TextColumn | undefined {
  const lying = target && shape.length === 2 && shape[0] === 1;
  return isSingle(shape) || lying ? { kind: 'text', name, cells } : undefined;
}

/** What an array holds in words: `(209, 64, 64, 3) numbers`. */
export function describeArray(shape: readonly number[], what: string): string {
  return shape.length === 0 ? 'a single value' : `(${shape.join(', ')}) ${what}`;
}
