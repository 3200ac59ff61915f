import type { Helper } from './helper.js';

/**
 * The functions that read a record. The exported file holds those that it needs. They are
 * written with the smallest of libraries, so that they compile in any project; `!` is for projects that check every
 * index.
 */
export const readingHelpers = {
  addNumber: {
    needs: ['numberIn'],
    source: `
/** Appends (value − shift) / scale; the mean of the training data stands in for a missing value. */
function addNumber(x: number[], record: object, name: string, shift: number, scale: number, mean: number): void {
  const value = numberIn(record, name);
  x.push(((value === null ? mean : value) - shift) / scale);
}
`,
  },
  addNumberOrMissing: {
    needs: ['addNumber', 'numberIn'],
    source: `
/** As \`addNumber\`; then 1 where the value is missing, else 0. */
function addNumberOrMissing(
  x: number[],
  record: object,
  name: string,
  shift: number,
  scale: number,
  mean: number,
): void {
  addNumber(x, record, name, shift, scale, mean);
  x.push(numberIn(record, name) === null ? 1 : 0);
}
`,
  },
  numberIn: {
    needs: ['valueOf', 'wrong'],
    source: `
/** A number of the record, or null where it is missing. */
function numberIn(record: object, name: string): number | null {
  const value = valueOf(record, name);
  if (value === null || value === undefined || value !== value) return null;
  if (typeof value !== 'number') throw wrong(name, value, 'a number or null');
  if (Math.abs(value) > 1e150) throw wrong(name, value, 'a number up to 1e150');
  return value;
}
`,
  },
  addCategory: {
    needs: ['textIn'],
    source: `
/** Appends 1 for the category that the value is and 0 for every other; a value that training never saw is none. */
function addCategory(x: number[], record: object, name: string, categories: readonly string[]): void {
  const text = textIn(record, name);
  for (let i = 0; i < categories.length; i++) x.push(text === categories[i] ? 1 : 0);
}
`,
  },
  addCategoryOrMissing: {
    needs: ['addCategory', 'textIn'],
    source: `
/** As \`addCategory\`; then 1 where the value is missing, else 0. */
function addCategoryOrMissing(x: number[], record: object, name: string, categories: readonly string[]): void {
  addCategory(x, record, name, categories);
  x.push(textIn(record, name) === null ? 1 : 0);
}
`,
  },
  textIn: {
    needs: ['valueOf', 'wrong'],
    source: `
/** A category of the record as text, or null where it is missing. */
function textIn(record: object, name: string): string | null {
  const value = valueOf(record, name);
  if (value === null || value === undefined || value !== value) return null;
  if (typeof value === 'number' && numberCategories.indexOf(name) >= 0) return String(value + 0);
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw wrong(name, value, 'a text or null');
  return value.trim() === '' || missing.indexOf(value) >= 0 ? null : value;
}
`,
  },
  addArray: {
    needs: ['valueOf', 'wrong'],
    source: `
/** Appends (value − shift) / scale for each of the numbers; shift, scale and mean are one for all, or one each. */
function addArray(
  x: number[],
  record: object,
  name: string,
  length: number,
  bytes: boolean,
  shift: readonly number[],
  scale: readonly number[],
  mean: readonly number[],
): void {
  const values = valueOf(record, name) as ArrayLike<unknown> | null | undefined;
  const needed = 'an array of ' + length + (bytes ? ' whole numbers from 0 to 255' : ' numbers');
  if (typeof values !== 'object' || values === null || values.length !== length) throw wrong(name, values, needed);
  for (let i = 0; i < length; i++) {
    const value = values[i];
    const isByte = typeof value === 'number' && value >= 0 && value <= 255 && value % 1 === 0;
    const isNumber = typeof value === 'number' && Math.abs(value) !== Infinity;
    if (typeof value !== 'number' || !(bytes ? isByte : isNumber)) throw wrong(name + '[' + i + ']', value, needed);
    const of = (each: readonly number[]) => (each.length === 1 ? each[0]! : each[i]!);
    x.push(((value !== value ? of(mean) : value) - of(shift)) / of(scale));
  }
}
`,
  },
  valueOf: {
    needs: [],
    source: `
function valueOf(record: object, name: string): unknown {
  if (typeof record !== 'object' || record === null) throw new TypeError('predict: the record must be an object');
  if (Object.prototype.hasOwnProperty.call(record, name)) return (record as { [name: string]: unknown })[name];
  throw new TypeError('predict: the record lacks ' + JSON.stringify(name) + '; where a value is missing, give null');
}
`,
  },
  wrong: {
    needs: [],
    source: `
function wrong(name: string, value: unknown, needed: string): TypeError {
  const text = typeof value === 'object' && value !== null ? 'an object' : String(value);
  const got = typeof value === 'string' ? JSON.stringify(value) : text;
  return new TypeError('predict: ' + JSON.stringify(name) + ' is ' + got + ', but must be ' + needed);
}
`,
  },
} as const satisfies Record<string, Helper>;
