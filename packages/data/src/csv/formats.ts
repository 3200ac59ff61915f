import type { ReadOptions } from '../options.js';
import {
  type FormatEvidence,
  isPlain,
  type NumberFormat,
  plainFormat,
  spelledNumber,
} from './number-format.js';

/** The format of every column, and what to tell the user of it. */
export interface Formats {
  readonly formats: readonly NumberFormat[];
  readonly notes: readonly string[];
}

/**
 * How the numbers of each column are written, from the cells of the first rows. A comma that stands before three
 * digits (`1,234`) may be either mark: what other columns say decides, then the separator (files with semicolons
 * come from where the comma is decimal).
 * @param evidence - of each column
 */
export function chooseFormats(
  evidence: readonly FormatEvidence[],
  names: readonly string[],
  separator: string,
  { decimal = 'auto', thousands }: Pick<ReadOptions, 'decimal' | 'thousands'>,
): Formats {
  if (decimal !== 'auto' || thousands !== undefined) {
    const mark = decimal === 'auto' ? (thousands === '.' ? ',' : '.') : decimal;
    const format: NumberFormat = { decimal: mark, thousands: markOf(thousands) };
    return { formats: names.map(() => format), notes: [] };
  }
  const isNumbers = (each: FormatEvidence) =>
    !isText(each) && (each.decimalCommas > 0 || each.thousandsCommas > 0 || each.unclear > 0);
  const commas = evidence.filter(isNumbers);
  const sum = (of: (each: FormatEvidence) => number) => commas.reduce((total, each) => total + of(each), 0);
  const decimals = sum((each) => each.decimalCommas);
  const groups = sum((each) => each.thousandsCommas);
  const commaIsDecimal = decimals === groups ? separator !== ',' : decimals > groups;
  const formats = evidence.map((each) => formatOf(each, commas.length > 0 && commaIsDecimal));
  return {
    formats,
    notes: [...describe(formats, evidence, names), ...unclear(formats, evidence, names, separator)],
  };
}

/** A few words among many marked numbers, such as `n/a`, are spellings of a missing cell, and said where they stand. */
function isText({
  words,
  decimalCommas,
  thousandsCommas,
  unclear,
  thousandsPoints,
}: FormatEvidence): boolean {
  const marked = decimalCommas + thousandsCommas + unclear + thousandsPoints;
  return words > marked / 9;
}

function formatOf(each: FormatEvidence, commaIsDecimal: boolean): NumberFormat {
  const { points, decimalCommas, thousandsCommas, unclear, thousandsPoints, otherMark } = each;
  if (isText(each)) return plainFormat;
  if (otherMark !== '') return { decimal: decimalCommas > 0 ? ',' : '.', thousands: otherMark };
  if (decimalCommas > 0 || thousandsPoints > 0 || (unclear > 0 && commaIsDecimal)) {
    return { decimal: ',', thousands: points > 0 || thousandsPoints > 0 ? '.' : '' };
  }
  if (thousandsCommas > 0 || unclear > 0) return { decimal: '.', thousands: ',' };
  // Whole numbers so far: later ones may have the comma of the other columns.
  return points === 0 && commaIsDecimal ? { decimal: ',', thousands: '' } : plainFormat;
}

/** The mark that an option names; spaces in all widths are one. */
export function markOf(thousands: string | undefined): string {
  const named: Record<string, string> = { none: '', space: ' ', comma: ',', point: '.', apostrophe: "'" };
  return thousands === undefined ? '' : (named[thousands] ?? thousands);
}

/** Where commas are decimal marks elsewhere, `1.234` in every cell may be a thousand and more. */
function unclear(
  formats: readonly NumberFormat[],
  evidence: readonly FormatEvidence[],
  names: readonly string[],
  separator: string,
): string[] {
  if (separator === ',') return [];
  const at = evidence.findIndex(
    ({ points, unclearPoints }, i) => points > 0 && unclearPoints === points && isPlain(formats[i]),
  );
  if (at < 0) return [];
  return [
    `points are read as decimal marks in "${names[at]}"; if they stand between thousands, say so with option "thousands"`,
  ];
}

function describe(
  formats: readonly NumberFormat[],
  evidence: readonly FormatEvidence[],
  names: readonly string[],
): string[] {
  const found = new Map<string, string[]>();
  for (const [i, format] of formats.entries()) {
    const { decimalCommas, unclear, thousandsCommas, thousandsPoints, otherMark } = evidence[i];
    const marked = decimalCommas + unclear + thousandsCommas + thousandsPoints > 0 || otherMark !== '';
    if (isPlain(format) || !marked) continue;
    const mark = format.thousands === ' ' ? 'space' : `"${format.thousands}"`;
    const what = [
      ...(format.decimal === ',' ? ['decimal comma'] : []),
      ...(format.thousands === '' ? [] : [`${mark} between thousands`]),
    ].join(' and ');
    found.set(what, [...(found.get(what) ?? []), names[i]]);
  }
  return [...found].map(([what, columns]) => {
    return `${what} found in ${listed(columns.map((name) => `"${name}"`))}`;
  });
}

/** What stood around the numbers of columns, by an example of each. */
export function describeAffixes(
  formats: readonly NumberFormat[],
  found: readonly ({ readonly example: string } | undefined)[],
  names: readonly string[],
): string[] {
  const columns = found.flatMap((affix, i) => {
    if (affix === undefined) return [];
    const number = spelledNumber(affix.example, formats[i])?.number;
    return number === undefined ? [] : [`"${names[i]}" (${affix.example} is ${number})`];
  });
  return columns.length === 0 ? [] : [`numbers with a unit found in ${listed(columns)}`];
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 3).join(', ');
  return columns.length > 3 ? `${shown} and ${columns.length - 3} more` : shown;
}
