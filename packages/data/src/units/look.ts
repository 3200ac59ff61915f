import { defaultMissing, firstSpelling, Missing, SpelledColumn, type TextColumn } from '@colonnade/core';
import { type Measure, measureOf } from './measure.js';
import { isUnknown } from './unknown.js';

/** So many cells tell whether a column may hold units at all. */
const cellsLookedAt = 30;

const missing = new Missing(defaultMissing);

/** True for a cell that says nothing about the numbers of its column. */
export const isSilent = (cell: string | null): cell is null =>
  cell === null || (!/\d/.test(cell) && (missing.has(cell) || isUnknown(cell)));

/** `0`, `0.00`: nothing, in any unit. */
export const isZero = (number: string): boolean => /^[+-]?[0.,]+$/.test(number);

/** A number that its reader could not read by itself. */
const isDressed = (measure: Measure | undefined): boolean =>
  measure !== undefined && (measure.unit !== '' || measure.written);

/** Whether a column may be one of numbers with a unit, by a look that costs next to nothing where it is not. */
export function mayHoldUnits(column: TextColumn): boolean {
  return column instanceof SpelledColumn ? spellsUnits(column) : someAreMeasures(column.cells);
}

/** Of a column whose numbers were read only its other spellings can have a unit, and there are few of them. */
function spellsUnits({ parts: [numbers, codes, spellings] }: SpelledColumn): boolean {
  const measures = spellings.map(measureOf);
  if (measures.some((measure) => measure?.written)) return true;
  const dressed = measures.map(isDressed);
  if (!dressed.includes(true)) return false;
  let [units, bare] = [0, 0];
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] >= firstSpelling) units += Number(dressed[codes[row] - firstSpelling]);
    else if (numbers[row] !== 0) bare++;
  }
  return units >= bare;
}

/** Cells from everywhere in the column: the first may all be missing, or bare. */
function someAreMeasures(cells: readonly (string | null)[]): boolean {
  const step = Math.ceil(cells.length / cellsLookedAt);
  let [looked, measures] = [0, 0];
  for (let from = 0; from < step; from++) {
    for (let at = from; at < cells.length; at += step) {
      const cell = cells[at];
      if (isSilent(cell) || isZero(cell)) continue;
      const measure = measureOf(cell);
      if (isDressed(measure)) return true;
      if (measure !== undefined) measures++;
      if (++looked === cellsLookedAt) return measures === looked;
    }
  }
  return false;
}
