import { ColonnadeError, type Remedy } from '../../foundation/errors.js';
import { isCommaNumber, largestNumber } from '../cells.js';
import { type DateOrder, dateOrders, looksLikeDate, parseDate } from '../dates.js';
import type { Table } from '../table.js';
import type { Facts, Value } from './facts.js';

/** Of so many spellings at most an error proposes to call them missing. */
const spellingsShown = 3;

/** `data.csv line 42, column "age"` */
export function cellPlace(table: Table, row: number, column: string): string {
  return `${table.place(row)}, column "${column}"`;
}

/** The error for a column of numbers that holds text, naming the first such cell. */
export function notNumeric(table: Table, column: string, facts: Facts): ColonnadeError {
  const bad = facts.values.filter((value) => value.number === undefined);
  const more = facts.present - facts.numbers - 1;
  return new ColonnadeError({
    code: 'CELL_NOT_NUMERIC',
    where: cellPlace(table, bad[0].row, column),
    problem: `${JSON.stringify(bad[0].text)} is not a number${more > 0 ? `, and ${more} more like it` : ''}`,
    expected: 'a number',
    got: JSON.stringify(bad[0].text),
    remedy: remedyFor(table, column, bad, facts),
  });
}

/** What stands at the beginning of a row that adds the others up. */
const total = /^\W*(grand |sub)?(totals?|sum|summe|gesamt|somme|suma|total general|mean|average)\b/i;

function remedyFor(table: Table, column: string, bad: readonly Value[], facts: Facts): Remedy {
  const drop = { option: 'drop', value: [column] };
  const isLast = bad.length === 1 && bad[0].row === table.rows - 1 && table.source.lines !== undefined;
  if (isLast && total.test(bad[0].text)) {
    return { text: 'Leave the last row out with {option}, or fix the cell', option: 'skipLast', value: 1 };
  }
  if (
    bad.every(({ text }) => /^\s*[+-]?\d+,\d+\s*$/.test(text)) &&
    bad.some(({ text }) => !/,\d{3}\s*$/.test(text))
  ) {
    const text =
      'Write numbers with a point, or say with {option} that the comma is the decimal mark of the file';
    return { text, option: 'decimal', value: ',' };
  }
  if (bad.some((value) => isCommaNumber(value.text))) {
    return {
      text: 'Write numbers with a point and no other mark, or leave the column out with {option}',
      ...drop,
    };
  }
  if (bad.length > spellingsShown)
    return { text: 'Fix the cells, or leave the column out with {option}', ...drop };
  // Spellings already at work must stay, since the option takes the place of the default ones.
  const missing = [...facts.spellings.keys(), ...bad.map((value) => value.text)];
  return { text: 'Use {option} or fix the cells', option: 'missing', value: missing };
}

/** Refuses infinity, and numbers so large that their squares cannot be added up. */
export function checkFinite(table: Table, column: string, { tooLarge }: Facts): void {
  if (tooLarge === null) return;
  throw notFinite(table, tooLarge.row, column, tooLarge.text, tooLarge.number, tooLarge.count - 1);
}

/** The error for a cell that is infinite or too large. @param more - cells of the column that are too */
export function notFinite(
  table: Table,
  row: number,
  column: string,
  text: string,
  value: number,
  more = 0,
): ColonnadeError {
  const infinite = !Number.isFinite(value);
  return new ColonnadeError({
    code: 'CELL_NOT_FINITE',
    where: cellPlace(table, row, column),
    problem: `${text} is ${infinite ? 'not a finite number' : 'too large to compute with'}${more > 0 ? `, and ${more} more like it` : ''}`,
    expected: `a number up to ${largestNumber}`,
    got: text,
    why: infinite ? undefined : `Numbers go up to ${largestNumber}`,
    remedy: { text: infinite ? 'Fix the cell or empty it' : 'fix the cell or empty it' },
  });
}

const orderNames: Readonly<Record<DateOrder, string>> = {
  ymd: 'year-month-day',
  dmy: 'day-month-year',
  mdy: 'month-day-year',
};

/**
 * The error for a cell that is no date, or one that no calendar has.
 * @param known - what is known of the column; or, where the order of the dates was learned and cannot be changed any
 * more, how many of its cells are bad
 */
export function notDate(
  table: Table,
  row: number,
  column: string,
  text: string,
  order: DateOrder,
  known: Facts | { readonly bad: number },
): ColonnadeError {
  const facts = 'bad' in known ? undefined : known;
  const other = dateOrders.find((each) => parseDate(text, each) !== undefined);
  const shaped = looksLikeDate(text) && other === undefined;
  const bad = facts?.values.filter((value) => parseDate(value.text, order) === undefined) ?? [];
  const more = ('bad' in known ? known.bad : bad.reduce((sum, { count }) => sum + count, 0)) - 1;
  const likeIt = more > 0 ? `, and ${more} more like it` : '';
  return new ColonnadeError({
    code: 'CELL_NOT_DATE',
    where: cellPlace(table, row, column),
    problem: shaped
      ? `${JSON.stringify(text)} is a date that does not exist${likeIt}`
      : `${JSON.stringify(text)} is not a date${other ? ` in the order ${orderNames[order]}` : ''}${likeIt}`,
    expected: `a date, ${orderNames[order]}`,
    got: JSON.stringify(text),
    why: `Dates are read as ${orderNames[order]} ${facts ? 'here' : 'by this model'}`,
    remedy: dateRemedy(order, shaped, bad, facts),
  });
}

function dateRemedy(
  order: DateOrder,
  shaped: boolean,
  bad: readonly Value[],
  facts: Facts | undefined,
): Remedy {
  if (facts === undefined) return { text: 'fix the cell or empty it' };
  if (shaped && bad.length <= spellingsShown) {
    const missing = [...facts.spellings.keys(), ...bad.map((value) => value.text)];
    return { text: 'use {option} or fix the cells', option: 'missing', value: missing };
  }
  return {
    text: `fix the cell or empty it, or declare the column date:${order === 'dmy' ? 'mdy' : 'dmy'} or another kind with {option}`,
    option: 'columns',
  };
}
