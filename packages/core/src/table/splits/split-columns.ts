import { ColonnadeError } from '../../foundation/errors.js';
import { cellText, Missing } from '../cells.js';
import { findDateOrder } from '../dates.js';
import { readDates, readNumbers } from '../preprocessing/read-cells.js';
import { gatherFacts } from '../schema/facts.js';
import { areDates } from '../schema/identifiers.js';
import { requireColumn } from '../schema/options.js';
import type { Schema } from '../schema/schema.js';
import type { Table } from '../table.js';

/**
 * The group of every row, counted from 0 in the order in which they first stand.
 * @throws COLUMN_UNKNOWN, SPLIT_COLUMN for a missing cell, for the target, or for a column of arrays
 */
export function groupsOf(table: Table, schema: Schema, name: string): Uint32Array {
  const column = checkedColumn(table, schema, name);
  const missing = new Missing(schema.missing);
  const places = new Map<string, number>();
  return Uint32Array.from({ length: table.rows }, (_, row) => {
    const cell = cellText(column, row, missing);
    if (cell === null) throw unfit(table, name, `the cell in ${table.place(row)} is missing`);
    const place = places.get(cell) ?? places.size;
    places.set(cell, place);
    return place;
  });
}

/**
 * The time of every row: a number, or days since 1970-01-01.
 * @throws COLUMN_UNKNOWN, SPLIT_COLUMN, CELL_NOT_DATE, CELL_NOT_NUMERIC
 */
export function timesOf(table: Table, schema: Schema, name: string): Float64Array {
  const column = checkedColumn(table, schema, name);
  const missing = new Missing(schema.missing);
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const facts = gatherFacts(column, table.rows, missing);
  const known = schema.columns.find((each) => each.name === name)?.dateOrder;
  const isTime = facts.numeric || known || areDates(facts);
  if (!isTime) throw unfit(table, name, 'it holds neither numbers nor dates');
  const times = facts.numeric
    ? readNumbers(table, column, rows, missing)
    : readDates(
        table,
        column,
        rows,
        missing,
        known ?? findDateOrder(facts.values.map(({ text }) => text)).order,
      );
  const absent = times.findIndex(Number.isNaN);
  if (absent >= 0) throw unfit(table, name, `the cell in ${table.place(absent)} is missing`);
  return times;
}

function checkedColumn(table: Table, schema: Schema, name: string) {
  const column = requireColumn(table, name);
  if (schema.target?.columns.includes(name)) throw unfit(table, name, 'it is the target');
  if (column.kind === 'numeric' && column.shape.length > 0) {
    throw unfit(table, name, `it holds ${column.shape.join('×')} numbers a row`);
  }
  return column;
}

function unfit(table: Table, name: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'SPLIT_COLUMN',
    where: `${table.source.name}, column "${name}"`,
    problem: `the rows cannot be split by it: ${problem}`,
    remedy: { text: 'split by another column with {option}, or fix the cells', option: 'split' },
  });
}
