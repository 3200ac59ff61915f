import { extname } from 'node:path';
import {
  type Answers,
  ColonnadeError,
  type Column,
  type Matrix,
  type Model,
  nearestName,
  type Table,
} from '@colonnade/core';
import { type DataFlags, loadData } from '../input/data.js';
import { writeNew } from '../run/files.js';
import { toCsv } from '../terminal/csv.js';
import { tell } from '../terminal/tell.js';
import { imagesOf, loadModel } from './model.js';

/** `colonnade predict <model> <data>`: a line for every row of the data, in their order. */
export async function predict(
  path: string,
  dataPath: string,
  flags: DataFlags & { out?: string; keep?: string },
): Promise<number> {
  const format = outputFormat(flags.out);
  const model = await loadModel(path);
  const { table } = await loadData(dataPath, { ...imagesOf(model, dataPath), ...flags });
  const kept = keptNames(table, flags.keep).map((name) => keptColumn(table, name));
  const { answers, warnings } = model.answer(table);
  tell(table.source.notes, warnings);
  const columns = [...predictionColumns(model, answers), ...kept.map(cellsOf)];
  checkNames(columns);
  const text = format === 'json' ? toJson(columns, table.rows) : toCsv(columns, table.rows);
  if (flags.out === undefined) process.stdout.write(text);
  else writeNew(flags.out, text);
  return 0;
}

/** A column of the answer: a name, and a value for every row. */
interface AnswerColumn {
  readonly name: string;
  readonly values: ArrayLike<string | number | null>;
}

function predictionColumns(model: Model, { classes, probabilities, values }: Answers): AnswerColumn[] {
  const target = model.content.schema.target!;
  if (values) {
    const rows = values.toRows();
    const name = (i: number) => (rows.length === 1 ? 'prediction' : `prediction_${target.columns[i]}`);
    return rows.map((row, i) => ({ name: name(i), values: row }));
  }
  const prediction = classes
    ? Array.from(classes, (c) => model.classes[c])
    : heldLabels(model, probabilities!);
  const shares = probabilities!.toRows().map((row, i) => ({ name: `p_${model.classes[i]}`, values: row }));
  return [{ name: 'prediction', values: prediction }, ...shares];
}

function heldLabels(model: Model, probabilities: Matrix): string[] {
  const { threshold } = model.content;
  return probabilities
    .toColumns()
    .map((column) => model.classes.filter((_, i) => column[i] > threshold).join(','));
}

/** A name that is a column stands for itself; otherwise commas part several. */
function keptNames(table: Table, keep: string | undefined): string[] {
  if (keep === undefined) return [];
  if (table.find(keep) !== undefined) return [keep];
  return [...new Set(keep.split(',').map((name) => name.trim()))];
}

/** A kept column called `prediction` could not be told from the answer. */
function checkNames(columns: readonly AnswerColumn[]): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'predict',
    problem: `the column "${twice}" to keep has the name of a column of the predictions`,
    remedy: { text: 'rename it, or take it out of {option}', option: 'keep' },
  });
}

function keptColumn(table: Table, name: string): Column {
  const column = table.find(name);
  if (column && (column.kind === 'text' || column.shape.length === 0)) return column;
  const near = nearestName(name, table.names);
  throw new ColonnadeError({
    code: column ? 'COLUMN_TYPE' : 'COLUMN_UNKNOWN',
    where: table.source.name,
    problem: column
      ? `column "${name}" holds arrays, which do not fit into a cell`
      : `there is no column "${name}" to keep`,
    remedy: {
      text:
        near && !column ? `did you mean "${near}"` : `the columns are ${table.names.slice(0, 12).join(', ')}`,
    },
  });
}

function cellsOf(column: Column): AnswerColumn {
  return { name: column.name, values: column.kind === 'text' ? column.cells : column.values };
}

function toJson(columns: readonly AnswerColumn[], rows: number): string {
  const records = Array.from({ length: rows }, (_, j) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[j]])),
  );
  return `${JSON.stringify(records, null, 2)}\n`;
}

function outputFormat(out: string | undefined): 'csv' | 'json' {
  const extension = out === undefined ? '.csv' : extname(out).toLowerCase();
  if (extension === '.csv' || extension === '.json') return extension.slice(1) as 'csv' | 'json';
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'predict',
    problem: `option "out" is "${out}", but must end in .csv or .json`,
    remedy: { text: 'write {option}', option: 'out', value: 'predictions.csv' },
  });
}
