import { ColonnadeError, type Column } from '@colonnade/core';
import { longNumbersNote } from '../long-numbers.js';

/**
 * The values of one name, row after row, as a column: numbers (and null) make numbers, lists of numbers of one
 * length arrays, anything else text, with numbers and booleans as they are written.
 * @param place - where a row stands, for messages
 * @param notes - takes a sentence where numbers had more digits than can be kept
 * @throws COLUMN_TYPE for nested objects and mixed lists, TABLE_RAGGED for lists of different length
 */
export function columnOfValues(
  name: string,
  values: readonly unknown[],
  place: (row: number) => string,
  notes: string[] = [],
): Column {
  const isList = values.some(Array.isArray);
  if (isList) return listColumn(name, values, place);
  let numbers = true;
  let present = false;
  for (const [row, value] of values.entries()) {
    if (typeof value === 'object' && value !== null) throw nested(name, value, place(row));
    if (value === null || value === undefined) continue;
    present = true;
    if (typeof value !== 'number') numbers = false;
  }
  noteRounded(name, values, notes);
  if (numbers && present) {
    const data = Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN));
    return { kind: 'numeric', name, shape: [], values: data };
  }
  const cells = values.map((value) => (value === null || value === undefined ? null : String(value)));
  return { kind: 'text', name, cells };
}

/** Parsers read whole numbers of many digits as the nearest that a float64 has: two long keys may become one. */
function noteRounded(name: string, values: readonly unknown[], notes: string[]): void {
  const rounded = values.filter(
    (value) => Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value as number) < 1e21,
  ).length;
  if (rounded === 0) return;
  notes.push(longNumbersNote(name, rounded, 'as text they would keep all'));
}

function listColumn(name: string, values: readonly unknown[], place: (row: number) => string): Column {
  const first = values.find(Array.isArray) as unknown[];
  const width = first.length;
  const data = new Float64Array(values.length * width);
  for (const [row, value] of values.entries()) {
    if (value === null || value === undefined) {
      data.fill(Number.NaN, row * width, (row + 1) * width);
      continue;
    }
    if (!Array.isArray(value)) throw nested(name, value, place(row), 'a list as in other rows');
    if (value.length !== width) throw ragged(name, place(row), value.length, width);
    for (const [i, each] of value.entries()) {
      if (typeof each !== 'number' && each !== null)
        throw nested(`${name}[${i}]`, each, place(row), 'a number');
      data[row * width + i] = each ?? Number.NaN;
    }
  }
  return { kind: 'numeric', name, shape: width === 1 ? [] : [width], values: data };
}

function ragged(name: string, where: string, got: number, expected: number): ColonnadeError {
  return new ColonnadeError({
    code: 'TABLE_RAGGED',
    where: `${where}, column "${name}"`,
    problem: `the list has ${got} ${got === 1 ? 'number' : 'numbers'}, but the first has ${expected}`,
    expected: String(expected),
    got: String(got),
  });
}

function nested(
  name: string,
  value: unknown,
  where: string,
  expected = 'a text, a number, true, false or null',
) {
  const got = Array.isArray(value)
    ? 'a list'
    : typeof value === 'object' && value !== null
      ? `an object of ${Object.keys(value).slice(0, 3).join(', ') || 'nothing'}`
      : JSON.stringify(value);
  return new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: `${where}, column "${name}"`,
    problem: `the value is ${got}, but must be ${expected}`,
    expected,
    got,
    remedy: { text: 'write each value under a name of its own' },
  });
}
