import { field, finite, invalid, list, nullable, oneOf, positive, type Read, text } from '../json.js';
import { inputColumns, type Schema } from '../schema/schema.js';
import { checkDerived } from './derive.js';
import { inputWidth } from './feature-names.js';
import { inputKind, inputKindNames } from './inputs/index.js';
import type { Input, Preprocessing, Standardize, TargetScale } from './preprocessing.js';

/** More inputs than this no network of ours has; a file that claims more would only exhaust the memory. */
const mostInputs = 10_000_000;

/**
 * Preprocessing read back from parsed JSON, which may come from anyone: every field is checked and copied, and
 * must fit the schema. Version 1, which knew neither transforms nor texts, is read as well.
 * @throws SCHEMA_INVALID naming the field
 */
export function checkPreprocessing(json: unknown, schema: Schema, path = 'preprocessing'): Preprocessing {
  field(json, path, 'version', oneOf(1, 2));
  const preprocessing: Preprocessing = {
    version: 2,
    standardize: field(json, path, 'standardize', standardize),
    missing: field(json, path, 'missing', list(text)),
    derived: field(json, path, 'derived', (value, at) => checkDerived(value ?? [], at)),
    inputs: field(json, path, 'inputs', list(input)),
    target: field(json, path, 'target', nullable(targetScale)),
  };
  const { inputs, target } = preprocessing;
  const columns = inputColumns(schema);
  if (inputs.length !== columns.length) {
    throw invalid(`${path}.inputs`, inputs, `a list of ${columns.length}, as in the schema`);
  }
  for (const [i, column] of columns.entries()) {
    const { column: name, kind } = inputs[i];
    const at = `${path}.inputs[${i}]`;
    if (name !== column.name) throw invalid(`${at}.column`, name, `"${column.name}", as in the schema`);
    if (kind !== column.kind) throw invalid(`${at}.kind`, kind, `"${column.kind}", as in the schema`);
  }
  const width = inputs.reduce((sum, each) => sum + inputWidth(each), 0);
  if (!(width <= mostInputs)) throw invalid(`${path}.inputs`, width, `at most ${mostInputs} rows of X`);
  const outputs = schema.target?.task === 'regression' ? schema.target.columns.length : null;
  if ((target?.mean.length ?? null) !== outputs) {
    throw invalid(`${path}.target`, json, outputs === null ? 'null' : `a scale for ${outputs} columns`);
  }
  return preprocessing;
}

const standardize: Read<Standardize> = (value, path) =>
  typeof value === 'number' ? positive(value, path) : oneOf('auto', 'feature', 'whole', 'none')(value, path);

const input: Read<Input> = (json, path) => {
  const kind = field(json, path, 'kind', oneOf(...inputKindNames));
  const column = field(json, path, 'column', text);
  return inputKind(kind).check(json, path, { kind, column });
};

const targetScale: Read<TargetScale> = (json, path) => {
  const mean = field(json, path, 'mean', list(finite));
  const deviation = field(json, path, 'deviation', list(positive));
  if (deviation.length !== mean.length)
    throw invalid(`${path}.deviation`, deviation, `a list of ${mean.length}`);
  return { mean, deviation };
};
