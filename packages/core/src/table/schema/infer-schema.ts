import { ColonnadeError, type Warning } from '../../foundation/errors.js';
import { Missing } from '../cells.js';
import { checkTable } from '../check-table.js';
import type { Column, Table } from '../table.js';
import { type Inferred, inferColumn } from './column.js';
import { noNumber } from './facts.js';
import { isObjection, objectedColumn, together, withOneAdvice } from './objections.js';
import { type CheckedOptions, checkSchemaOptions, type SchemaOptions } from './options.js';
import { findPixels } from './pixels.js';
import type { ColumnSchema, Schema } from './schema.js';
import { inferTarget } from './target.js';

/** What the columns of a table are, and what would keep a network from learning from them. */
export interface InspectedTable {
  readonly schema: Schema;
  /** One error for each column with cells that cannot be used as they are, and those of the target. */
  readonly objections: readonly ColonnadeError[];
  /** The columns that have such cells: a histogram of them cannot be drawn. */
  readonly flawed: ReadonlySet<string>;
}

/**
 * What every column of a table is, with the reason; and the task, when a target is named.
 * @param leftOut - columns that are no inputs, unless declared, each with the reason
 * @throws COLUMN_UNKNOWN, NO_INPUTS, TOO_FEW_ROWS; CELL_NOT_NUMERIC, CELL_NOT_FINITE, CELL_NOT_DATE, of several columns
 * in one error; of the target TARGET_MISSING, TARGET_ONE_VALUE, TARGET_CLASSES, TARGET_TASK, CLASS_UNKNOWN; of the
 * options OPTION_…
 */
export function inferSchema(
  table: Table,
  given?: SchemaOptions,
  leftOut: ReadonlyMap<string, string> = new Map(),
): Schema {
  const { schema, objections } = inspectTable(table, given, leftOut);
  if (objections.length > 0) throw together(table, objections);
  return schema;
}

/**
 * As `inferSchema`, for who wants to look: what is wrong with cells is told beside the schema, of every column. There
 * such a column is what it would be without those cells; a target that cannot be one is a column among the others.
 * @throws COLUMN_UNKNOWN, NO_INPUTS, TOO_FEW_ROWS, TARGET_TASK, CLASS_UNKNOWN, OPTION_…
 */
export function inspectTable(
  table: Table,
  given?: SchemaOptions,
  leftOut: ReadonlyMap<string, string> = new Map(),
): InspectedTable {
  checkTable('inferSchema', table);
  const options = checkSchemaOptions(table, given);
  const missing = new Missing(options.missing);
  if (options.targets.length > 0 && table.rows < 2) throw tooFewRows(table);

  // The target first: its errors matter most to the user.
  const found: ColonnadeError[] = [];
  const flawed = new Set<string>();
  const { target, warnings } = objecting(
    found,
    () => (options.targets.length > 0 ? inferTarget(table, missing, options) : noTarget),
    () => noTarget,
  );
  const learning = target !== null;
  const inputs = table.columns.filter(({ name }) => !learning || !options.targets.includes(name));
  let inferred = inputs.map((column) => {
    // There is an objection to a target already, and one is enough.
    const wasTarget = !learning && options.targets.includes(column.name);
    return objecting(
      wasTarget ? [] : found,
      () => inferInput(table, column, missing, options, leftOut),
      (error) => withoutFlaws(table, column, missing, error, flawed),
    );
  });
  if (learning && inferred.every(({ schema }) => schema.kind === 'dropped')) {
    inferred = inputs.map((column, i) => keepNumbers(table, column, missing, options, inferred[i]));
  }
  const columns = inferred.map((each) => each.schema);
  if (learning && columns.every((column) => column.kind === 'dropped')) throw noInputs(table, columns);
  const objections = withOneAdvice(
    found,
    inferred.flatMap(({ spellings }) => [...spellings.keys()]),
  );
  const schema = { columns, target, missing: [...options.missing], pixels: findPixels(columns) };
  const notes = notesOn(inferred, schema.pixels, options);
  return {
    schema: { version: 1, ...schema, notes, warnings: [...warnings, ...warnMissing(table, columns)] },
    objections,
    flawed,
  };
}

const noTarget = { target: null, warnings: [] };

/** What can be said, or what is said instead where there is an objection, which is kept. */
function objecting<T>(found: ColonnadeError[], say: () => T, instead: (error: ColonnadeError) => T): T {
  try {
    return say();
  } catch (error) {
    if (!isObjection(error)) throw error;
    found.push(error);
    return instead(error);
  }
}

function withoutFlaws(
  table: Table,
  column: Column,
  missing: Missing,
  error: ColonnadeError,
  flawed: Set<string>,
): Inferred {
  flawed.add(column.name);
  return { schema: objectedColumn(table, column, missing, error), spellings: new Map() };
}

/** What was guessed or left out. */
function notesOn(inferred: readonly Inferred[], pixels: Schema['pixels'], options: CheckedOptions): string[] {
  const spelled = describeSpellings(inferred);
  const images =
    pixels &&
    `columns "${pixels.columns[0]}" to "${pixels.columns.at(-1)}" are ${pixels.shape.join('×')} images`;
  return [
    ...inferred
      .filter(({ schema }) => schema.kind === 'dropped' && !options.drop.has(schema.name))
      .map(({ schema }) => `column "${schema.name}" is left out: ${schema.why}`),
    ...(spelled === undefined ? [] : [spelled]),
    ...inferred.flatMap(({ note }) => (note === undefined ? [] : [note])),
    ...(images ? [images] : []),
  ];
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
    unit: null,
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
