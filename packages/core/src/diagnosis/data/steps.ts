import { encodeInputs } from '../../table/preprocessing/apply-preprocessing.js';
import { fitPreprocessing } from '../../table/preprocessing/fit-preprocessing.js';
import type { PreprocessingOptions } from '../../table/preprocessing/options.js';
import { encodeTarget } from '../../table/preprocessing/target.js';
import { TokenCache } from '../../table/preprocessing/text/tokenize.js';
import type { Schema } from '../../table/schema/schema.js';
import { foldRows } from '../../table/splits/fold-rows.js';
import { splitTable } from '../../table/splits/split-table.js';
import type { Table } from '../../table/table.js';
import { type Answer, measureFirstStep, type StepPart } from '../measures/first-step.js';
import type { FirstStep } from '../measures/measured.js';
import type { CheckedDiagnoseOptions } from './options.js';

/** Up to so many rows each of five folds is held out once; of more rows one test part says enough. */
const fewRows = 2000;
const folds = 5;

/** Takes first steps on the same held-out rows, in one representation after the other. */
export class Steps {
  readonly #table: Table;
  readonly #schema: Schema;
  readonly #options: CheckedDiagnoseOptions;
  readonly #parts: readonly { readonly train: Uint32Array; readonly test: Uint32Array }[];
  readonly #cache = new TokenCache();

  /** @param table - with the derived columns that the schema has */
  constructor(table: Table, schema: Schema, options: CheckedDiagnoseOptions) {
    this.#table = table;
    this.#schema = schema;
    this.#options = options;
    this.#parts = heldOut(table, schema, options);
  }

  /**
   * @param over - preprocessing in place of what was asked for
   * @param columns - the only columns to look at; all inputs unless given
   * @returns null where a column has nothing that a network could receive
   */
  take(
    over: PreprocessingOptions = {},
    columns?: readonly string[],
  ): { inputs: number; step: FirstStep } | null {
    const schema = columns === undefined ? this.#schema : only(this.#schema, columns);
    if (schema.columns.every(({ kind }) => kind === 'dropped') || this.#parts.length === 0) return null;
    const parts = this.#parts.map(({ train, test }) => this.#encode(schema, over, train, test));
    const { task } = schema.target!;
    const answer: Answer =
      task === 'regression' ? 'correlation' : task === 'multiclass' ? 'largest' : 'median';
    return {
      inputs: parts[0].train.X.rows,
      step: measureFirstStep(parts, answer, this.#options.seed),
    };
  }

  #encode(schema: Schema, over: PreprocessingOptions, train: Uint32Array, test: Uint32Array): StepPart {
    const table = this.#table;
    const asked = preprocessingOf(this.#options, schema);
    const { preprocessing } = fitPreprocessing(table, schema, train, { ...asked, ...over }, [], this.#cache);
    const part = (rows: Uint32Array) => ({
      X: encodeInputs(preprocessing, table, rows, 'float32', this.#cache).X,
      Y: encodeTarget(schema, preprocessing, table, rows),
    });
    return { train: part(train), test: part(test) };
  }
}

/** The rows to step on and those to judge by: five folds of few rows, or what the split of a training holds out. */
function heldOut(table: Table, schema: Schema, options: CheckedDiagnoseOptions) {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  if (options.split === 'random' && table.rows >= 2 * folds && table.rows <= fewRows) {
    const parts = foldRows(table, schema, rows, { split: options.split, folds, seed: options.seed });
    return parts.map((test) => {
      const isTest = new Set(test);
      return { train: rows.filter((row) => !isTest.has(row)), test };
    });
  }
  const { split, seed } = options;
  const testShare = options.testShare > 0 ? options.testShare : 0.2;
  const { train, test } = splitTable(table, schema, { split, testShare, validationShare: 0, seed });
  return test.length === 0 ? [] : [{ train, test }];
}

/** The same schema with some of its columns left out. */
function only(schema: Schema, columns: readonly string[]): Schema {
  return { ...schema, columns: schema.columns.filter(({ name }) => columns.includes(name)), pixels: null };
}

/** What was asked for of the preprocessing, as far as the columns of a schema have to do with it. */
function preprocessingOf(options: CheckedDiagnoseOptions, schema: Schema): PreprocessingOptions {
  const { standardize, fill, indicator, minFrequency, dates } = options;
  const { text, tokens, minCount, polarityCutoff, maxVocabulary } = options;
  const names = schema.columns.map(({ name }) => name);
  return {
    standardize,
    transform: options.transform.filter((each) => names.includes(each.slice(each.indexOf(':') + 1))),
    fill,
    indicator,
    minFrequency,
    dates,
    text,
    tokens,
    minCount,
    polarityCutoff,
    maxVocabulary,
  };
}
