import { type Column, parseNumber, type TextColumn } from '@colonnade/core';
import { type FileMarks, numbersForAWord, pointsUnclear } from '../csv/formats.js';
import { isPlain, type NumberFormat, spelledNumber } from '../csv/number-format.js';
import { isSilent, mayHoldUnits } from './look.js';
import { chooseMarks } from './marks.js';
import { measureOf } from './measure.js';
import { type Survey, survey } from './survey.js';

/** So many columns are named in a note, each with an example. */
const mostNamed = 12;

/** How a reader took the numbers of a file. */
interface Reading {
  readonly marks: FileMarks;
  /** The format of each column. */
  readonly formats: readonly NumberFormat[];
}

interface Looked {
  readonly column: TextColumn;
  /** Numbers that a format of the column's own has spelled. */
  readonly read: Float64Array | undefined;
  readonly survey: Survey;
}

/**
 * The columns of a table, with the numbers of those whose cells are numbers with one unit (`€28.50`, `12 %`, `63.5 m²`).
 * Cells stay to the letter. Other columns stay as they are; which have several units, a note says.
 * @param reading - of a file whose reader read numbers
 */
export function takeUnits(
  columns: readonly Column[],
  reading?: Reading,
): { readonly columns: readonly Column[]; readonly notes: readonly string[] } {
  const looked = columns.map((column, i) => look(column, reading?.formats[i]));
  const comma = reading?.marks.comma ?? commaOf(looked);
  const taken: string[] = [];
  const negative: string[] = [];
  const notes: string[] = [];
  const result = columns.map((column, i) => {
    const found = looked[i];
    if (found === undefined) return column;
    const { units } = found.survey;
    if (units.length > 1) {
      notes.push(severalUnits(column.name, units));
      return column;
    }
    const given = reading?.marks.given;
    const { format, unsure } =
      given === undefined ? chooseMarks(found.survey, comma) : { format: given, unsure: false };
    const numbers = numbersIn(found, format);
    if (numbers === undefined) return column;
    (units.length === 1 ? taken : negative).push(exampleOf(found, numbers));
    if (unsure) notes.push(pointsUnclear(column.name));
    const { kind, name, cells } = found.column;
    return { kind, name, cells, numbers, ...(units.length === 1 && { unit: units[0] }) };
  });
  const told = [
    ...(taken.length > 0 ? [`numbers with a unit found in ${listed(taken)}`] : []),
    ...(negative.length > 0 ? [`negative numbers found in ${listed(negative)}`] : []),
  ];
  return { columns: result, notes: [...told, ...notes] };
}

/** What is known of a column whose numbers may be taken; undefined for others. */
function look(column: Column, format: NumberFormat | undefined): Looked | undefined {
  if (column.kind !== 'text' || !mayHoldUnits(column)) return undefined;
  const read = format === undefined || isPlain(format) ? undefined : column.numbers;
  const found = survey(column, read);
  return found.fits ? { column, read, survey: found } : undefined;
}

/** What commas are in the columns with units, where none of the others says so. */
function commaOf(looked: readonly (Looked | undefined)[]): FileMarks['comma'] {
  const sum = (of: (evidence: Survey['evidence']) => number) =>
    looked.reduce((total, found) => total + (found === undefined ? 0 : of(found.survey.evidence)), 0);
  const [decimals, groups] = [sum((each) => each.decimalCommas), sum((each) => each.thousandsCommas)];
  return decimals === groups ? undefined : decimals > groups ? 'decimal' : 'thousands';
}

/** The number of each cell, NaN for none; undefined where too many are no numbers in that format. */
function numbersIn(
  { column, read, survey: { numbers, words } }: Looked,
  format: NumberFormat,
): Float64Array | undefined {
  let odd = 0;
  const values = new Float64Array(column.cells.length).fill(Number.NaN);
  for (let row = 0; row < values.length; row++) {
    const cell = column.cells[row];
    if (isSilent(cell)) continue;
    if (read !== undefined && !Number.isNaN(read[row])) {
      values[row] = read[row];
      continue;
    }
    const found = measureOf(cell);
    const number = found === undefined ? parseNumber(cell) : spelledNumber(found.number, format)?.number;
    if (number !== undefined) values[row] = number;
    else if (found !== undefined) odd++;
  }
  return (words + odd) * numbersForAWord <= numbers - odd ? values : undefined;
}

/** `"price" (€28.50 is 28.5)` */
function exampleOf({ column, survey: { units } }: Looked, numbers: Float64Array): string {
  const row = column.cells.findIndex((cell, at) => {
    const found = isSilent(cell) || Number.isNaN(numbers[at]) ? undefined : measureOf(cell);
    return found !== undefined && (units.length === 0 ? found.written : found.unit !== '');
  });
  return `"${column.name}" (${column.cells[row]?.trim()} is ${numbers[row]})`;
}

const severalUnits = (name: string, units: readonly string[]): string =>
  `"${name}" holds numbers with several units (${units.slice(0, 4).join(', ')}${units.length > 4 ? ', …' : ''}) and is left as text; give it one`;

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, mostNamed).join(', ');
  return columns.length > mostNamed ? `${shown} and ${columns.length - mostNamed} more` : shown;
}
