import {
  type ColumnSchema,
  inputColumns,
  type OptionChoice,
  specificationText,
  type Table,
  type TrainStart,
} from '@colonnade/core';
import { flagName } from '../input/flags.js';
import { count, plain, textTable } from './table.js';

/** Columns that are listed one by one; more are counted by kind. */
const listed = 12;

/** What stands before the first update: dimensions first, then the options that came from formulas. */
export function describeStart(start: TrainStart, table: Table, test: Table | undefined): string {
  const { examples, schema, specification } = start;
  const { train, validation, test: tested } = examples;
  const target = schema.target!;
  const source = plain(table.source.name);
  const classes =
    target.task === 'regression'
      ? []
      : [['classes', `${target.classes.length}: ${balance(target.classes, target.counts)}`]];
  const image = schema.pixels ?? inputColumns(schema).find((column) => column.kind === 'image');
  const rows = [
    ['m_train', count(train.rows.length)],
    ['m_validation', validation ? count(validation.rows.length) : '–'],
    ['m_test', tested ? `${count(tested.rows.length)}${test ? ` (${plain(test.source.name)})` : ''}` : '–'],
    ['n', `${count(specification.sizes[0])} inputs from ${columnCount(inputColumns(schema).length)}`],
    ...(image ? [['num_px', image.shape.join(' × ')]] : []),
    [
      'target',
      `${target.columns.map((name) => plain(name)).join(', ')}: ${target.task} (${plain(target.why)})`,
    ],
    ...classes,
  ];
  const chosen = start.options.filter(({ origin }) => origin === 'chosen' || origin === 'recipe');
  return [
    `${source}: ${choices(chosen)}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(14)}${value}`),
    '',
    describeColumns(schema.columns),
    ...notesBesideList(start, table, test).map((note) => `  note: ${plain(note, 200)}`),
    ...start.warnings.map(({ code, message }) => `  warning: ${plain(message, 300)} [${code}]`),
    `  engine ${engineText(start.engine)}`,
    `  network ${specificationText(specification)}`,
    '',
  ]
    .filter((line, at, lines) => line !== '' || lines[at - 1] !== '')
    .join('\n');
}

/** What was guessed, skipped or left out of the data, and of those to test on. */
export function notesOf({ schema }: TrainStart, table: Table, test: Table | undefined): string[] {
  const ofTest = (test?.source.notes ?? []).map((note) => `${test!.source.name}: ${note}`);
  return [...table.source.notes, ...schema.notes, ...ofTest];
}

/** The same without what the list of columns says already. */
function notesBesideList(start: TrainStart, table: Table, test: Table | undefined): string[] {
  const notes = notesOf(start, table, test);
  if (start.schema.columns.length > listed) return notes;
  return notes.filter((note) => !/^column .* is left out: /.test(note));
}

/** `blas: OpenBLAS 0.3.21, Zen`, `wasm: relaxed-simd`, `reference`. */
function engineText({ name, library, variant }: TrainStart['engine']): string {
  const parts = [library, variant].filter((part) => part !== null);
  return parts.length > 0 ? `${name}: ${parts.map((part) => plain(part)).join(', ')}` : name;
}

/** `batch-size 32, epochs 200, …`: what formulas chose, so that nothing is hidden. */
function choices(chosen: readonly OptionChoice[]): string {
  return chosen
    .map(({ name, value }) => `${flagName(name)} ${Array.isArray(value) ? value.join(',') || 'none' : value}`)
    .join(', ');
}

function balance(classes: readonly string[], counts: readonly number[]): string {
  const shown = classes.slice(0, 10).map((name, i) => `${plain(name, 30)} ${count(counts[i])}`);
  return classes.length > 10 ? `${shown.join(', ')}, …` : shown.join(', ');
}

function describeColumns(columns: readonly ColumnSchema[]): string {
  if (columns.length <= listed) {
    return textTable(columns.map(({ name, kind, why }) => [plain(name, 40), kind, plain(why, 80)]));
  }
  const kinds = new Map<string, number>();
  for (const { kind } of columns) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counts = [...kinds].map(([kind, n]) => `${count(n)} ${kind}`).join(', ');
  return `  columns       ${counts} (colonnade inspect shows each)`;
}

const columnCount = (n: number): string => (n === 1 ? '1 column' : `${count(n)} columns`);
