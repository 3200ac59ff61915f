import {
  type ColonnadeError,
  columnHistogram,
  type Derived,
  defaultMissing,
  deriveColumns,
  frequentValues,
  inspectTable,
  type Schema,
  type SchemaOptions,
  type Table,
  trainOptions,
} from '@colonnade/core';
import { type DataFlags, loadData } from '../input/data.js';
import { readFlags } from '../input/flags.js';
import { withDerived } from '../input/train-flags.js';
import { count, counted, plain } from '../terminal/table.js';
import { terminalWidth } from '../terminal/width.js';
import { columnTable, type InspectedColumn } from './column-table.js';

/** More columns are counted, and told in full by --json only, there without a look at every cell again. */
const mostListed = 2000;

/**
 * What is in data: every column with its kind, the reason, what is missing, its range and its distribution; and all that
 * has to be mended before a network can learn from it.
 */
export async function inspectData(path: string, flags: DataFlags & { json?: boolean }): Promise<string> {
  const given = withDerived(readFlags({ ...flags }, trainOptions)) as SchemaOptions & { derive?: Derived[] };
  const { derive = [], ...options } = given;
  const { table: read } = await loadData(path, flags);
  const table = deriveColumns(read, derive, options.missing ?? defaultMissing);
  const { schema, objections, flawed } = inspectTable(table, options);
  const columns = schema.columns.map((column, i): InspectedColumn => {
    const looked = i < mostListed && !flawed.has(column.name);
    return {
      ...column,
      histogram: looked ? columnHistogram(table, schema, column) : null,
      frequent: looked ? frequentValues(table, schema, column) : null,
    };
  });
  return flags.json ? document(table, schema, columns, objections) : page(table, schema, columns, objections);
}

function document(
  table: Table,
  schema: Schema,
  columns: readonly InspectedColumn[],
  objections: readonly ColonnadeError[],
): string {
  const { target, pixels } = schema;
  const notes = [...table.source.notes, ...schema.notes];
  const value = {
    kind: 'data',
    source: table.source.name,
    rows: table.rows,
    columns,
    target,
    pixels,
    notes,
    warnings: schema.warnings,
    objections: objections.map((error) => ({ code: error.code, message: error.worded('command') })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function page(
  table: Table,
  schema: Schema,
  columns: readonly InspectedColumn[],
  objections: readonly ColonnadeError[],
): string {
  const { target } = schema;
  const notes = [...table.source.notes, ...schema.notes].map((note) => `note: ${plain(note, 200)}`);
  return [
    `${plain(table.source.name)}: ${counted(table.rows, 'row')}, ${counted(table.columns.length, 'column')}`,
    ...(target
      ? [
          `target ${target.columns.map((name) => plain(name)).join(', ')}: ${target.task} (${plain(target.why)})`,
          ...(target.classes.length > 0 ? [`classes ${classes(target.classes, target.counts)}`] : []),
        ]
      : []),
    columnTable(columns.slice(0, mostListed), terminalWidth()),
    ...(columns.length > mostListed
      ? [`  … and ${count(columns.length - mostListed)} more columns; --json has all of them`]
      : []),
    ...notes,
    ...schema.warnings.map(({ code, message }) => `warning: ${plain(message, 300)} [${code}]`),
    ...(objections.length > 0 ? ['before it can be learned from:'] : []),
    ...objections.map((error) => `  ${plain(error.worded('command'), 400)}`),
    '',
  ].join('\n');
}

function classes(names: readonly string[], counts: readonly number[]): string {
  const shown = names.slice(0, 10).map((name, i) => `${plain(name, 30)} ${count(counts[i])}`);
  return names.length > 10 ? `${shown.join(', ')}, …` : shown.join(', ');
}
