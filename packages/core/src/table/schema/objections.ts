import { ColonnadeError, type ErrorParts } from '../../foundation/errors.js';
import { largestNumber, type Missing } from '../cells.js';
import { findDateOrder } from '../dates.js';
import { type Column, columnWidth, type Table, unitOf } from '../table.js';
import { type Facts, gatherFacts, noNumber } from './facts.js';
import type { ColumnSchema } from './schema.js';

/** So many columns are named one by one. */
const mostNamed = 20;

/** True for what a look at cells finds, and other cells would mend; what is wrong with options is another matter. */
export function isObjection(error: unknown): error is ColonnadeError {
  if (!(error instanceof ColonnadeError)) return false;
  return /^(CELL_|TARGET_MISSING$|TARGET_ONE_VALUE$|TARGET_CLASSES$)/.test(error.code);
}

/** A column to which there is an objection, as it would be without the cells that are in the way. */
export function objectedColumn(
  table: Table,
  column: Column,
  missing: Missing,
  { code, problem }: ColonnadeError,
): ColumnSchema {
  const isArray = column.kind === 'numeric' && column.shape.length > 0;
  const facts = isArray ? undefined : gatherFacts(column, table.rows, missing);
  const range = facts && rangeOf(facts);
  const isDate = code === 'CELL_NOT_DATE';
  return {
    name: column.name,
    kind: isArray ? 'array' : isDate ? 'date' : 'number',
    why: problem,
    shape: isArray ? column.shape : [],
    eightBit: false,
    dateOrder: isDate && facts ? findDateOrder(facts.values.map(({ text }) => text)).order : null,
    unit: isDate ? null : unitOf(column),
    missing: facts?.missing ?? missingNumbers(column),
    distinct: facts && !facts.more ? facts.distinct : null,
    min: range?.min ?? null,
    max: range?.max ?? null,
    examples: facts?.examples.map((text) => text.slice(0, 80)) ?? [],
  };
}

function rangeOf({ values }: Facts): { min: number; max: number } | undefined {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { number } of values) {
    if (number === undefined || !(Math.abs(number) <= largestNumber)) continue;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return min <= max ? { min, max } : undefined;
}

function missingNumbers(column: Column): number {
  if (column.kind === 'text' || columnWidth(column) === 0) return 0;
  return (column.values as Float64Array).reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
}

/**
 * The same objections with one advice for all cells that may be missing: the option takes the place of what it was, so
 * that the spellings of each column, and those at work elsewhere, have to stand in it together.
 * @param atWork - spellings of missing cells that occur in the columns
 */
export function withOneAdvice(
  objections: readonly ColonnadeError[],
  atWork: Iterable<string>,
): ColonnadeError[] {
  const proposed = objections.flatMap(({ remedy }) =>
    remedy?.option === 'missing' && Array.isArray(remedy.value) ? (remedy.value as string[]) : [],
  );
  const spellings = new Set([...atWork].filter((spelling) => spelling !== noNumber));
  const all = [...new Set([...spellings, ...proposed])];
  return objections.map((error) =>
    error.remedy?.option === 'missing'
      ? new ColonnadeError({ ...partsOf(error), remedy: { ...error.remedy, value: all } })
      : error,
  );
}

/** All objections as one error, the first of them with the others behind it. */
export function together(table: Table, [first, ...others]: readonly ColonnadeError[]): ColonnadeError {
  if (others.length === 0) return first;
  const more = others.length - mostNamed + 1;
  const named = more > 1 ? others.slice(0, mostNamed - 1) : others;
  if (more > 1) {
    const problem = `${more} more columns have such cells`;
    named.push(new ColonnadeError({ code: first.code, where: table.source.name, problem }));
  }
  return new ColonnadeError({ ...partsOf(first), others: named });
}

function partsOf(error: ColonnadeError): ErrorParts {
  const { code, where, problem, expected, got, why, remedy, cause } = error;
  const defined = Object.entries({ expected, got, why, remedy, cause }).filter(
    ([, part]) => part !== undefined,
  );
  return { code, where, problem, ...Object.fromEntries(defined) };
}
