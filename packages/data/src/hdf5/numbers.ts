import { ColonnadeError, type NumericColumn } from '@colonnade/core';
import { tooLarge } from '../bytes/limit.js';
import type { OpenFile } from './open.js';
import type { Dataset } from './types.js';

/** Classes of HDF5 types that hold numbers (booleans are an enumeration), and the names of the others. */
const integer = 0;
const float = 1;
const enumeration = 8;
const otherTypes: Record<number, string> = {
  2: 'times',
  3: 'text',
  4: 'bit fields',
  5: 'opaque bytes',
  6: 'compound values',
  7: 'references',
  9: 'lists of varying length',
  10: 'arrays',
};

/** What a dataset holds in words: `(209, 64, 64, 3) numbers`. */
export function describeDataset(dataset: Dataset): string {
  const { shape } = dataset;
  const { type } = dataset.metadata;
  return `(${shape?.join(', ') ?? ''}) ${otherTypes[type] ?? 'numbers'}`;
}

/** True for a dataset of numbers with at least one axis. */
export function isNumeric(dataset: Dataset): boolean {
  const { type } = dataset.metadata;
  return (type === integer || type === float || type === enumeration) && (dataset.shape?.length ?? 0) > 0;
}

/**
 * A dataset as a column: axis 0 runs over the examples, the rest is flattened row-major. Unsigned bytes stay
 * bytes, every other number becomes float64.
 * @param target - a target may lie in one row: (1, m) is read as (m)
 * @throws COLUMN_TYPE for anything but numbers, FILE_FORMAT for damaged data, CELL_NOT_FINITE for inexact int64
 */
export function numericColumn(
  file: string,
  opened: OpenFile,
  path: string,
  dataset: Dataset,
  target: boolean,
): NumericColumn {
  const where = `${file}, dataset "${path}"`;
  if (!isNumeric(dataset)) {
    throw new ColonnadeError({
      code: 'COLUMN_TYPE',
      where,
      problem: `it holds ${describeDataset(dataset)}, not numbers with examples on axis 0`,
      expected: 'a dataset of numbers',
      got: describeDataset(dataset),
    });
  }
  const values = readValues(where, opened, dataset);
  const shape = dataset.shape as number[];
  const lying = target && shape.length === 2 && shape[0] === 1;
  const rest = lying ? [] : shape.slice(1);
  const single = rest.every((size) => size === 1);
  return { kind: 'numeric', name: path, shape: single ? [] : rest, values };
}

function readValues(where: string, opened: OpenFile, dataset: Dataset): Float64Array | Uint8Array {
  const expected = (dataset.shape as number[]).reduce((product, size) => product * size, 1);
  // A small file can claim, or compress, any number of values.
  if (!(expected * dataset.metadata.size <= opened.maxBytes)) throw tooLarge(where, opened.maxBytes);
  opened.complaint();
  let values: unknown;
  let problem: string | undefined;
  try {
    values = dataset.value;
    problem = opened.complaint();
  } catch (cause) {
    problem = opened.complaint() ?? (cause as Error).message;
  }
  const length = ArrayBuffer.isView(values) ? (values as Uint8Array).length : -1;
  if (problem !== undefined || length !== expected) {
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where,
      problem: `its values cannot be read${problem ? ` (${problem})` : ''}`,
      remedy: { text: 'fetch or write the file again, without a filter that HDF5 does not have by itself' },
    });
  }
  if (values instanceof Uint8Array) return values;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return exact(where, values);
  return Float64Array.from(values as Float64Array);
}

function exact(where: string, values: BigInt64Array | BigUint64Array): Float64Array {
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
