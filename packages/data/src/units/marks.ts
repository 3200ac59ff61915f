import { formatOf } from '../csv/formats.js';
import { type FormatEvidence, type NumberFormat, plainFormat } from '../csv/number-format.js';
import { isMoney } from './unit-names.js';

/** What the numbers of a column with a unit say about their marks, their units taken off. */
export interface MarkEvidence {
  /** The units, in the order of their first cell. */
  readonly units: readonly string[];
  readonly evidence: FormatEvidence;
  /** Whether whole numbers up to 999 are among them, which need no mark between thousands. */
  readonly small: boolean;
  /** Whether some have two or three digits before a point with three behind it: `45.000`. */
  readonly long: boolean;
}

/** The marks of a column's numbers. */
export interface Marks {
  readonly format: NumberFormat;
  /** True where points may stand between thousands as well. */
  readonly unsure: boolean;
}

/**
 * The marks of numbers with a unit. Where `1,234` or `1.234` is all there is, what stands beside it decides: small whole
 * numbers, that it is money, what other columns of the file do.
 * @param comma - what commas are elsewhere in the file, where that is known
 */
export function chooseMarks(
  { evidence, units, small, long }: MarkEvidence,
  comma: 'decimal' | 'thousands' | undefined,
): Marks {
  const { points, unclearPoints, decimalCommas, thousandsPoints, thousandsCommas, unclear, otherMark } =
    evidence;
  // Without a unit they are read as bare numbers are.
  if (units.length === 0) return sure(formatOf({ ...evidence, words: 0 }, comma === 'decimal'));
  const money = isMoney(units[0]);
  const clear = decimalCommas + thousandsPoints + thousandsCommas > 0 || otherMark !== '';
  if (!clear && unclear > 0) {
    const thousands = points > 0 || money || small || comma !== 'decimal';
    return sure(thousands ? { decimal: '.', thousands: ',' } : { decimal: ',', thousands: '' });
  }
  if (!clear && points > 0 && unclearPoints === points) {
    if (small || (money && long) || comma === 'decimal') return sure({ decimal: ',', thousands: '.' });
    return { format: plainFormat, unsure: true };
  }
  return sure(formatOf({ ...evidence, words: 0 }, false));
}

const sure = (format: NumberFormat): Marks => ({ format, unsure: false });
