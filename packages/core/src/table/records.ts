import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import { notTable } from './check-table.js';
import { type Column, Table } from './table.js';

/** One example as an object: column names and values; null and undefined are missing. */
export type TableRecord = Readonly<
  Record<string, string | number | boolean | null | undefined | ArrayLike<number>>
>;

/** Rows as a table or as records. */
export type TableData = Table | readonly TableRecord[];

/**
 * The table itself, or that of the records.
 * @param where - who asks, for messages
 * @throws OPTION_TYPE for anything else; as `tableFromRecords`
 */
export function asTable(
  where: string,
  data: TableData,
  shapes?: ReadonlyMap<string, readonly number[]>,
): Table {
  if (data instanceof Table) return data;
  if (Array.isArray(data)) return tableFromRecords(data, shapes);
  const advice = 'pass a Table, or records such as [{ age: 42, sex: "male" }]';
  throw notTable(where, data, 'a Table or an array of records', advice);
}

/**
 * A table from records. A column is there when any record names it; numbers in every record make a numeric
 * column, arrays of numbers one of arrays (flat, row-major, of the shape given), anything else text.
 * @param shapes - the shape of one row's value, for columns of arrays
 * @throws EMPTY_DATA, COLUMN_TYPE for a value that no cell can hold, TABLE_RAGGED for arrays of another length
 */
export function tableFromRecords(
  records: readonly TableRecord[],
  shapes: ReadonlyMap<string, readonly number[]> = new Map(),
): Table {
  const name = 'records';
  if (!Array.isArray(records) || records.length === 0) {
    throw new ColonnadeError({
      code: 'EMPTY_DATA',
      where: name,
      problem: `a list of objects is wanted, not ${describe(records)}`,
      remedy: { text: 'pass [{ column: value }]' },
    });
  }
  const columns = new Set<string>();
  for (const [row, record] of records.entries()) {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      throw wrongValue(name, row, 'record', record, 'an object');
    }
    for (const column of Object.keys(record)) columns.add(column);
  }
  return new Table(
    [...columns].map((column) => columnOf(column, records, shapes.get(column))),
    { name, notes: [] },
  );
}

function columnOf(
  name: string,
  records: readonly TableRecord[],
  shape: readonly number[] | undefined,
): Column {
  const values = records.map((record) => (Object.hasOwn(record, name) ? record[name] : null));
  if (values.some((value) => typeof value === 'object' && value !== null))
    return arrayColumn(name, values, shape);
  if (values.every((value) => typeof value === 'number')) {
    return { kind: 'numeric', name, shape: [], values: Float64Array.from(values) };
  }
  const cells = values.map((value, row) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw wrongValue('records', row, name, value, 'a text, a number, true, false or null');
    }
    return String(value);
  });
  return { kind: 'text', name, cells };
}

function arrayColumn(name: string, values: readonly unknown[], given: readonly number[] | undefined): Column {
  const first = (values[0] as ArrayLike<number> | null)?.length ?? 0;
  const shape = given ?? [first];
  const width = shape.reduce((product, size) => product * size, 1);
  const data = new Float64Array(values.length * width);
  for (const [row, value] of values.entries()) {
    const { length } = (value ?? {}) as { length?: unknown };
    if (length !== width) throw wrongValue('records', row, name, value, `an array of ${width} numbers`);
    const numbers = Array.from(value as ArrayLike<number>);
    const bad = numbers.findIndex((each) => typeof each !== 'number');
    if (bad >= 0) throw wrongValue('records', row, `${name}[${bad}]`, numbers[bad], 'a number');
    data.set(numbers, row * width);
  }
  return { kind: 'numeric', name, shape, values: data };
}

function wrongValue(
  table: string,
  row: number,
  name: string,
  value: unknown,
  expected: string,
): ColonnadeError {
  return new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: `${table} row ${row}`,
    problem: `"${name}" is ${describe(value)}, but must be ${expected}`,
    expected,
    got: describe(value),
  });
}
