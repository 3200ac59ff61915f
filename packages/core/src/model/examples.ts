import type { Precision } from '../engine/description.js';
import type { Warning } from '../foundation/errors.js';
import { ColonnadeError } from '../foundation/errors.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { encodeInputs, warnUnseen } from '../table/preprocessing/apply-preprocessing.js';
import type { Derived } from '../table/preprocessing/derive.js';
import { fitPreprocessing } from '../table/preprocessing/fit-preprocessing.js';
import { type PreprocessingOptions, preprocessingOptions } from '../table/preprocessing/options.js';
import type { Preprocessing } from '../table/preprocessing/preprocessing.js';
import { encodeTarget } from '../table/preprocessing/target.js';
import { TokenCache } from '../table/preprocessing/text/tokenize.js';
import { checkUnits } from '../table/schema/check-units.js';
import type { Schema } from '../table/schema/schema.js';
import type { Split } from '../table/split.js';
import { warnAbsentClasses } from '../table/splits/absent-classes.js';
import { warnDuplicates } from '../table/splits/duplicates.js';
import { warnPartedTimes } from '../table/splits/parted-times.js';
import { type SplitTableOptions, splitTable } from '../table/splits/split-table.js';
import type { Table } from '../table/table.js';

export type PartName = 'train' | 'validation' | 'test';

/** Some rows of a table as X and Y. */
export interface Part {
  readonly name: PartName;
  readonly table: Table;
  /** Row numbers in the table, ascending. */
  readonly rows: Uint32Array;
  /** n×m, preprocessed; sparse as soon as one column is text. */
  readonly X: Inputs;
  /** k×m, as the network's outputs. */
  readonly Y: Matrix;
}

/** All examples, in their parts; a part that does not exist is null. */
export interface Examples {
  readonly train: Part;
  readonly validation: Part | null;
  readonly test: Part | null;
}

export interface ExampleOptions extends Required<PreprocessingOptions>, SplitTableOptions {
  readonly derive: readonly Derived[];
  /** The numbers that the network computes in. */
  readonly precision: Precision;
  /** Whether two classes have a row each. */
  readonly oneHot: boolean;
}

export interface MadeExamples {
  readonly examples: Examples;
  readonly preprocessing: Preprocessing;
  readonly warnings: readonly Warning[];
  /** What was left out or put together on the way, as sentences for the user. */
  readonly notes: readonly string[];
}

/**
 * Splits a table, fits the preprocessing on the training part, and makes X and Y of every part.
 * @param test - a table of its own to test on
 * @param parts - the rows of every part, where they are known already
 * @param cache - words that were read before, of the same columns
 */
export function makeExamples(
  table: Table,
  schema: Schema,
  test: Table | undefined,
  options: ExampleOptions,
  parts?: Split,
  cache = new TokenCache(),
): MadeExamples {
  const { oneHot, derive } = options;
  if (test !== undefined) checkUnits(schema, test, true);
  const testShare = test === undefined ? options.testShare : 0;
  const split = parts ?? splitTable(table, schema, { ...options, testShare });
  const fitted = fitPreprocessing(table, schema, split.train, pickPreprocessing(options), derive, cache);
  const { preprocessing } = fitted;
  const warnings: Warning[] = [...fitted.warnings];
  const makePart = (name: PartName, from: Table, rows: Uint32Array): Part => {
    const encoded = encodeInputs(preprocessing, from, rows, options.precision, cache);
    // Without indicators the gaps of the training part are nothing that it did not have.
    const unseen = encoded.unseen.filter(({ value }) => options.indicator || value !== null);
    if (name !== 'train') warnings.push(...warnUnseen(unseen));
    const Y = encodeTarget(schema, preprocessing, from, rows, { oneHot });
    return { name, table: from, rows, X: encoded.X, Y };
  };
  const train = makePart('train', table, split.train);
  const validation = split.validation.length > 0 ? makePart('validation', table, split.validation) : null;
  const testPart =
    test !== undefined
      ? makePart('test', test, everyRow(test))
      : split.test.length > 0
        ? makePart('test', table, split.test)
        : null;
  const later = [validation, testPart].filter((part) => part !== null);
  // A number of its own makes no other example of a row; a name does.
  const telling = schema.columns.filter(({ kind, min }) => kind !== 'dropped' || min === null);
  const compared = [...telling.map(({ name }) => name), ...schema.target!.columns];
  warnings.push(...warnAbsentClasses(schema, testPart === null ? [train] : [train, testPart]));
  const ofTable = [train, validation, testPart].filter((part) => part?.table === table) as Part[];
  warnings.push(...warnPartedTimes(options.split, table, schema, ofTable));
  warnings.push(...warnDuplicates(train, later, compared));
  const examples = { train, validation, test: testPart };
  return { examples, preprocessing, warnings, notes: fitted.notes };
}

function pickPreprocessing(options: ExampleOptions): PreprocessingOptions {
  const named = Object.entries(options).filter(([name]) => Object.hasOwn(preprocessingOptions, name));
  return Object.fromEntries(named);
}

function everyRow(table: Table): Uint32Array {
  if (table.rows === 0) {
    throw new ColonnadeError({
      code: 'TOO_FEW_ROWS',
      where: table.source.name,
      problem: 'there are no rows to test on',
    });
  }
  return Uint32Array.from({ length: table.rows }, (_, row) => row);
}
