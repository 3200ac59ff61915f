import { type Affix, parseNumber } from '@colonnade/core';
import { isUnknown } from './unknown.js';

const number = String.raw`\d(?:[\d.,'\u2019_\u00a0\u202f\u2009 ]*\d)?|[.,]\d+`;
/** `€`, `US$`, `EUR`: three capitals are the code of a currency or nothing. */
const before = String.raw`(?:[A-Z]{1,3})?\p{Sc}|[A-Z]{3}`;
/** `%`, `€`, `°C`, `km/h`, `m²`, `sq ft`. */
const after = String.raw`[%\u2030\u2032\u2033\u00b0]|\p{Sc}|\u00b0?\p{L}[\p{L}\u00b2\u00b3/\u00b7.]{0,11}(?: \p{L}[\p{L}\u00b2\u00b3]{0,7})?`;
const blank = String.raw`[\u00a0\u202f\u2009 ]?`;
const cellPattern = new RegExp(
  `^([+-]?)((?:${before})${blank})?([+-]?)(${number})(${blank}(?:${after}))?$`,
  'u',
);

/** Of so many cells with numbers one may be a word, as among bare numbers: it spells a missing cell, and is asked about. */
const cellsForAWord = 9;

interface Parts extends Affix {
  /** The number with its sign. */
  readonly number: string;
}

/** A cell as a number and what stands around it; undefined where it is something else, or a bare number of programs. */
function partsOf(cell: string): Parts | undefined {
  const text = cell.trim();
  const [, sign = '', first = '', inner = '', digits = '', last = ''] = cellPattern.exec(text) ?? [];
  if (digits === '' || (sign !== '' && inner !== '') || parseNumber(text) !== undefined) return undefined;
  if (/^[A-Z]{3}/.test(first) && !/\p{Sc}/u.test(first) && !isCurrency(first.trim())) return undefined;
  return { before: first, number: sign + inner + digits, after: last };
}

let currencies: ReadonlySet<string> | undefined;

function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}

/** The unit that two cells must have in common: blanks do not count, nor the `s` of several years. */
function unitOf({ before, after }: Affix): string {
  const plural = /^\p{L}{3,}s$/u.test(after.trim());
  return `${before.trim()}|${plural ? after.trim().slice(0, -1) : after.trim()}`;
}

const isShare = ({ after }: Affix) => /[%\u2030]/.test(after);
const isSign = ({ before, after }: Affix) => before !== '' || !/\p{L}/u.test(after);
const isZero = (cell: string) => /^[+-]?[0.,]+$/.test(cell.trim());

/**
 * What stands around the numbers of a column, where that is the same for all of them and no other cells are there than
 * bare numbers, and those that are missing. A bare number beside shares may be one of another scale (`0.12` beside `12%`),
 * a word beside units may be a category like them (`bulk` beside `5 kg`): then the column is left as it is.
 * @param isMissing - true for a cell that counts for nothing
 */
export function findAffix(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
): { readonly affix: Affix; readonly example: string } | undefined {
  let first: { readonly affix: Affix; readonly example: string; readonly unit: string } | undefined;
  let [withUnit, bare, words] = [0, 0, 0];
  for (const cell of cells) {
    if (isMissing(cell) || isUnknown(cell)) continue;
    const parts = partsOf(cell);
    if (parts === undefined || (parts.before === '' && parts.after === '')) {
      const isBare = parts !== undefined || parseNumber(cell) !== undefined;
      if (!isBare) words++;
      else if (!isZero(cell)) bare++;
      continue;
    }
    const unit = unitOf(parts);
    first ??= { affix: { before: parts.before, after: parts.after }, example: cell.trim(), unit };
    if (unit !== first.unit) return undefined;
    withUnit++;
  }
  if (first === undefined || bare > (isShare(first.affix) ? 0 : withUnit)) return undefined;
  if (words > (isSign(first.affix) ? withUnit / cellsForAWord : 0)) return undefined;
  return first;
}

/** The number of a cell without what stands around it; undefined where that is something else than in its column. */
export function withoutAffix(cell: string, affix: Affix): string | undefined {
  const parts = partsOf(cell);
  const isBare = parts === undefined || (parts.before === '' && parts.after === '');
  if (isBare) return isShare(affix) && !isZero(cell) ? undefined : cell;
  return unitOf(parts) === unitOf(affix) ? parts.number : undefined;
}
