import type { ReadOptions } from '../options.js';
import { type FormatEvidence, isPlain, type NumberFormat, plainFormat } from './number-format.js';

/** The format of every column, and what to tell the user of it. */
export interface Formats {
  readonly formats: readonly NumberFormat[];
  readonly marks: FileMarks;
  readonly notes: readonly string[];
}

/** What is known of the marks in a whole file. */
export interface FileMarks {
  /** The format that options name. */
  readonly given?: NumberFormat;
  /** What commas in numbers are, where there are some. */
  readonly comma?: 'decimal' | 'thousands';
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
    return { formats: names.map(() => format), marks: { given: format }, notes: [] };
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
    marks: commas.length > 0 ? { comma: commaIsDecimal ? 'decimal' : 'thousands' } : {},
    notes: [...describe(formats, evidence, names), ...unclear(formats, evidence, names, separator)],
  };
}

/** To so many cells with numbers one may be a word: it spells a missing cell, and is asked about. */
export const numbersForAWord = 9;

/** A few words among many marked numbers, such as `n/a`, are spellings of a missing cell, and said where they stand. */
function isText({
  words,
  decimalCommas,
  thousandsCommas,
  unclear,
  thousandsPoints,
}: FormatEvidence): boolean {
  const marked = decimalCommas + thousandsCommas + unclear + thousandsPoints;
  return words * numbersForAWord > marked;
}

/** The marks of a column from what its cells say. @param commaIsDecimal - what `1,234` is, elsewhere in the file */
export function formatOf(each: FormatEvidence, commaIsDecimal: boolean): NumberFormat {
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
    ({ points, unclearPoints, words }, i) =>
      points > 0 && unclearPoints === points && words * numbersForAWord <= points && isPlain(formats[i]),
  );
  if (at < 0) return [];
  return [pointsUnclear(names[at])];
}

export const pointsUnclear = (name: string): string =>
  `points are read as decimal marks in "${name}"; if they stand between thousands, say so with option "thousands"`;

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
    const shown = columns.slice(0, 3).map((name) => `"${name}"`);
    const list = columns.length > 3 ? `${shown.join(', ')} and ${columns.length - 3} more` : shown.join(', ');
    return `${what} found in ${list}`;
  });
}
