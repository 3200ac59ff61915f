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
const parentheses = /^([^\d()]*)\(([^()]+)\)$/su;
/** `397,- €` is a price without cents. */
const noCents = /^,[-\u2013\u2014]{1,2}/;

/** The measure that a cell is, or undefined where it is something else: a word, a code, a unit that is none. */
export function measureOf(cell: string): Measure | undefined {
  if (cell.length > longest) return undefined;
  const text = cell.trim();
  const inner = text.endsWith(')') ? parentheses.exec(text) : null;
  const parts = cellPattern.exec(inner === null ? text : inner[1] + inner[2]);
  if (parts === null) return undefined;
  const [, first, number, last] = parts;
  const found = surroundings(first, last);
  if (found === undefined || isNoMeasure(number, last)) return undefined;
  const { sign, unit, cents } = found;
  if (inner !== null && sign !== '') return undefined;
  const written = inner !== null || sign === '\u2212';
  return { number: (written ? '-' : sign) + regrouped(number) + cents, unit, written };
}

/** `007 kg` is a code, `1980s` a decade. */
function isNoMeasure(number: string, after: string): boolean {
  return /^0\d/.test(number) || (after === 's' && /^(1[5-9]|20)\d0$/.test(number));
}

/** Lakhs and crores, `11,48,861`, as thousands and millions. */
function regrouped(number: string): string {
  const [, whole, rest] = /^(\d{1,2}(?:,\d{2})+,\d{3})((?:\.\d+)?)$/.exec(number) ?? [];
  if (whole === undefined) return number;
  return whole.replaceAll(',', '').replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}

/** What stands around a number. */
interface Surroundings {
  readonly sign: string;
  readonly unit: string;
  /** What the number lacks where its cents are a dash. */
  readonly cents: string;
}

/** They are few in a column, and looked up once only. */
const known = new Map<string, Surroundings | undefined>();
const mostKnown = 4096;

function surroundings(before: string, after: string): Surroundings | undefined {
  // Before the number no digit stands, so that one tells where its surroundings part.
  const key = `${before}0${after}`;
  if (known.has(key)) return known.get(key);
  if (known.size === mostKnown) known.clear();
  const found = lookAround(before, after);
  known.set(key, found);
  return found;
}

function lookAround(before: string, after: string): Surroundings | undefined {
  const [, outer, currency, nearer] = signPattern.exec(before.trim()) as RegExpExecArray;
  if (outer !== '' && nearer !== '') return undefined;
  const last = after.replace(noCents, '');
  const unit = unitOf(currency, last.trim());
  return unit === undefined ? undefined : { sign: outer + nearer, unit, cents: last === after ? '' : ',0' };
}

/** The unit that stands around a number, on one side or on both; empty for none. */
function unitOf(before: string, after: string): string | undefined {
  if (before === '') return after === '' ? '' : unitNamed(after);
  // Turkish puts it first.
  if (before === '%') return after === '' ? before : undefined;
  const currency = currencyNamed(before);
  if (currency === undefined || after === '' || currencyNamed(after) === currency) return currency;
  const below = belowNamed(after);
  return below === undefined ? undefined : currency + below;
}
