import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import { notTable } from './check-table.js';
import { type Column, Table } from './table.js';

/** What may stand in a column of a record; null and undefined are missing, a Date is its ISO text. */
export type TableValue = string | number | boolean | Date | ArrayLike<number> | null | undefined;

/** One example as an object: column names and values. */
export type TableRecord = Readonly<Record<string, TableValue>>;

/**
 * What records of a type of their own have to be: an interface has no index signature, so that each of its properties
 * is looked at instead. The methods of a class are no columns.
 */
export type RecordOf<R> = object & {
  readonly [K in keyof R]: R[K] extends (...given: never[]) => unknown ? R[K] : TableValue;
};

/** Rows as a table or as records. */
export type TableData<R = TableRecord> = Table | readonly R[];

/** Rows whose types were looked at where they were given. */
export type AnyData = TableData<object>;

/**
 * The table itself, or that of the records.
 * @param where - who asks, for messages
 * @throws OPTION_TYPE for anything else; as `tableFromRecords`
 */
export function asTable(
  where: string,
  data: AnyData,
  shapes?: ReadonlyMap<string, readonly number[]>,
): Table {
  if (data instanceof Table) return data;
  if (Array.isArray(data)) return tableFromRecords(data, shapes);
  const advice = 'pass a Table, or records such as [{ age: 42, sex: "male" }]';
  throw notTable(where, data, 'a Table or an array of records', advice);
}

/**
 * A table from records. A column is there when any record names it; numbers in every record make a numeric
 * column, arrays of numbers one of arrays (flat, row-major, of the shape given), anything else text. A Date is the text
 * of its day, with the time where that is not midnight UTC.
 * @param shapes - the shape of one row's value, for columns of arrays
 * @throws EMPTY_DATA, COLUMN_TYPE for a value that no cell can hold, and for arrays of another length
 */
export function tableFromRecords<R extends RecordOf<R>>(
  records: readonly R[],
  shapes: ReadonlyMap<string, readonly number[]> = new Map(),
): Table {
  const name = 'records';
  if (!Array.isArray(records) || records.length === 0) {
    throw new ColonnadeError({
      code: 'EMPTY_DATA',
      where: name,
      problem: Array.isArray(records)
        ? 'there are none'
        : `a list of objects is wanted, not ${describe(records)}`,
      remedy: { text: 'pass [{ column: value }]' },
    });
  }
  const columns = new Set<string>();
  for (const [row, record] of (records as readonly unknown[]).entries()) {
    if (!isRecord(record)) {
      throw wrongValue(row, 'the record', record, 'an object', 'write each example as { column: value }');
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
  records: readonly Record<string, unknown>[],
  shape: readonly number[] | undefined,
): Column {
  const values = records.map((record) => (Object.hasOwn(record, name) ? record[name] : null));
  const list = values.find(isList);
  if (list !== undefined) return arrayColumn(name, values, shape ?? [list.length]);
  if (values.every((value) => typeof value === 'number')) {
    return { kind: 'numeric', name, shape: [], values: Float64Array.from(values) };
  }
  return { kind: 'text', name, cells: values.map((value, row) => textOf(value, row, name)) };
}

/** Whether a value has columns by name; lists and maps have their values elsewhere. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return !(Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof Map);
}

/** Whether a value is many numbers, or was meant to be. */
function isList(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && typeof (value as { length?: unknown } | null)?.length === 'number';
}

/** A value as a cell of text. */
function textOf(value: unknown, row: number, name: string): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateText(value, row, name);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  const expected = 'a text, a number, true, false, a Date, an array of numbers, null or undefined';
  throw wrongValue(row, `"${name}"`, value, expected, adviceOn(value));
}

/** The ISO text of a date: the day where it is midnight UTC, as dates are given without a time. */
function dateText(date: Date, row: number, name: string): string {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  // Farther years have a sign and six digits, which no column of dates has.
  if (!/^\d{4}-/.test(text)) {
    throw wrongValue(
      row,
      `"${name}"`,
      date,
      'a valid Date of the years 0 to 9999',
      'give null where it is not known',
    );
  }
  return text.replace('T00:00:00.000Z', '');
}

function arrayColumn(name: string, values: readonly unknown[], shape: readonly number[]): Column {
  const width = shape.reduce((product, size) => product * size, 1);
  const data = new Float64Array(values.length * width);
  for (const [row, value] of values.entries()) {
    if (!isList(value) || value.length !== width)
      throw wrongValue(row, `"${name}"`, value, `an array of ${width} numbers`);
    const numbers = Array.from(value);
    const bad = numbers.findIndex((each) => typeof each !== 'number');
    if (bad >= 0) throw wrongValue(row, `"${name}[${bad}]"`, numbers[bad], 'a number');
    data.set(numbers as number[], row * width);
  }
  return { kind: 'numeric', name, shape, values: data };
}

/** What to do about a value that no cell can hold. */
function adviceOn(value: unknown): string | undefined {
  if (typeof value === 'bigint') return 'write it as a number, or as a text';
  return typeof value === 'object' ? 'write each value under a name of its own' : undefined;
}

function wrongValue(
  row: number,
  what: string,
  value: unknown,
  expected: string,
  advice?: string,
): ColonnadeError {
  const got =
    typeof value === 'bigint'
      ? `the BigInt ${value}`
      : value instanceof Date
        ? `the Date "${value}"`
        : describe(value);
  return new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: `records row ${row}`,
    problem: `${what} is ${got}, but must be ${expected}`,
    expected,
    got,
    ...(advice !== undefined && { remedy: { text: advice } }),
  });
}
