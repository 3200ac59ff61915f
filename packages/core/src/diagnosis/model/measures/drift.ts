import type { ModelContent } from '../../../model/model-file/content.js';
import type { Schema } from '../../../table/schema/schema.js';
import { type DataColumn, readColumns } from '../../data/columns.js';
import type { ColumnDrift } from '../../drift/column-drift.js';
import { compareColumns, missingShare, outside } from '../../drift/compare-columns.js';
import { type Apart, chiSquare, fromMoments, kolmogorovSmirnov } from '../../drift/two-samples.js';
import type { Rows, Subject } from '../subject.js';

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
 * (Kolmogorov and Smirnov for numbers, χ² for categories, the words of texts, how bright images are); without them only what the model file keeps: the mean and
 * deviation that numbers are standardized by, their range, and the list of categories without their shares.
 */
export function driftOf({ model, train, judged }: Subject): Drift {
  const { content } = model;
  const { schema, preprocessing } = content;
  const names = new Set(preprocessing.inputs.map(({ column }) => column));
  const some = { ...schema, columns: schema.columns.filter(({ name }) => names.has(name)) };
  const now = readColumns(judged.table, some, []);
  const then = train && new Map(readColumns(train.table, some, []).map((column) => [column.name, column]));
  const every = Uint32Array.from({ length: judged.table.rows }, (_, row) => row);
  const tokensOf = (name: string) => {
    const input = preprocessing.inputs.find(({ column }) => column === name);
    return input?.kind === 'text' ? input.tokens : 'words';
  };
  const columns = now.flatMap((column) => {
    const before = then?.get(column.name);
    const one = before
      ? compareColumns(
          { column: before, table: train!.table, rows: train!.rows },
          { column, table: judged.table, rows: every },
          { schema, tokens: tokensOf(column.name), seed: 1 },
        )
      : beside(column, content);
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
      by: null,
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
    by: null,
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
