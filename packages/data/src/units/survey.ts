import { parseNumber, type TextColumn } from '@colonnade/core';
import { numbersForAWord } from '../csv/formats.js';
import { addEvidence, noEvidence } from '../csv/number-format.js';
import { isSilent, isZero } from './look.js';
import type { MarkEvidence } from './marks.js';
import { measureOf } from './measure.js';
import { standsAlone } from './unit-names.js';

/** What all cells of a column say. */
export interface Survey extends MarkEvidence {
  /** Cells with a number. */
  readonly numbers: number;
  readonly words: number;
  /** True when its numbers may be taken, if they have one unit. */
  readonly fits: boolean;
}

/**
 * Looks at all cells of a column.
 * @param read - the numbers that its reader has read already in a format of its own
 */
export function survey({ cells }: TextColumn, read: Float64Array | undefined): Survey {
  const evidence = noEvidence();
  const units = new Set<string>();
  let [withUnit, written, bare, zeros, words] = [0, 0, 0, 0, 0];
  let [small, long] = [false, false];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (isSilent(cell)) continue;
    if (read !== undefined && !Number.isNaN(read[row])) {
      if (read[row] === 0) zeros++;
      else bare++;
      continue;
    }
    const found = measureOf(cell);
    if (found === undefined) {
      if (parseNumber(cell) !== undefined) bare++;
      else if (++words * numbersForAWord > cells.length) break;
      continue;
    }
    const { number, unit } = found;
    if (unit !== '') {
      units.add(unit);
      withUnit++;
    } else if (found.written) written++;
    else if (isZero(number)) zeros++;
    else bare++;
    addEvidence(evidence, number);
    small ||= /^[+-]?[1-9]\d{0,2}$/.test(number);
    long ||= /^[+-]?[1-9]\d{1,2}\.\d{3}$/.test(number);
  }
  const numbers = withUnit + written + bare + zeros;
  const alone = [...units].some(standsAlone);
  const fits =
    units.size === 0
      ? written > 0 && bare > 0 && words === 0
      : written + bare <= (alone ? 0 : withUnit) && words * numbersForAWord <= numbers;
  return { evidence, small, long, units: [...units], numbers, words, fits };
}
