import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import type { ColumnSchema, Schema } from './schema/schema.js';
import { Table, tableMark } from './table.js';

/** @throws OPTION_TYPE for anything but a Table, saying so where it is one of another copy of this library */
export function checkTable(where: string, data: unknown): asserts data is Table {
  if (!(data instanceof Table))
    throw notTable(where, data, 'a Table', 'pass a Table; tableFromRecords makes one');
}

/**
 * The error for data that are no table.
 * @param expected - what is wanted, in words
 * @param advice - what to pass
 */
export function notTable(where: string, data: unknown, expected: string, advice: string): ColonnadeError {
  const copied = typeof data === 'object' && data !== null && tableMark in data;
  const isPromise = typeof (data as { then?: unknown } | null | undefined)?.then === 'function';
  return new ColonnadeError({
    code: 'OPTION_TYPE',
    where,
    problem: copied
      ? 'the data are a Table of another copy of @colonnade/core: two are loaded in this process'
      : `the data are ${isPromise ? 'a promise' : describe(data)}`,
    expected,
    remedy: {
      text: copied
        ? 'install one version for all packages ("npm ls @colonnade/core" shows where each comes from), or pass records'
        : isPromise
          ? 'await it'
          : advice,
    },
  });
}

/** @throws OPTION_TYPE for what was not made as a schema is; its numbers are not looked at */
export function checkIsSchema(where: string, schema: unknown): asserts schema is Schema {
  const { columns, missing } = (schema ?? {}) as Partial<Schema>;
  if (Array.isArray(columns) && Array.isArray(missing)) return;
  throw notThat(where, `the schema is ${describe(schema)}`, 'a Schema', 'pass what inferSchema gives');
}

/** @throws OPTION_TYPE for what is not a column of a schema */
export function checkIsColumn(where: string, column: unknown): asserts column is ColumnSchema {
  const { name, kind, shape } = (column ?? {}) as Partial<ColumnSchema>;
  if (typeof name === 'string' && typeof kind === 'string' && Array.isArray(shape)) return;
  throw notThat(
    where,
    `the column is ${describe(column)}`,
    'a column of a Schema',
    'pass one of schema.columns',
  );
}

/** @throws OPTION_TYPE for what are not numbers of rows */
export function checkAreRows(where: string, what: string, rows: unknown): asserts rows is Uint32Array {
  if (rows instanceof Uint32Array) return;
  throw notThat(
    where,
    `${what} are ${describe(rows)}`,
    'a Uint32Array of row numbers',
    'pass what splitRows gives, or Uint32Array.from({ length: table.rows }, (_, row) => row)',
  );
}

function notThat(where: string, problem: string, expected: string, text: string): ColonnadeError {
  return new ColonnadeError({ code: 'OPTION_TYPE', where, problem, expected, remedy: { text } });
}
