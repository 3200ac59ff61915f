import { ColonnadeError, type Column, columnWidth, nearestName, Table } from '@colonnade/core';
import type { ListedArray } from '../reader.js';
import type { NamedArray } from './array.js';

export type Arrays = ReadonlyMap<string, NamedArray>;

/**
 * A table from a file of named arrays: with `input` and `target` those two; with `target` alone every other array
 * with as many examples is an input.
 * @param beside - notes on what is no array, told where arrays are chosen by themselves
 * @throws COLUMN_UNKNOWN listing what is there, COLUMN_TYPE, OPTION_CONFLICT, OPTION_MISSING, TABLE_RAGGED,
 * TABLE_EMPTY
 */
export function tableOfArrays(
  name: string,
  arrays: Arrays,
  { input, target }: { readonly input?: string; readonly target?: string },
  beside: readonly string[] = [],
): Table {
  const read = (path: string) => find(name, arrays, path).read(path === target);
  const notes = input === undefined ? [...beside] : [];
  const wanted = input === undefined ? [] : [input];
  if (target !== undefined) wanted.push(target);
  if (wanted.some((path, i) => wanted.indexOf(path) !== i)) throw sameTwice(name, input as string);
  for (const path of wanted) find(name, arrays, path);
  const rows = target === undefined ? undefined : countRows(read(target));
  const paths = input === undefined ? chooseAll(name, arrays, target, rows, notes) : wanted;
  const columns = paths.map(read);
  checkRows(name, columns);
  return new Table(columns, { name, notes });
}

/** Without `input`: every array with as many examples as the target, or as the first one of numbers. */
function chooseAll(
  file: string,
  arrays: Arrays,
  target: string | undefined,
  rows: number | undefined,
  notes: string[],
): string[] {
  const chosen: string[] = [];
  const count = rows ?? [...arrays.values()].find(({ numeric }) => numeric)?.shape[0];
  for (const [path, { numeric, textual, shape, described }] of arrays) {
    if (path === target || ((numeric || textual) && shape[0] === count)) chosen.push(path);
    else notes.push(`dataset "${path}" left out: ${described}`);
  }
  if (chosen.some((path) => path !== target)) return chosen;
  throw new ColonnadeError({
    code: 'OPTION_MISSING',
    where: file,
    problem: `which dataset holds the inputs is not clear; there ${listing(arrays)}`,
    remedy: { text: 'Name it with {option}', option: 'input' },
  });
}

/** What there is to choose from. */
export function listed(arrays: Arrays): ListedArray[] {
  return [...arrays].map(([name, { numeric, described }]) => ({ name, numeric, described }));
}

function find(file: string, arrays: Arrays, path: string): NamedArray {
  const array = arrays.get(path) ?? arrays.get(path.replace(/^\//, ''));
  if (array !== undefined) return array;
  const near = nearestName(path, arrays.keys());
  throw new ColonnadeError({
    code: 'COLUMN_UNKNOWN',
    where: file,
    problem: `there is no dataset "${path}"; there ${listing(arrays)}`,
    got: path,
    remedy: near === undefined ? undefined : { text: `Did you mean "${near}"` },
  });
}

function listing(arrays: Arrays): string {
  if (arrays.size === 0) return 'are no datasets';
  const items = [...arrays].map(([path, { described }]) => `"${path}" ${described}`);
  return items.length === 1 ? `is ${items[0]}` : `are ${items.join(', ')}`;
}

/** The error for an array that cannot be a column. */
export function notNumbers(where: string, described: string): ColonnadeError {
  return new ColonnadeError({
    code: 'COLUMN_TYPE',
    where,
    problem: `it holds ${described}, not numbers with examples on axis 0`,
    expected: 'a dataset of numbers, or of text with one value a row',
    got: described,
  });
}

function countRows(column: Column): number {
  if (column.kind === 'text') return column.cells.length;
  const width = columnWidth(column);
  return width === 0 ? 0 : column.values.length / width;
}

function checkRows(file: string, columns: readonly Column[]): void {
  const counts = columns.map(countRows);
  const other = counts.findIndex((count) => count !== counts[0]);
  if (other > 0) {
    throw new ColonnadeError({
      code: 'TABLE_RAGGED',
      where: file,
      problem:
        `dataset "${columns[other].name}" has ${counts[other]} examples, ` +
        `but "${columns[0].name}" has ${counts[0]}`,
      expected: String(counts[0]),
      got: String(counts[other]),
      why: 'Examples lie on axis 0',
    });
  }
  if (counts[0] > 0) return;
  throw new ColonnadeError({
    code: 'TABLE_EMPTY',
    where: file,
    problem: `dataset "${columns[0].name}" has no examples`,
  });
}

function sameTwice(file: string, path: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: file,
    problem: `dataset "${path}" is named as the input and as the target`,
  });
}
