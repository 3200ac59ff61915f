import { currencies, denominators, noCurrencies, units } from './unit-list.js';

/** A spelling without what people write or leave out: full stops, blanks that are several, raised digits. */
function plain(spelling: string): string {
  return spelling
    .normalize('NFKC')
    .replaceAll('(s)', 's')
    .replace(/\.|\^(?=[23])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Names {
  readonly exact: ReadonlyMap<string, string>;
  /** By spellings in lower case, of those that mean one unit only however they are written. */
  readonly lower: ReadonlyMap<string, string | undefined>;
}

function namesOf(lists: readonly string[]): Names {
  const exact = new Map<string, string>();
  const lower = new Map<string, string | undefined>();
  for (const list of lists) {
    const [name] = list.split(', ');
    for (const spelling of list.split(', ').map(plain)) {
      exact.set(spelling, name);
      const key = spelling.toLowerCase();
      // A single letter means another thing in the other case, most often.
      if (spelling.length > 1) lower.set(key, lower.has(key) && lower.get(key) !== name ? undefined : name);
    }
  }
  return { exact, lower };
}

let all: { currencies: Names; units: Names; denominators: Names; codes: ReadonlySet<string> } | undefined;

/** The lists are read when a table has a cell that may hold a unit. */
function lists() {
  all ??= {
    currencies: namesOf(currencies),
    units: namesOf(units),
    denominators: namesOf(denominators),
    codes: new Set(Intl.supportedValuesOf('currency').filter((code) => !noCurrencies.includes(code))),
  };
  return all;
}

/** Millions in capitals, not millimeters: `12 MM`. */
const magnitudes = /^M[Mm]$/;

function lookUp({ exact, lower }: Names, spelling: string): string | undefined {
  return exact.get(spelling) ?? (magnitudes.test(spelling) ? undefined : lower.get(spelling.toLowerCase()));
}

/** The name of a currency: `€` of `EUR`; undefined for anything else. */
export function currencyNamed(spelling: string): string | undefined {
  const text = plain(spelling);
  const known = lookUp(lists().currencies, text);
  if (known !== undefined) return known;
  return /^[A-Z]{0,3}\p{Sc}$/u.test(text) || lists().codes.has(text) ? text : undefined;
}

/** The name of a unit: `m²` of `sqm`, `€/month` of `€ per mo`; undefined for what is none. */
export function unitNamed(spelling: string): string | undefined {
  const text = plain(spelling);
  const single = lookUp(lists().units, text) ?? currencyNamed(text);
  if (single !== undefined) return single;
  const [first, ...below] = partsOf(text);
  if (below.length === 0) return undefined;
  const top = lookUp(lists().units, first) ?? currencyNamed(first);
  const quotient = quotientOf(below);
  return top === undefined || quotient === undefined ? undefined : top + quotient;
}

/** What a quotient begins with where its number and currency stand before: `/month` of `/mo`. */
export function belowNamed(spelling: string): string | undefined {
  const [first, ...below] = partsOf(plain(spelling));
  return first === '' && below.length > 0 ? quotientOf(below) : undefined;
}

const partsOf = (text: string): string[] => text.split(/ ?(?:\/|\bper\b) ?/);

function quotientOf(parts: readonly string[]): string | undefined {
  const names = parts.map((part) => lookUp(lists().denominators, part) ?? lookUp(lists().units, part));
  return names.includes(undefined) ? undefined : names.map((name) => `/${name}`).join('');
}

/** Whether a unit is one of money, `€/month` too. */
export const isMoney = (unit: string): boolean => currencyNamed(unit.split('/')[0]) !== undefined;

/** Whether a bare number beside a unit may be of another scale: `0.12` beside `12%`, `959` beside `16m`. */
export const standsAlone = (unit: string): boolean => /^[%‰m]$/.test(unit);
