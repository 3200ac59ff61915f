import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';

/**
 * Reads one value of parsed JSON that nobody vouches for. `path` says where it stands: `schema.columns[2].kind`.
 * Readers build new values from the fields they know, so a name such as `__proto__` never reaches an object.
 */
export type Read<T> = (value: unknown, path: string) => T;

/** The error for a value that cannot be right. */
export function invalid(path: string, value: unknown, expected: string): ColonnadeError {
  return new ColonnadeError({
    code: 'SCHEMA_INVALID',
    where: path,
    problem: `it is ${describe(value)}, but must be ${expected}`,
    expected,
    got: describe(value),
    why: 'The file is damaged or was altered',
  });
}

export const text: Read<string> = (value, path) => {
  if (typeof value !== 'string') throw invalid(path, value, 'a text');
  return value;
};

export const flag: Read<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw invalid(path, value, 'true or false');
  return value;
};

export const finite: Read<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(path, value, 'a finite number');
  return value;
};

export const positive: Read<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw invalid(path, value, 'a finite number above 0');
  }
  return value;
};

export const count: Read<number> = (value, path) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw invalid(path, value, 'a whole number of at least 0');
  return value as number;
};

/** Null, or what `read` reads. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

/** One of the given values. */
export function oneOf<T extends string | number>(...values: readonly T[]): Read<T> {
  return (value, path) => {
    if (!values.includes(value as T))
      throw invalid(path, value, values.map((each) => JSON.stringify(each)).join(' or '));
    return value as T;
  };
}

/** A list whose every item `read` reads. */
export function list<T>(read: Read<T>): Read<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw invalid(path, value, 'a list');
    return value.map((item, i) => read(item, `${path}[${i}]`));
  };
}

/** A list of different texts. */
export const names: Read<string[]> = (value, path) => {
  const read = list(text)(value, path);
  if (new Set(read).size === read.length) return read;
  const twice = read.find((name, i) => read.indexOf(name) !== i);
  throw invalid(path, value, `without "${twice}" twice`);
};

/** A field of an object; what is inherited is no field. */
export function field<T>(object: unknown, path: string, name: string, read: Read<T>): T {
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw invalid(path, object, 'an object');
  const value = Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
  return read(value, `${path}.${name}`);
}
