import { ColonnadeError, type Column } from '@colonnade/core';
import type { SchemaElement } from 'hyparquet';
import { columnOfValues } from '../json/values.js';

/**
 * The values of a Parquet column as a column: numbers as numbers, null as missing, lists of numbers as arrays;
 * booleans, dates and times as text, since what they are is for the schema to say; and so whole numbers that have no
 * exact float64, which are keys most often.
 * @throws COLUMN_TYPE for bytes and other lists, TABLE_RAGGED for lists of different length
 */
export function columnOfParquet(
  { name, converted_type, scale = 0 }: SchemaElement,
  values: unknown[],
  place: (row: number) => string,
  notes: string[],
): Column {
  const first = values.find((value) => value !== null && value !== undefined);
  if (isList(first)) return columnOfValues(name, values.map(plainList), place);
  if (values.some((value) => typeof value === 'bigint' && BigInt(Number(value)) !== value)) {
    notes.push(
      `column "${name}": whole numbers beyond 2^53 keep their digits as text, and are rounded as numbers`,
    );
    return { kind: 'text', name, cells: values.map((value) => (isNothing(value) ? null : String(value))) };
  }
  if (typeof first === 'number' || typeof first === 'bigint') {
    const numbers = Float64Array.from(values, (value) => (isNothing(value) ? Number.NaN : Number(value)));
    // Decimals come as a product with a power of ten, which is not always the nearest number.
    if (converted_type === 'DECIMAL' && scale > 0) roundDecimals(numbers, scale);
    return { kind: 'numeric', name, shape: [], values: numbers };
  }
  const cells = values.map((value, row) => textOf(value, () => `${place(row)}, column "${name}"`));
  return { kind: 'text', name, cells };
}

const isNothing = (value: unknown): boolean => value === null || value === undefined;

const isList = (value: unknown): boolean =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof Uint8Array));

/** A list with its numbers as numbers. */
function plainList(value: unknown): unknown {
  if (!isList(value)) return value;
  return Array.from(value as unknown[], (each) => (typeof each === 'bigint' ? Number(each) : each));
}

/** `1.15` from 115 · 0.01; beyond 15 digits the product is as near as it can be. */
function roundDecimals(numbers: Float64Array, scale: number): void {
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i];
    if (Math.abs(number) < 1e15 / 10 ** Math.min(scale, 15)) numbers[i] = Number(number.toFixed(scale));
  }
}

function textOf(value: unknown, where: () => string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) {
      throw new ColonnadeError({
        code: 'COLUMN_TYPE',
        where: where(),
        problem: 'the date is infinite, or farther away than a calendar goes',
        remedy: { text: 'fix the cell or empty it' },
      });
    }
    return value.toISOString().replace(/(T00:00:00)?\.000Z$/, (_, midnight) => (midnight ? '' : 'Z'));
  }
  if (ArrayBuffer.isView(value) || typeof value !== 'object') {
    throw new ColonnadeError({
      code: 'COLUMN_TYPE',
      where: where(),
      problem: 'it holds bytes, not a number or text',
      remedy: { text: 'write the column as numbers or text' },
    });
  }
  return JSON.stringify(value);
}
