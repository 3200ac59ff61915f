import { ColonnadeError } from '../../foundation/errors.js';
import { describe, type OptionDeclaration } from '../../foundation/options.js';
import { Missing } from '../cells.js';
import { checkTable } from '../check-table.js';
import { field, list, type Read, text } from '../json.js';
import { requireColumn } from '../schema/options.js';
import { type NumericColumn, Table } from '../table.js';
import {
  checkExpression,
  columnsOf,
  compile,
  type Expression,
  formatExpression,
} from './expressions/expression.js';
import { readNumbers } from './read-cells.js';

/** A column that is computed from others, row by row. */
export interface Derived {
  readonly name: string;
  readonly expression: Expression;
}

/** Reads what JSON carried. */
export const checkDerived: Read<Derived[]> = list((json, path) => ({
  name: field(json, path, 'name', text),
  expression: field(json, path, 'expression', checkExpression),
}));

/** The option of everything that trains from a table; the command parses its text. */
export const deriveDeclaration: OptionDeclaration = {
  type: 'object',
  accepts: isDerived,
  expected: 'a list of names with expressions, such as ratio = fare / (parch + 1)',
  default: [],
  repeats: true,
  help: 'a new column computed from others: "ratio = fare / (parch + 1)"; may be given again',
};

function isDerived(value: unknown): boolean {
  try {
    checkDerived(value, 'derive');
    return true;
  } catch {
    return false;
  }
}

/** `ratio = fare / (parch + 1)` */
export function formatDerived({ name, expression }: Derived): string {
  return `${name} = ${formatExpression(expression)}`;
}

/**
 * The table with its derived columns at the end, each from the columns before it; those that it has already, from
 * the same expression, stay. Where a column that an expression needs is missing in a row, so is its value.
 * @param missing - the spellings of a missing cell
 * @throws COLUMN_UNKNOWN, OPTION_CONFLICT for a name that is taken, CELL_NOT_NUMERIC, DERIVED_NOT_FINITE
 */
export function deriveColumns(table: Table, derived: readonly Derived[], missing: readonly string[]): Table {
  checkTable('deriveColumns', table);
  let result = table;
  for (const each of derived) {
    if (typeof each?.expression !== 'object') throw notParsed(each);
    const origin = formatDerived(each);
    const taken = result.find(each.name);
    if (taken?.kind === 'numeric' && taken.derived === origin) continue;
    if (taken !== undefined) throw nameTaken(table, each);
    const column: NumericColumn = {
      kind: 'numeric',
      name: each.name,
      shape: [],
      values: evaluate(result, each, new Missing(missing)),
      derived: origin,
    };
    result = new Table([...result.columns, column], table.source);
  }
  return result;
}

function evaluate(table: Table, derived: Derived, missing: Missing): Float64Array {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const columns = new Map<string, Float64Array>();
  for (const name of columnsOf(derived.expression)) {
    columns.set(name, numbersOf(table, name, derived, rows, missing));
  }
  const value = compile(derived.expression, columns);
  const needed = [...columns.values()];
  return Float64Array.from(rows, (row) => {
    if (needed.some((values) => Number.isNaN(values[row]))) return Number.NaN;
    const result = value(row);
    if (!Number.isFinite(result)) throw notFinite(table, row, derived, columns, result);
    return result + 0;
  });
}

function numbersOf(
  table: Table,
  name: string,
  derived: Derived,
  rows: Uint32Array,
  missing: Missing,
): Float64Array {
  const column = requireColumn(table, name);
  try {
    return readNumbers(table, column, rows, missing);
  } catch (cause) {
    if (!(cause instanceof ColonnadeError) || cause.code !== 'COLUMN_TYPE') throw cause;
    throw new ColonnadeError({
      code: 'COLUMN_TYPE',
      where: cause.where,
      problem: `the derived column "${derived.name}" is computed from it, and it does not hold a number a row`,
      got: cause.got,
      remedy: { text: 'compute it from columns of numbers in {option}', option: 'derive' },
      cause,
    });
  }
}

function notFinite(
  table: Table,
  row: number,
  derived: Derived,
  columns: ReadonlyMap<string, Float64Array>,
  result: number,
): ColonnadeError {
  const values = [...columns].map(([name, numbers]) => `${name} ${numbers[row]}`).join(', ');
  return new ColonnadeError({
    code: 'DERIVED_NOT_FINITE',
    where: `${table.place(row)}, derived column "${derived.name}"`,
    problem: `${formatExpression(derived.expression)} is ${Number.isNaN(result) ? 'not a number' : 'infinite'} (${values})`,
    got: String(result),
    remedy: { text: 'guard it, as in if(x > 0, y / x, 0), or fix the cell' },
  });
}

function nameTaken(table: Table, { name }: Derived): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: table.source.name,
    problem: `the derived column "${name}" has the name of a column that is there`,
    remedy: { text: 'give it another name in {option}', option: 'derive' },
  });
}

function notParsed(each: unknown): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_TYPE',
    where: 'deriveColumns',
    problem: `a derived column is ${describe(each)}`,
    expected: 'what parseDerived makes of a text',
    remedy: { text: 'pass parseDerived("ratio = fare / (parch + 1)") of @colonnade/data' },
  });
}
