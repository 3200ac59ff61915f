import { belowNamed, currencyNamed, unitNamed } from './unit-names.js';

/** A cell that holds a number, with a unit or without one. */
export interface Measure {
  /** The number with its marks and its sign, as programs write it. */
  readonly number: string;
  /** The name of the unit; empty where there is none. */
  readonly unit: string;
  /** True for a negative number that programs do not read: in parentheses, or with the minus of typography. */
  readonly written: boolean;
}

/** Longer cells are sentences. */
const longest = 48;
const before = String.raw`(?:[^\d.,]|(?<=\p{L})\.)*`;
const digits = String.raw`\d(?:[\d.,'\u2019_\u00a0\u202f\u2009 ]*\d)?|[.,]\d+`;
const cellPattern = new RegExp(`^(${before})((?:${digits})(?:[eE][+-]?\\d+)?)(.*)$`, 'su');
const signPattern = /^([+\-\u2212]?)\s*(.*?)\s*([+\-\u2212]?)$/su;

/** The measure that a cell is, or undefined where it is something else: a word, a code, a unit that is none. */
export function measureOf(cell: string): Measure | undefined {
  if (cell.length > longest) return undefined;
  const text = cell.trim();
  const inner = /^([^\d()]*)\(([^()]+)\)$/su.exec(text);
  const parts = cellPattern.exec(inner === null ? text : inner[1] + inner[2]);
  if (parts === null) return undefined;
  const [, first, number, last] = parts;
  const [, outer, currency, nearer] = signPattern.exec(first.trim()) as RegExpExecArray;
  const sign = outer + nearer;
  if (sign.length > 1 || (inner !== null && sign !== '') || isNoMeasure(number, last)) return undefined;
  const unit = unitOf(currency, last);
  if (unit === undefined) return undefined;
  const written = inner !== null || sign === '\u2212';
  return { number: (written ? '-' : sign) + number, unit, written };
}

/** The unit that stands around a number, on one side or on both; empty for none. */
function unitOf(before: string, after: string): string | undefined {
  const last = after.trim();
  if (before === '') return last === '' ? '' : unitNamed(last);
  const currency = currencyNamed(before);
  if (currency === undefined || last === '') return currency;
  if (currencyNamed(last) === currency) return currency;
  const below = belowNamed(last);
  return below === undefined ? undefined : currency + below;
}

/** `007 kg` is a code, `1980s` a decade. */
function isNoMeasure(number: string, after: string): boolean {
  return /^0\d/.test(number) || (after === 's' && /^(1[5-9]|20)\d0$/.test(number));
}
