import { invalid, type Read, text } from '../../table/json.js';

/** A number as JSON that loses nothing: those that JSON cannot spell are texts. */
export function exactly(value: number): number | string {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Reads what `exactly` wrote. */
export const exact: Read<number> = (value, path) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity' || value === '-0')
    return Number(value);
  throw invalid(path, value, 'a number');
};

/** Reads an object whose fields are texts. */
export const readTexts: Read<Readonly<Record<string, string>>> = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(path, value, 'an object');
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, text(each, `${path}.${name}`)]),
  );
};
