import {
  type ColumnHistogram,
  type ColumnSchema,
  columnHistogram,
  type Derived,
  defaultMissing,
  deriveColumns,
  type Frequency,
  frequentValues,
  inferSchema,
  type Schema,
  type SchemaOptions,
  type Table,
  trainOptions,
} from '@colonnade/core';
import { type DataFlags, loadData } from '../input/data.js';
import { readFlags } from '../input/flags.js';
import { withDerived } from '../input/train-flags.js';
import { count, figure, plain, textTable } from '../terminal/table.js';
import { sparkline } from './sparkline.js';

/** More columns than this are listed without their distributions, which would take a look at every cell again. */
const mostDistributions = 2000;
const examplesShown = 3;

interface InspectedColumn extends ColumnSchema {
  readonly histogram: ColumnHistogram | null;
  readonly frequent: readonly Frequency[] | null;
}

/** What is in data: every column with its kind, the reason, what is missing, its range and its distribution. */
export async function inspectData(path: string, flags: DataFlags & { json?: boolean }): Promise<string> {
  const given = withDerived(readFlags({ ...flags }, trainOptions)) as SchemaOptions & { derive?: Derived[] };
  const { derive = [], ...options } = given;
  const { table: read } = await loadData(path, flags);
  const table = deriveColumns(read, derive, options.missing ?? defaultMissing);
  const schema = inferSchema(table, options);
  const columns = schema.columns.map((column, i): InspectedColumn => {
    const looked = i < mostDistributions;
    return {
      ...column,
      histogram: looked ? columnHistogram(table, schema, column) : null,
      frequent: looked ? frequentValues(table, schema, column) : null,
    };
  });
  return flags.json ? document(table, schema, columns) : page(table, schema, columns);
}

function document(table: Table, schema: Schema, columns: readonly InspectedColumn[]): string {
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
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function page(table: Table, schema: Schema, columns: readonly InspectedColumn[]): string {
  const { target } = schema;
  const rows = columns.map((column) => [
    plain(column.name, 40),
    column.kind,
    count(column.missing),
    column.distinct === null ? '–' : count(column.distinct),
    range(column),
    distribution(column),
    plain(column.examples.slice(0, examplesShown).join(', '), 40),
    plain(column.why, 60),
  ]);
  const notes = [...table.source.notes, ...schema.notes].map((note) => `note: ${plain(note, 200)}`);
  return [
    `${plain(table.source.name)}: ${count(table.rows)} rows, ${count(table.columns.length)} columns`,
    ...(target
      ? [
          `target ${target.columns.map((name) => plain(name)).join(', ')}: ${target.task} (${plain(target.why)})`,
          ...(target.classes.length > 0 ? [`classes ${classes(target.classes, target.counts)}`] : []),
        ]
      : []),
    textTable([
      ['column', 'kind', 'missing', 'distinct', 'range', 'distribution', 'examples', 'why'],
      ...rows,
    ]),
    ...notes,
    ...schema.warnings.map(({ code, message }) => `warning: ${plain(message, 300)} [${code}]`),
    '',
  ].join('\n');
}

function range({ kind, min, max, histogram }: InspectedColumn): string {
  if (kind === 'date' && histogram) return `${day(histogram.from)} to ${day(histogram.to)}`;
  return min === null ? '–' : `${figure(min)} to ${figure(max)}`;
}

/** Days since 1970-01-01 as a date. */
function day(days: number): string {
  return new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}

/** A histogram, or the shares of the most frequent values. */
function distribution({ histogram, frequent }: InspectedColumn): string {
  if (histogram) return sparkline(histogram.counts);
  if (!frequent) return '';
  return plain(
    frequent
      .slice(0, 3)
      .map(({ value, rows }) => `${value} ${count(rows)}`)
      .join(', '),
    36,
  );
}

function classes(names: readonly string[], counts: readonly number[]): string {
  const shown = names.slice(0, 10).map((name, i) => `${plain(name, 30)} ${count(counts[i])}`);
  return names.length > 10 ? `${shown.join(', ')}, …` : shown.join(', ');
}
