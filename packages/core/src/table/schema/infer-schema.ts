import { ColonnadeError, type Warning } from '../../foundation/errors.js';
import { Missing } from '../cells.js';
import type { Column, Table } from '../table.js';
import { type Inferred, inferColumn } from './column.js';
import { noNumber } from './facts.js';
import { type CheckedOptions, checkSchemaOptions, type SchemaOptions } from './options.js';
import { findPixels } from './pixels.js';
import type { ColumnSchema, Schema } from './schema.js';
import { inferTarget } from './target.js';

/**
 * What every column of a table is, with the reason; and the task, when a target is named.
 * @param leftOut - columns that are no inputs, unless declared, each with the reason
 * @throws COLUMN_UNKNOWN, CELL_NOT_NUMERIC, CELL_NOT_FINITE, NO_INPUTS, TOO_FEW_ROWS; of the target
 * TARGET_MISSING, TARGET_ONE_VALUE, TARGET_CLASSES, TARGET_TASK, CLASS_UNKNOWN; of the options OPTION_…
 */
export function inferSchema(
  table: Table,
  given?: SchemaOptions,
  leftOut: ReadonlyMap<string, string> = new Map(),
): Schema {
  const options = checkSchemaOptions(table, given);
  const missing = new Missing(options.missing);
  const learning = options.targets.length > 0;
  if (learning && table.rows < 2) throw tooFewRows(table);

  // The target first: its errors matter most to the user.
  const { target, warnings } = learning
    ? inferTarget(table, missing, options)
    : { target: null, warnings: [] };
  const inputs = table.columns.filter((column) => !options.targets.includes(column.name));
  let inferred = inputs.map((column) => inferInput(table, column, missing, options, leftOut));
  if (learning && inferred.every(({ schema }) => schema.kind === 'dropped')) {
    inferred = inputs.map((column, i) => keepNumbers(table, column, missing, options, inferred[i]));
  }
  const columns = inferred.map((each) => each.schema);
  if (learning && columns.every((column) => column.kind === 'dropped')) throw noInputs(table, columns);
  const pixels = findPixels(columns);

  const notes = columns
    .filter((column) => column.kind === 'dropped' && !options.drop.has(column.name))
    .map((column) => `column "${column.name}" is left out: ${column.why}`);
  const spelled = describeSpellings(inferred);
  if (spelled !== undefined) notes.push(spelled);
  notes.push(...inferred.flatMap(({ note }) => (note === undefined ? [] : [note])));
  if (pixels !== null) {
    notes.push(
      `columns "${pixels.columns[0]}" to "${pixels.columns.at(-1)}" are ${pixels.shape.join('×')} images`,
    );
  }
  return {
    version: 1,
    columns,
    target,
    missing: [...options.missing],
    pixels,
    notes,
    warnings: [...warnings, ...warnMissing(table, columns)],
  };
}

function inferInput(
  table: Table,
  column: Column,
  missing: Missing,
  options: CheckedOptions,
  leftOut: ReadonlyMap<string, string>,
): Inferred {
  const declared = options.declared.get(column.name);
  const reason = options.drop.has(column.name) ? 'left out as asked' : leftOut.get(column.name);
  if (reason === undefined || declared !== undefined) return inferColumn(table, column, missing, declared);
  const shape = column.kind === 'numeric' ? column.shape : [];
  const nothing = {
    eightBit: false,
    dateOrder: null,
    missing: 0,
    distinct: null,
    min: null,
    max: null,
    examples: [],
  };
  const schema: ColumnSchema = {
    name: column.name,
    kind: 'dropped',
    why: reason,
    shape,
    ...nothing,
  };
  return { schema, spellings: new Map() };
}

/** Where nothing else is left to learn from, numbers that look like an identifier are numbers after all. */
function keepNumbers(
  table: Table,
  column: Column,
  missing: Missing,
  options: CheckedOptions,
  old: Inferred,
): Inferred {
  if (old.schema.min === null) return old;
  const { schema, spellings } = inferInput(
    table,
    column,
    missing,
    {
      ...options,
      declared: new Map(options.declared).set(column.name, 'number'),
    },
    new Map(),
  );
  return {
    schema: { ...schema, why: `numbers, kept as nothing else is left (${old.schema.why})` },
    spellings,
  };
}

/** `taken as missing: "NA" (3 cells), "?" (1 cell)`, or undefined when only empty cells are missing. */
function describeSpellings(inferred: readonly Inferred[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { spellings } of inferred) {
    for (const [spelling, count] of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + count);
  }
  if (counts.size === 0) return undefined;
  const items = [...counts].map(([text, count]) => {
    const shown = text === noNumber ? text : `"${text}"`;
    return `${shown} (${count} ${count === 1 ? 'cell' : 'cells'})`;
  });
  return `taken as missing: ${items.join(', ')}`;
}

function warnMissing(table: Table, columns: readonly ColumnSchema[]): Warning[] {
  const gaps = columns.filter((column) => column.kind !== 'dropped' && column.missing > 0);
  if (gaps.length === 0) return [];
  const items = gaps.slice(0, 8).map((column) => `"${column.name}" ${column.missing}`);
  const shown = gaps.length > 8 ? `${items.join(', ')}, …` : items.join(', ');
  const what = gaps.length === 1 ? 'a column has' : `${gaps.length} columns have`;
  const message =
    `${table.source.name}: ${what} missing cells: ${shown}. Numbers get the mean of the training part and an ` +
    'indicator, categories one of their own, unless options say otherwise.';
  return [{ code: 'MISSING_CELLS', message }];
}

function tooFewRows(table: Table): ColonnadeError {
  return new ColonnadeError({
    code: 'TOO_FEW_ROWS',
    where: table.source.name,
    problem: table.rows === 1 ? 'there is one row only' : 'there are no rows',
    why: 'Learning takes at least two examples',
    remedy: { text: 'add rows' },
  });
}

function noInputs(table: Table, columns: readonly ColumnSchema[]): ColonnadeError {
  const shown = columns.slice(0, 5).map((column) => `"${column.name}": ${column.why}`);
  return new ColonnadeError({
    code: 'NO_INPUTS',
    where: table.source.name,
    problem:
      columns.length === 0
        ? 'there is no column beside the target'
        : `no column is left to learn from (${shown.join('; ')}${columns.length > 5 ? '; …' : ''})`,
    remedy:
      columns.length === 0
        ? { text: 'add columns to learn from' }
        : {
            text: 'Say what a column is with {option}',
            option: 'columns',
            value: `${columns[0].name}=${columns[0].min === null ? 'category' : 'number'}`,
          },
  });
}
