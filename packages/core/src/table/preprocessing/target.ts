import { ColonnadeError } from '../../foundation/errors.js';
import { Matrix } from '../../matrix/matrix.js';
import { cellText, Missing, parseNumber } from '../cells.js';
import { cellPlace } from '../schema/cell-errors.js';
import { classLabel } from '../schema/classes.js';
import type { Schema, TargetSchema } from '../schema/schema.js';
import { missingTarget } from '../schema/target.js';
import type { Column, Table } from '../table.js';
import type { Preprocessing, TargetScale } from './preprocessing.js';
import { neededColumn, readNumbers } from './read-cells.js';
import { statistics } from './statistics.js';

/** Mean and deviation of each column of a regression target over the training rows; null for classes. */
export function fitTarget(schema: Schema, table: Table, trainRows: Uint32Array): TargetScale | null {
  if (schema.target?.task !== 'regression') return null;
  const own = schema.target.columns.map((name) => statistics(readTarget(schema, table, name, trainRows)));
  return {
    mean: own.map((each) => each.mean),
    deviation: own.map((each) => (each.deviation > 0 ? each.deviation : 1)),
  };
}

/**
 * Y of some rows: binary 1×m, 1 for the positive class (2×m with `oneHot`); multiclass k×m one-hot; multilabel
 * k×m of 0 and 1; regression k×m, standardized by the training part.
 * @throws COLUMN_UNKNOWN, TARGET_MISSING, CLASS_UNKNOWN for a class that the schema does not have
 */
export function encodeTarget(
  schema: Schema,
  preprocessing: Preprocessing,
  table: Table,
  rows?: Uint32Array,
  { oneHot = false }: { oneHot?: boolean } = {},
): Matrix {
  const target = requireTarget(schema);
  const chosen = rows ?? everyRow(table);
  const m = chosen.length;
  if (target.task === 'multilabel' || target.task === 'regression') {
    const k = target.columns.length;
    const { mean, deviation } = preprocessing.target ?? { mean: [], deviation: [] };
    const Y = Matrix.zeros(k, m);
    for (const [i, name] of target.columns.entries()) {
      const values = readTarget(schema, table, name, chosen);
      const scaled = target.task === 'regression';
      for (let j = 0; j < m; j++)
        Y.data[i + j * k] = scaled ? (values[j] - mean[i]) / deviation[i] : values[j];
    }
    return Y;
  }
  const classes = classIndices(target, table, chosen, new Missing(schema.missing));
  const single = target.task === 'binary' && !oneHot;
  const k = single ? 1 : target.classes.length;
  const Y = Matrix.zeros(k, m);
  for (let j = 0; j < m; j++) {
    if (single) Y.data[j] = classes[j] === target.positive ? 1 : 0;
    else Y.data[classes[j] + j * k] = 1;
  }
  return Y;
}

/** The class of each row as its index in `schema.target.classes`, for stratified splits; null without classes. */
export function classOfRows(schema: Schema, table: Table, rows?: Uint32Array): Int32Array | null {
  const { target } = schema;
  if (target === null || target.task === 'multilabel' || target.task === 'regression') return null;
  return classIndices(target, table, rows ?? everyRow(table), new Missing(schema.missing));
}

/** Regression outputs (k×m) in the unit of the target: y = ŷ · deviation + mean; others as they are. */
export function decodeTarget(preprocessing: Preprocessing, Yhat: Matrix): Matrix {
  const { target } = preprocessing;
  if (target === null) return Yhat;
  return Yhat.map((value, i) => value * target.deviation[i] + target.mean[i]);
}

function classIndices(target: TargetSchema, table: Table, rows: Uint32Array, missing: Missing): Int32Array {
  const [name] = target.columns;
  const column = neededColumn(table, name);
  const places = new Map(target.classes.map((label, i) => [label, i]));
  const indices = new Int32Array(rows.length);
  for (let j = 0; j < rows.length; j++) {
    const text = cellText(column, rows[j], missing);
    if (text === null) throw missingIn(table, column, rows, missing);
    const place = places.get(classLabel(text, target.compare));
    if (place === undefined)
      throw unknownClass(table, rows[j], name, text, target.classes, areAmounts(target, text));
    indices[j] = place;
  }
  return indices;
}

function readTarget(schema: Schema, table: Table, name: string, rows: Uint32Array): Float64Array {
  const missing = new Missing(schema.missing);
  const column = neededColumn(table, name);
  const values = readNumbers(table, column, rows, missing);
  if (values.some(Number.isNaN)) throw missingIn(table, column, rows, missing);
  const labels = schema.target?.task === 'multilabel';
  const bad = labels ? values.findIndex((value) => value !== 0 && value !== 1) : -1;
  if (bad >= 0) throw unknownClass(table, rows[bad], name, String(values[bad]), ['0', '1']);
  return values;
}

function missingIn(table: Table, column: Column, rows: Uint32Array, missing: Missing): ColonnadeError {
  const count = rows.reduce((sum, row) => sum + Number(cellText(column, row, missing) === null), 0);
  return missingTarget(table, column, missing, count, 'Nothing can be measured by them');
}

/** Whether numbers that were taken for classes may be amounts: then another number is no mistake in the table. */
function areAmounts({ task, classes }: TargetSchema, text: string): boolean {
  return task === 'multiclass' && [text, ...classes].every((each) => parseNumber(each) !== undefined);
}

function unknownClass(
  table: Table,
  row: number,
  name: string,
  text: string,
  classes: readonly string[],
  amounts = false,
): ColonnadeError {
  const shown = classes.slice(0, 12).join(', ');
  return new ColonnadeError({
    code: 'CLASS_UNKNOWN',
    where: cellPlace(table, row, name),
    problem: `${JSON.stringify(text)} is none of the classes ${shown}${classes.length > 12 ? ', …' : ''}`,
    expected: shown,
    got: text,
    remedy: amounts
      ? {
          text: 'fix the cell, train with rows of that class, or, where the numbers are amounts, train with {option}',
          option: 'task',
          value: 'regression',
        }
      : { text: 'fix the cell, or train with rows of that class' },
  });
}

function requireTarget(schema: Schema): TargetSchema {
  if (schema.target !== null) return schema.target;
  throw new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'encodeTarget',
    problem: 'the schema has no target',
    remedy: { text: 'infer it with {option}', option: 'target' },
  });
}

function everyRow(table: Table): Uint32Array {
  return Uint32Array.from({ length: table.rows }, (_, row) => row);
}
