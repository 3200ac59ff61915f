import { type Code, errorCodes } from '../../foundation/error-codes.js';
import type { Warning } from '../../foundation/errors.js';
import { dateOrders } from '../dates.js';
import {
  count,
  field,
  finite,
  flag,
  invalid,
  list,
  names,
  nullable,
  oneOf,
  type Read,
  text,
} from '../json.js';
import type { ColumnSchema, PixelGroup, Schema, TargetSchema } from './schema.js';

/**
 * A schema read back from parsed JSON, which may come from anyone: every field is checked and copied, fields
 * that are unknown are left behind.
 * @throws SCHEMA_INVALID naming the field
 */
export function checkSchema(json: unknown, path = 'schema'): Schema {
  const schema: Schema = {
    version: field(json, path, 'version', oneOf(1)),
    columns: field(json, path, 'columns', list(column)),
    target: field(json, path, 'target', nullable(target)),
    missing: field(json, path, 'missing', list(text)),
    pixels: field(json, path, 'pixels', nullable(pixels)),
    notes: field(json, path, 'notes', list(text)),
    warnings: field(json, path, 'warnings', list(warning)),
  };
  const all = [...schema.columns.map((each) => each.name), ...(schema.target?.columns ?? [])];
  names(all, `${path}.columns`);
  const numbers = new Set(schema.columns.filter((each) => each.kind === 'number').map((each) => each.name));
  const stray = schema.pixels?.columns.find((name) => !numbers.has(name));
  if (stray !== undefined) throw invalid(`${path}.pixels.columns`, stray, 'a column of numbers');
  return schema;
}

const column: Read<ColumnSchema> = (json, path) => {
  const kind = field(
    json,
    path,
    'kind',
    oneOf('number', 'category', 'date', 'text', 'image', 'array', 'dropped'),
  );
  const shape = field(json, path, 'shape', list(count));
  if (kind !== 'image' && kind !== 'array' && kind !== 'dropped' && shape.length > 0)
    throw invalid(`${path}.shape`, shape, 'empty');
  if ((kind === 'image' || kind === 'array') && shape.length === 0)
    throw invalid(`${path}.shape`, shape, 'not empty');
  // Files from before there were dates do not have it.
  const dateOrder = field(json, path, 'dateOrder', (value, at) =>
    nullable(oneOf(...dateOrders))(value ?? null, at),
  );
  if ((kind === 'date') !== (dateOrder !== null))
    throw invalid(`${path}.dateOrder`, dateOrder, kind === 'date' ? 'an order' : 'null');
  const unit = field(json, path, 'unit', unitOrNone);
  if (kind !== 'number' && unit !== null) throw invalid(`${path}.unit`, unit, 'null');
  return {
    name: field(json, path, 'name', text),
    kind,
    why: field(json, path, 'why', text),
    shape,
    eightBit: field(json, path, 'eightBit', flag),
    dateOrder,
    unit,
    missing: field(json, path, 'missing', count),
    distinct: field(json, path, 'distinct', nullable(count)),
    min: field(json, path, 'min', nullable(finite)),
    max: field(json, path, 'max', nullable(finite)),
    examples: field(json, path, 'examples', list(text)),
  };
};

/** Files from before there were units do not have it. */
const unitOrNone: Read<string | null> = (json, path) => nullable(text)(json ?? null, path);

const target: Read<TargetSchema> = (json, path) => {
  const columns = field(json, path, 'columns', names);
  const task = field(json, path, 'task', oneOf('binary', 'multiclass', 'multilabel', 'regression'));
  const classes = field(json, path, 'classes', names);
  const counts = field(json, path, 'counts', list(count));
  const positive = field(json, path, 'positive', nullable(count));
  const several = task === 'multilabel' || task === 'regression';
  if (columns.length === 0 || (!several && columns.length > 1)) {
    throw invalid(`${path}.columns`, columns, several ? 'at least one column' : 'one column');
  }
  const expected = { binary: 2, multiclass: classes.length, multilabel: columns.length, regression: 0 }[task];
  if (classes.length !== expected || (task === 'multiclass' && classes.length < 2)) {
    throw invalid(
      `${path}.classes`,
      classes,
      task === 'multiclass' ? 'at least 2 classes' : `a list of ${expected}`,
    );
  }
  if (counts.length !== classes.length)
    throw invalid(`${path}.counts`, counts, `a list of ${classes.length}`);
  if (task === 'binary' ? positive === null || positive > 1 : positive !== null) {
    throw invalid(`${path}.positive`, positive, task === 'binary' ? '0 or 1' : 'null');
  }
  return {
    columns,
    task,
    why: field(json, path, 'why', text),
    compare: field(json, path, 'compare', oneOf('number', 'text')),
    classes,
    counts,
    positive,
    unit: field(json, path, 'unit', unitOrNone),
    min: field(json, path, 'min', nullable(finite)),
    max: field(json, path, 'max', nullable(finite)),
  };
};

const pixels: Read<PixelGroup> = (json, path) => {
  const columns = field(json, path, 'columns', names);
  const shape = field(json, path, 'shape', list(count));
  if (shape.length !== 2 || shape[0] * shape[1] !== columns.length) {
    throw invalid(`${path}.shape`, shape, `height and width of ${columns.length} pixels`);
  }
  return { columns, shape: [shape[0], shape[1]], eightBit: field(json, path, 'eightBit', flag) };
};

const warning: Read<Warning> = (json, path) => ({
  code: field(json, path, 'code', oneOf(...(Object.keys(errorCodes) as Code[]))),
  message: field(json, path, 'message', text),
});
