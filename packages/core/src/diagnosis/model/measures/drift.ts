import type { ModelContent } from '../../../model/model-file/content.js';
import type { Schema } from '../../../table/schema/schema.js';
import { type DataColumn, readColumns } from '../../data/columns.js';
import type { Rows, Subject } from '../subject.js';
import { type Apart, chiSquare, fromMoments, kolmogorovSmirnov } from './two-samples.js';

/** How far a column of new rows is from what the model learned from. */
export interface ColumnDrift extends Apart {
  readonly column: string;
  /** What was compared: all values with those of training, or only what the model file keeps of them. */
  readonly compared: 'values' | 'mean' | 'categories';
  /** The share of rows with a category that training did not have, or a number outside its range. */
  readonly unknown: number;
  /** The share of missing cells before (null where it is not known) and now. */
  readonly missing: { readonly before: number | null; readonly now: number };
}

/** New rows against those of the training. */
export interface Drift {
  /** Whether the training rows themselves were there, or only what the model keeps of them. */
  readonly reference: 'training rows' | 'model';
  /** The furthest first. */
  readonly columns: readonly ColumnDrift[];
  /** The target of the new rows; null where the model does not say what it was. */
  readonly target: Apart | null;
  /** Columns about which nothing can be said. */
  readonly notJudged: readonly string[];
}

/**
 * What has changed since the training, column by column. With the training rows two samples are compared
 * (Kolmogorov and Smirnov for numbers, χ² for categories); without them only what the model file keeps: the mean and
 * deviation that numbers are standardized by, their range, and the list of categories without their shares.
 */
export function driftOf({ model, train, judged }: Subject): Drift {
  const { content } = model;
  const { schema, preprocessing } = content;
  const names = new Set(preprocessing.inputs.map(({ column }) => column));
  const some = { ...schema, columns: schema.columns.filter(({ name }) => names.has(name)) };
  const now = readColumns(judged.table, some, []);
  const then = train && new Map(readColumns(train.table, some, []).map((column) => [column.name, column]));
  const columns = now.flatMap((column) => {
    const before = then?.get(column.name);
    const one = before ? compare(column, before, train!.rows) : beside(column, content);
    return one === null ? [] : [one];
  });
  const judgedNames = new Set(columns.map(({ column }) => column));
  return {
    reference: train ? 'training rows' : 'model',
    columns: columns.sort((a, b) => b.distance - a.distance),
    target: targetDrift(content, judged, train),
    notJudged: [...names].filter((name) => !judgedNames.has(name)),
  };
}

/** Two samples of a column. */
function compare(now: DataColumn, then: DataColumn, rows: Uint32Array): ColumnDrift | null {
  if (now.numbers !== null && then.numbers !== null) {
    const before = Float64Array.from(rows, (row) => then.numbers![row]);
    const apart = kolmogorovSmirnov(before, now.numbers);
    return {
      column: now.name,
      compared: 'values',
      ...apart,
      unknown: outside(now.numbers, ...range(before)),
      missing: { before: missingShare(before), now: missingShare(now.numbers) },
    };
  }
  if (now.levels === null || then.levels === null) return null;
  const places = new Map(then.names.map((name, i) => [name, i]));
  const all = [...new Set([...then.names, ...now.names])];
  const placeOf = new Map(all.map((name, i) => [name, i]));
  const [before, after] = [new Float64Array(all.length + 1), new Float64Array(all.length + 1)];
  const seen = new Set<number>();
  for (const row of rows) {
    const level = then.levels[row];
    before[level < 0 ? all.length : placeOf.get(then.names[level])!]++;
    if (level >= 0) seen.add(level);
  }
  let unknown = 0;
  for (const level of now.levels) {
    after[level < 0 ? all.length : placeOf.get(now.names[level])!]++;
    const known = level < 0 ? undefined : places.get(now.names[level]);
    if (level >= 0 && (known === undefined || !seen.has(known))) unknown++;
  }
  return {
    column: now.name,
    compared: 'values',
    ...chiSquare(before, after),
    unknown: unknown / Math.max(1, now.levels.length),
    missing: {
      before: before[all.length] / Math.max(1, rows.length),
      now: after[all.length] / Math.max(1, now.levels.length),
    },
  };
}

/** A column beside what the model file keeps of it. */
function beside(now: DataColumn, { schema, preprocessing }: ModelContent): ColumnDrift | null {
  const input = preprocessing.inputs.find(({ column }) => column === now.name)!;
  const then = schema.columns.find(({ name }) => name === now.name)!;
  const rows = rowsOfSchema(schema);
  const missing = (own: number) => ({ before: rows === null ? null : then.missing / rows, now: own });
  if (input.kind === 'number' && now.numbers !== null) {
    const standardized = input.transform === null && preprocessing.standardize === 'feature';
    const apart = standardized
      ? fromMoments(now.numbers, input.shift, input.scale, rows)
      : { distance: 0, p: 1 };
    return {
      column: now.name,
      compared: 'mean',
      ...apart,
      unknown: outside(
        now.numbers,
        then.min ?? Number.NEGATIVE_INFINITY,
        then.max ?? Number.POSITIVE_INFINITY,
      ),
      missing: missing(missingShare(now.numbers)),
    };
  }
  if (input.kind !== 'category' || now.levels === null) return null;
  const known = new Set(input.categories);
  const total = Math.max(1, now.levels.length);
  let [unknown, absent] = [0, 0];
  for (const level of now.levels) {
    if (level < 0) absent++;
    else if (!known.has(now.names[level])) unknown++;
  }
  // With a row for rare categories, those and new ones cannot be told apart.
  const share = input.other ? 0 : unknown / total;
  return {
    column: now.name,
    compared: 'categories',
    distance: share,
    p: share > 0 ? 0 : 1,
    unknown: share,
    missing: missing(absent / total),
  };
}

function targetDrift({ schema, preprocessing }: ModelContent, now: Rows, train: Rows | null): Apart | null {
  const { task, counts, classes } = schema.target!;
  if (task === 'regression') {
    const { actualValues } = now.evaluation;
    if (preprocessing.target === null || actualValues!.rows !== 1) return null;
    const values = Float64Array.from(actualValues!.data);
    if (train) return kolmogorovSmirnov(Float64Array.from(train.evaluation.actualValues!.data), values);
    return fromMoments(values, preprocessing.target.mean[0], preprocessing.target.deviation[0], null);
  }
  const { actual } = now.evaluation;
  if (task === 'multilabel' || actual === null || counts.length !== classes.length) return null;
  const after = new Float64Array(classes.length);
  for (const is of actual) after[is]++;
  return chiSquare(counts, after);
}

/** Rows of the file that the model was trained on, as far as the counts of its classes tell. */
function rowsOfSchema({ target }: Schema): number | null {
  if (target === null || target.task === 'regression' || target.task === 'multilabel') return null;
  return target.counts.reduce((sum, count) => sum + count, 0);
}

function range(values: Float64Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const x of values) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return [low, high];
}

function outside(values: Float64Array, low: number, high: number): number {
  let count = 0;
  for (const x of values) if (x < low || x > high) count++;
  return values.length === 0 ? 0 : count / values.length;
}

function missingShare(values: Float64Array): number {
  let count = 0;
  for (const x of values) if (Number.isNaN(x)) count++;
  return values.length === 0 ? 0 : count / values.length;
}
