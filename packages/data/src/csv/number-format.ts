import { bare, parseNumber, shortest } from '@colonnade/core';

/** How the numbers of a column are written. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** The mark between thousands, or the empty text. A space stands for the narrow ones too. */
  readonly thousands: string;
}

export const plainFormat: NumberFormat = { decimal: '.', thousands: '' };

/** True for numbers as programs write them. */
export const isPlain = ({ decimal, thousands }: NumberFormat): boolean => decimal === '.' && thousands === '';

const groups = new Map<string, RegExp>();

/**
 * A cell with the decimal point and nothing between thousands, as a plain number has it; undefined when it is no
 * number of the format.
 */
function normalize(text: string, format: NumberFormat): string | undefined {
  const trimmed = text.trim();
  if (isPlain(format)) return trimmed;
  const pattern = patternOf(format);
  if (!pattern.test(trimmed)) {
    // `inf` is a number in any format; `1.5` with a decimal comma is none.
    return /^[+-]?(inf(inity)?|\d+(e[+-]?\d+)?)$/i.test(trimmed) ? trimmed : undefined;
  }
  const joined = format.thousands === '' ? trimmed : trimmed.replace(marks(format.thousands), '');
  return joined.replace(format.decimal, '.');
}

function patternOf({ decimal, thousands }: NumberFormat): RegExp {
  const key = decimal + thousands;
  let pattern = groups.get(key);
  if (pattern === undefined) {
    const mark = decimal === '.' ? '\\.' : ',';
    const grouped = thousands === '' ? '' : `\\d{1,3}(${marks(thousands).source}\\d{3})+|`;
    pattern = new RegExp(`^[+-]?((${grouped}\\d+)(${mark}\\d+)?|${mark}\\d+)(e[+-]?\\d+)?$`, 'i');
    groups.set(key, pattern);
  }
  return pattern;
}

function marks(thousands: string): RegExp {
  if (thousands === ' ') return /[ \u00a0\u202f\u2009]/g;
  return new RegExp(`[${thousands === '^' || thousands === '\\' ? `\\${thousands}` : thousands}]`, 'g');
}

/** The number of a cell and how it is spelled, for a column that keeps both; undefined when it is no number. */
export interface Spelled {
  readonly number: number;
  /** A code of `SpelledColumn`, or undefined when the text has to be kept as it is. */
  readonly code: number | undefined;
}

/** What a cell spells in a format. */
export function spelledNumber(text: string, format: NumberFormat): Spelled | undefined {
  const normal = normalize(text, format);
  const number = normal === undefined ? undefined : parseNumber(normal);
  if (number === undefined || normal === undefined) return undefined;
  // Where no mark was taken out the text is kept to the letter, else the number.
  const unmarked = normal === text.trim();
  return { number, code: codeOf(unmarked ? text : normal, number) ?? (unmarked ? undefined : shortest) };
}

function codeOf(text: string, number: number): number | undefined {
  if (!Number.isFinite(number)) return undefined;
  const parts = /^(-?)(0|[1-9]\d*|)(?:\.(\d+))?$/.exec(text);
  const fraction = parts?.[3]?.length ?? 0;
  const negativeZero = parts?.[1] === '-' && number === 0;
  if (parts !== null && !negativeZero && text.length - parts[1].length - Number(fraction > 0) <= 15) {
    if (parts[2] !== '') return fraction;
    if (fraction > 0) return bare + fraction;
  }
  if (String(number) === text) return shortest;
  // Beyond 15 digits a fraction is what its number is.
  if (parts !== null && fraction > 0 && parts[2] !== '' && !negativeZero) return shortest;
  return exponentCode(text, number);
}

/** An exponent is written the short way, except where a message may have to show the cell. */
function exponentCode(text: string, number: number): number | undefined {
  if (Math.abs(number) > 1e150) return undefined;
  return /^-?[1-9]\d*(\.\d+)?e[+-]?\d+$/i.test(text) ? shortest : undefined;
}

/** What the cells of a column say about the format of its numbers. */
export interface FormatEvidence {
  /** Cells that are numbers of programs already, whole ones left aside. */
  points: number;
  /** Of them `1.234`, whose point may stand between thousands. */
  unclearPoints: number;
  /** `1,5` or `1.234,5`: a comma that can only be a decimal mark. */
  decimalCommas: number;
  /** `1,234,567` or `1,234.5`: commas that can only stand between thousands. */
  thousandsCommas: number;
  /** `1,234`: one or the other. */
  unclear: number;
  /** `1 234` or `1'234`: other marks between thousands, the last of them. */
  otherMark: string;
  /** `1.234.567` or `1.234,5`: points between thousands. */
  thousandsPoints: number;
  /** Cells that are no number in any format, missing ones left aside. */
  words: number;
}

/** Looks at the cells of one column. @param isMissing - true for a cell that counts for nothing */
export function gatherEvidence(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
): FormatEvidence {
  const evidence = noEvidence();
  for (const cell of cells) if (!isMissing(cell)) addEvidence(evidence, cell.trim());
  return evidence;
}

export const noEvidence = (): FormatEvidence => ({
  points: 0,
  unclearPoints: 0,
  decimalCommas: 0,
  thousandsCommas: 0,
  unclear: 0,
  otherMark: '',
  thousandsPoints: 0,
  words: 0,
});

/** Adds what one cell says, without blanks around it. */
export function addEvidence(evidence: FormatEvidence, text: string): void {
  if (/^[+-]?\d+$/.test(text)) return;
  if (parseNumber(text) !== undefined) {
    evidence.points++;
    if (/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text)) evidence.unclearPoints++;
  } else if (/^[+-]?\d{1,3}(,\d{3}){2,}$|^[+-]?\d{1,3}(,\d{3})+\.\d*$/.test(text)) evidence.thousandsCommas++;
  else if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) evidence.unclear++;
  else if (/^[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+(e[+-]?\d+)?$/i.test(text)) {
    evidence.decimalCommas++;
    if (text.includes('.')) evidence.thousandsPoints++;
  } else if (/^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(text)) evidence.thousandsPoints++;
  else {
    const mark = /^[+-]?\d{1,3}(?:([ '\u00a0\u202f\u2009\u2019_])\d{3})+([.,]\d*)?$/.exec(text);
    if (mark === null) evidence.words++;
    else {
      evidence.otherMark = /\s/.test(mark[1]) ? ' ' : mark[1];
      if (mark[2]?.startsWith(',')) evidence.decimalCommas++;
    }
  }
}
