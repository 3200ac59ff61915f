import type { Matrix } from '../../matrix/matrix.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import { type Evaluation, evaluate } from '../../model/evaluate.js';
import type { Model } from '../../model/model.js';
import { precisionOf } from '../../model/model-file/content.js';
import { type InitializationName, initializationNames } from '../../network/initialization/index.js';
import { drawParameters } from '../../network/initialize.js';
import type { Parameters } from '../../network/parameters.js';
import { encodeInputs } from '../../table/preprocessing/apply-preprocessing.js';
import { deriveColumns } from '../../table/preprocessing/derive.js';
import { encodeTarget } from '../../table/preprocessing/target.js';
import { checkUnits } from '../../table/schema/check-units.js';
import { splitTable } from '../../table/splits/split-table.js';
import type { Table } from '../../table/table.js';
import type { DiagnoseModelOptions } from './options.js';
import type { RowsOf } from './rows-of.js';

/** Some rows of a table, as the model sees them and as it answered. */
export interface Rows {
  readonly name: RowsOf;
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly X: Inputs;
  readonly Y: Matrix;
  readonly evaluation: Evaluation;
}

/** X and Y of a part. */
type Examples = Pick<Rows, 'X' | 'Y'>;

/** A training as far as its layers and steps show it. */
export interface Trained {
  readonly model: Pick<Model, 'content'>;
  readonly train: Examples | null;
  readonly validation: Examples | null;
  readonly judged: Examples;
  /** The parameters as the training began, drawn again; null where the model does not say how. */
  readonly start: Parameters | null;
}

/** A model with the rows that it is looked at with. */
export interface Subject extends Trained {
  readonly model: Model;
  /** The rows that it learned from and those it was stopped by; null where they are not known. */
  readonly train: Rows | null;
  readonly validation: Rows | null;
  /** The rows that it is judged by. */
  readonly judged: Rows;
  /** True when the table is the one that was trained on. */
  readonly same: boolean;
}

/**
 * The rows of every part. The parts of a training are a function of table, schema and options, all of which are
 * there: they are made again, not guessed.
 * @throws as `Model.evaluate`
 */
export function subjectOf(model: Model, given: Table, options: DiagnoseModelOptions): Subject {
  const { schema, preprocessing } = model.content;
  const derived = (table: Table) => deriveColumns(table, preprocessing.derived, schema.missing);
  const table = derived(given);
  const known = options.training ?? model.training?.examples.train.table;
  const training = known === undefined ? undefined : derived(known);
  const same = training !== undefined && sharesColumns(table, training);
  const parts = training && partsOf(model, training, options.test && derived(options.test));
  const judged = same ? (parts!.test ?? parts!.validation ?? parts!.train) : rowsOf(model, 'new', table);
  return {
    model,
    train: parts?.train ?? null,
    validation: parts?.validation ?? null,
    judged,
    same,
    start: startOf(model),
  };
}

/** Whether one table is the other, or has all that the other has read. */
function sharesColumns(table: Table, training: Table): boolean {
  return training.columns.every((column) => {
    const own = table.find(column.name);
    return own === column || (own?.kind === 'numeric' && own.derived !== undefined);
  });
}

function partsOf(model: Model, table: Table, test: Table | undefined) {
  const { schema, options } = model.content;
  const share = (name: string) => Number(options[name] ?? 0);
  const split = splitTable(table, schema, {
    split: String(options.split ?? 'random'),
    testShare: test === undefined ? share('testShare') : 0,
    validationShare: share('validationShare'),
    seed: Number(options.seed ?? 1),
  });
  const part = (name: RowsOf, rows: Uint32Array) =>
    rows.length === 0 ? null : rowsOf(model, name, table, rows);
  return {
    train: part('train', split.train)!,
    validation: part('validation', split.validation),
    test: test === undefined ? part('test', split.test) : rowsOf(model, 'test', test),
  };
}

function rowsOf(
  model: Model,
  name: RowsOf,
  table: Table,
  rows: Uint32Array = Uint32Array.from({ length: table.rows }, (_, row) => row),
): Rows {
  const { content, network } = model;
  const { specification, schema, preprocessing } = content;
  checkUnits(schema, table, true);
  const { X } = encodeInputs(preprocessing, table, rows, precisionOf(content));
  const oneHot = specification.sizes[specification.sizes.length - 1] > 1;
  const Y = encodeTarget(schema, preprocessing, table, rows, { oneHot });
  return { name, table, rows, X, Y, evaluation: evaluate(content, network.predict(X), Y) };
}

/** The parameters that a training began with, drawn again; null where the model does not say how. */
export function startOf({ content }: Pick<Model, 'content'>): Parameters | null {
  const { initialization, seed } = content.options;
  if (!initializationNames.includes(initialization as InitializationName)) return null;
  if (typeof seed !== 'number') return null;
  return drawParameters(content.specification, initialization as InitializationName, seed);
}
