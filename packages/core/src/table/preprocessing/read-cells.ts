import { ColonnadeError } from '../../foundation/errors.js';
import { nearestName } from '../../foundation/suggest.js';
import { cellNumber, cellText, largestNumber, type Missing, parseNumber } from '../cells.js';
import { type DateOrder, parseDate } from '../dates.js';
import { cellPlace, notDate, notFinite } from '../schema/cell-errors.js';
import type { Column, NumericColumn, Table } from '../table.js';

/**
 * The column that a model needs.
 * @throws COLUMN_UNKNOWN naming it
 */
export function neededColumn(table: Table, name: string): Column {
  const column = table.find(name);
  if (column !== undefined) return column;
  // Of a name of one letter nothing can be guessed.
  const near = name.length > 1 ? nearestName(name, table.names) : undefined;
  throw new ColonnadeError({
    code: 'COLUMN_UNKNOWN',
    where: table.source.name,
    problem: `column "${name}" is lacking, which the model needs`,
    expected: name,
    remedy: { text: near ? `Is it the one called "${near}"?` : 'Add it; cells may be empty' },
  });
}

/** Of so many columns that are lacking an error names each. */
const lackingNamed = 8;

/** @throws COLUMN_UNKNOWN naming every column that a model needs and a table lacks */
export function checkColumns(table: Table, names: readonly string[]): void {
  const lacking = names.filter((name) => table.find(name) === undefined);
  if (lacking.length === 0) return;
  if (lacking.length === 1) neededColumn(table, lacking[0]);
  const shown = lacking.slice(0, lackingNamed).map((name) => `"${name}"`);
  const more = lacking.length > lackingNamed ? ` and ${lacking.length - lackingNamed} more` : '';
  const near = lacking.flatMap((name) => (name.length > 1 ? (nearestName(name, table.names) ?? []) : []));
  throw new ColonnadeError({
    code: 'COLUMN_UNKNOWN',
    where: table.source.name,
    problem: `columns ${shown.join(', ')}${more} are lacking, which the model needs`,
    expected: lacking.join(', '),
    remedy: {
      text:
        near.length === lacking.length && more === ''
          ? `Are they those called ${near.map((name) => `"${name}"`).join(', ')}?`
          : 'Add them; cells may be empty',
    },
  });
}

/**
 * The numbers of some rows of a column, NaN where a cell is missing.
 * @param numbers - where they go, one for each row
 * @throws COLUMN_TYPE, CELL_NOT_NUMERIC and CELL_NOT_FINITE naming line and cell
 */
export function readNumbers(
  table: Table,
  column: Column,
  rows: Uint32Array,
  missing: Missing,
  numbers: Float64Array = new Float64Array(rows.length),
): Float64Array {
  if (column.kind === 'numeric' && column.shape.length > 0) {
    throw wrongType(table, column.name, `it holds ${column.shape.join('×')} numbers a row`, 'one number');
  }
  // What a reader parsed on the way needs no second look, except where a number may spell a missing cell.
  const spelled = missing.numbers.length > 0 || missing.measures;
  const parsed = column.kind === 'text' && !spelled ? column.numbers : undefined;
  for (let j = 0; j < rows.length; j++) {
    if (parsed !== undefined && Math.abs(parsed[rows[j]]) <= largestNumber) {
      numbers[j] = parsed[rows[j]];
      continue;
    }
    const text = column.kind === 'text' ? cellText(column, rows[j], missing) : undefined;
    const value =
      text === null
        ? Number.NaN
        : text === undefined
          ? plain(column, rows[j])
          : cellNumber(column, rows[j], text);
    if (value === undefined) throw notNumber(table, column, rows, missing, rows[j], text as string);
    if (Math.abs(value) > largestNumber) {
      const more = rows.subarray(j + 1).filter((row) => tooLarge(column, row, missing)).length;
      throw notFinite(table, rows[j], column.name, text ?? String(value), value, more);
    }
    numbers[j] = value;
  }
  return numbers;
}

function plain(column: Column, row: number): number {
  return (column as NumericColumn).values[row] + 0;
}

function tooLarge(column: Column, row: number, missing: Missing): boolean {
  const text = cellText(column, row, missing);
  const number = text === null ? undefined : cellNumber(column, row, text);
  return number !== undefined && Math.abs(number) > largestNumber;
}

function notNumber(
  table: Table,
  column: Column,
  rows: Uint32Array,
  missing: Missing,
  row: number,
  text: string,
): ColonnadeError {
  let bad = 0;
  let good = 0;
  for (const each of rows) {
    const cell = cellText(column, each, missing);
    if (cell === null) continue;
    if (cellNumber(column, each, cell) === undefined) bad++;
    else good++;
  }
  if (good === 0) {
    const [place, text] = worstCell(column, rows, missing, row);
    return new ColonnadeError({
      code: 'COLUMN_TYPE',
      where: cellPlace(table, place, column.name),
      problem: `the model learned numbers from this column, but here it holds text such as ${JSON.stringify(text)}`,
      expected: 'numbers',
      got: JSON.stringify(text),
      remedy: { text: 'give numbers, or leave the cells empty' },
    });
  }
  return new ColonnadeError({
    code: 'CELL_NOT_NUMERIC',
    where: cellPlace(table, row, column.name),
    problem: `${JSON.stringify(text)} is not a number${bad > 1 ? `, and ${bad - 1} more like it` : ''}`,
    expected: 'a number',
    got: JSON.stringify(text),
    remedy: { text: 'Fix the cells or empty them' },
  });
}

/**
 * Where half of the cells are alike but for their digits (`5 kg`, `7 kg`), the first that is not (`heavy`, `7 g`): it is
 * why the others were left as text. Else the first.
 */
function worstCell(
  column: Column,
  rows: Uint32Array,
  missing: Missing,
  first: number,
): [row: number, text: string] {
  const textOf = (row: number) => cellText(column, row, missing);
  const shapeOf = (text: string) => (/\d/.test(text) ? text.replace(/[\d.,\s+-]/g, '') : null);
  const shapes = new Map<string | null, number>();
  let present = 0;
  for (const row of rows) {
    const text = textOf(row);
    if (text === null) continue;
    present++;
    shapes.set(shapeOf(text), (shapes.get(shapeOf(text)) ?? 0) + 1);
  }
  const usual = [...shapes].find(([shape, count]) => shape !== null && 2 * count >= present)?.[0];
  const isOdd = (row: number) => {
    const text = textOf(row);
    return text !== null && shapeOf(text) !== usual;
  };
  const row = usual === undefined ? first : (rows.find(isOdd) ?? first);
  return [row, textOf(row) as string];
}

/**
 * The dates of some rows as days since 1970-01-01, NaN where a cell is missing.
 * @throws COLUMN_TYPE for columns of numbers, CELL_NOT_DATE naming line and cell
 */
export function readDates(
  table: Table,
  column: Column,
  rows: Uint32Array,
  missing: Missing,
  order: DateOrder,
): Float64Array {
  if (column.kind === 'numeric') throw wrongType(table, column.name, 'it holds numbers', 'dates');
  return Float64Array.from(rows, (row) => {
    const text = cellText(column, row, missing);
    const days = text === null ? Number.NaN : parseDate(text, order);
    if (days !== undefined) return days;
    const bad = rows.filter((each) => {
      const cell = cellText(column, each, missing);
      return cell !== null && parseDate(cell, order) === undefined;
    });
    throw notDate(table, row, column.name, text as string, order, { bad: bad.length });
  });
}

/**
 * The cells of some rows as categories, null where a cell is missing.
 * @throws COLUMN_TYPE when the model knows words and the table holds numbers only
 */
export function readCategories(
  table: Table,
  column: Column,
  rows: Uint32Array,
  missing: Missing,
  known: readonly string[] = [],
): (string | null)[] {
  if (column.kind === 'numeric' && column.shape.length > 0) {
    throw wrongType(table, column.name, `it holds ${column.shape.join('×')} numbers a row`, 'a category');
  }
  const cells = Array.from(rows, (row) => cellText(column, row, missing));
  const isNumber = (cell: string) => parseNumber(cell) !== undefined;
  const first = cells.findIndex((cell) => cell !== null);
  if (first >= 0 && known.length > 0 && !known.some(isNumber)) {
    if (cells.every((cell) => cell === null || isNumber(cell))) {
      const shown = known.slice(0, 3).join(', ');
      throw new ColonnadeError({
        code: 'COLUMN_TYPE',
        where: cellPlace(table, rows[first], column.name),
        problem: `the model learned categories (${shown}${known.length > 3 ? ', …' : ''}), but here are numbers such as ${cells[first]}`,
        expected: 'categories',
        got: cells[first] as string,
        remedy: { text: 'spell the categories as in the training data' },
      });
    }
  }
  return cells;
}

/**
 * An array column of the shape that the model needs.
 * @throws COLUMN_TYPE for another shape, text, or values that are no bytes where pixels are needed
 */
export function readArray(
  table: Table,
  column: Column,
  shape: readonly number[],
  eightBit: boolean,
): NumericColumn {
  const needed = `${shape.join('×')} numbers a row`;
  if (column.kind === 'text') throw wrongType(table, column.name, 'it holds text', needed);
  const same = column.shape.length === shape.length && shape.every((size, i) => column.shape[i] === size);
  if (!same) {
    const got = column.shape.length === 0 ? 'one number' : `${column.shape.join('×')} numbers`;
    throw wrongType(table, column.name, `it holds ${got} a row`, needed);
  }
  if (eightBit && !(column.values instanceof Uint8Array)) {
    const at = column.values.findIndex((value) => !Number.isInteger(value) || value < 0 || value > 255);
    if (at >= 0) throw wrongType(table, column.name, `it holds ${column.values[at]}`, 'pixels from 0 to 255');
  }
  return column;
}

function wrongType(table: Table, name: string, problem: string, needed: string): ColonnadeError {
  return new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: `${table.source.name}, column "${name}"`,
    problem: `${problem}, but the model needs ${needed}`,
    expected: needed,
  });
}
