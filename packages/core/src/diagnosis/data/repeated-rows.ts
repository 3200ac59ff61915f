import { prepareData } from '../../model/prepare-data.js';
import type { TrainOptions } from '../../model/train-options.js';
import type { Schema } from '../../table/schema/schema.js';
import { splitTable } from '../../table/splits/split-table.js';
import type { Table } from '../../table/table.js';
import { type DataColumn, readColumns } from './columns.js';
import type { RepeatedRows } from './data-diagnosis.js';
import type { CheckedDiagnoseOptions } from './options.js';
import { groupRows, type RowGroups } from './row-groups.js';
import { readTarget, type TargetData } from './target.js';

/** Rows whose inputs are those of another row with another target, and what that leaves possible. */
export interface ContradictingRows {
  readonly rows: number;
  readonly contradicting: number;
  /** The best accuracy, or of numbers the best r², that there can be on these rows. */
  readonly ceiling: number;
}

/**
 * Counts the rows of a table that contradict each other: what no amount of learning can get right.
 * @throws what preparing a training says of options that do not fit the data
 */
export function contradictingRows(
  given: Table,
  options: Pick<TrainOptions, 'target' | 'drop'>,
): ContradictingRows {
  const { table, schema } = prepareData(given, undefined, options as TrainOptions);
  const columns = readColumns(table, schema, options.drop ?? []);
  const target = readTarget(table, schema);
  if (target === null) return { rows: table.rows, contradicting: 0, ceiling: 1 };
  const alike = alikeRows(table, columns);
  const contradicting = countContradicting(alike, answeredRows(table, alike, target));
  return { rows: table.rows, contradicting, ceiling: contradicting === 0 ? 1 : ceilingOf(alike, target) };
}

function alikeRows(table: Table, columns: readonly DataColumn[]): RowGroups {
  return groupRows(
    table,
    columns.filter(({ input }) => input),
  );
}

function answeredRows(table: Table, alike: RowGroups, target: TargetData | null): RowGroups {
  const answers = target === null ? [] : target.values.length > 0 ? target.values : [target.codes.codes];
  return groupRows(table, [], [alike.groupOf, ...answers]);
}

/** Counts rows that stand there twice, and rows with the same inputs and another target. */
export function countRepeated(
  table: Table,
  schema: Schema,
  columns: readonly DataColumn[],
  target: TargetData | null,
  options: CheckedDiagnoseOptions,
): RepeatedRows {
  const alike = alikeRows(table, columns);
  const answered = answeredRows(table, alike, target);
  // A number of its own makes no other example of a row; a name does.
  const names = columns.filter(({ input, numbers }) => !input && numbers === null);
  const whole = names.length === 0 ? answered : groupRows(table, names, [answered.groupOf]);
  const parts = acrossParts(table, schema, whole, options);
  const contradicting = countContradicting(alike, answered);
  return {
    distinct: alike.groups,
    duplicates: table.rows - whole.groups,
    ...parts,
    contradicting,
    firstContradiction: firstContradiction(table, alike, answered),
    ceiling: contradicting === 0 ? 1 : ceilingOf(alike, target as TargetData),
  };
}

/** The split of a training, as far as it can be made: rows to test on that were trained on too. */
function acrossParts(table: Table, schema: Schema, whole: RowGroups, options: CheckedDiagnoseOptions) {
  const { split, validationShare, seed, testShare } = options;
  if (testShare === 0 || table.rows < 2) return { acrossParts: 0, tested: 0 };
  const { train, test } = splitTable(table, schema, { split, testShare, validationShare, seed });
  const seen = new Uint8Array(whole.groups);
  for (const row of train) seen[whole.groupOf[row]] = 1;
  const across = test.reduce((sum, row) => sum + seen[whole.groupOf[row]], 0);
  return { acrossParts: across, tested: test.length };
}

/** Rows of a group that has several groups of the finer grouping. */
function countContradicting(alike: RowGroups, whole: RowGroups): number {
  const first = new Int32Array(alike.groups).fill(-1);
  const mixed = new Uint8Array(alike.groups);
  for (const [row, group] of alike.groupOf.entries()) {
    if (first[group] < 0) first[group] = whole.groupOf[row];
    else if (first[group] !== whole.groupOf[row]) mixed[group] = 1;
  }
  return alike.groupOf.reduce((sum, group) => sum + mixed[group], 0);
}

/** The places of the first row that is contradicted and of the first row that contradicts it. */
function firstContradiction(table: Table, alike: RowGroups, whole: RowGroups): [string, string] | null {
  const first = new Int32Array(alike.groups).fill(-1);
  let found: [number, number] | null = null;
  for (const [row, group] of alike.groupOf.entries()) {
    if (first[group] < 0) first[group] = row;
    else if (whole.groupOf[first[group]] !== whole.groupOf[row] && !(found && found[0] <= first[group]))
      found = [first[group], row];
  }
  return found && [table.place(found[0]), table.place(found[1])];
}

/** The best accuracy (answering the commonest class of every group) or r² (its mean) that there can be. */
function ceilingOf(alike: RowGroups, { task, codes, values }: TargetData): number {
  const m = alike.groupOf.length;
  if (task === 'regression') {
    const shares = values.map((numbers) => 1 - withinShare(alike, numbers));
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }
  const counts = new Map<number, number>();
  for (let row = 0; row < m; row++) {
    const key = alike.groupOf[row] * codes.count + codes.codes[row];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = new Uint32Array(alike.groups);
  for (const [key, count] of counts) {
    const group = Math.floor(key / codes.count);
    most[group] = Math.max(most[group], count);
  }
  return most.reduce((sum, count) => sum + count, 0) / m;
}

/** The share of the variance that is within the groups. */
function withinShare({ groupOf, groups }: RowGroups, numbers: Float64Array): number {
  const m = numbers.length;
  const sums = new Float64Array(groups);
  const sizes = new Uint32Array(groups);
  let mean = 0;
  for (let row = 0; row < m; row++) {
    sums[groupOf[row]] += numbers[row];
    sizes[groupOf[row]]++;
    mean += numbers[row] / m;
  }
  let [within, all] = [0, 0];
  for (let row = 0; row < m; row++) {
    const group = groupOf[row];
    within += (numbers[row] - sums[group] / sizes[group]) ** 2;
    all += (numbers[row] - mean) ** 2;
  }
  return all > 0 ? within / all : 0;
}
