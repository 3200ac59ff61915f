import { ColonnadeError, type Column } from '@colonnade/core';

/**
 * The values of a Parquet column as a column: numbers as numbers, null as missing; booleans, dates and times as
 * text, since what they are is for the schema to say.
 * @throws CELL_NOT_FINITE for an integer without an exact float64, COLUMN_TYPE for bytes and lists
 */
export function columnOfParquet(name: string, values: unknown[], place: (row: number) => string): Column {
  const first = values.find((value) => value !== null && value !== undefined);
  if (typeof first === 'number' || typeof first === 'bigint') {
    const numbers = new Float64Array(values.length);
    for (let row = 0; row < values.length; row++) {
      numbers[row] = numberOf(values[row], () => `${place(row)}, column "${name}"`);
    }
    return { kind: 'numeric', name, shape: [], values: numbers };
  }
  const cells = values.map((value, row) => textOf(value, () => `${place(row)}, column "${name}"`));
  return { kind: 'text', name, cells };
}

function numberOf(value: unknown, where: () => string): number {
  if (value === null || value === undefined) return Number.NaN;
  if (typeof value === 'number') return value;
  const number = Number(value);
  if (typeof value === 'bigint' && BigInt(number) === value) return number;
  throw new ColonnadeError({
    code: 'CELL_NOT_FINITE',
    where: where(),
    problem: `the integer ${value} has no exact float64`,
    remedy: { text: 'scale the values down, or leave this column out' },
  });
}

function textOf(value: unknown, where: () => string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace('.000Z', 'Z');
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
