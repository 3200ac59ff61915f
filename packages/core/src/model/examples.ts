import type { Warning } from '../foundation/errors.js';
import { ColonnadeError } from '../foundation/errors.js';
import type { Matrix } from '../matrix/matrix.js';
import { applyPreprocessing, warnUnseen } from '../table/preprocessing/apply-preprocessing.js';
import { fitPreprocessing } from '../table/preprocessing/fit-preprocessing.js';
import type { Preprocessing, Standardize } from '../table/preprocessing/preprocessing.js';
import { classOfRows, encodeTarget } from '../table/preprocessing/target.js';
import type { Schema } from '../table/schema/schema.js';
import { splitRows } from '../table/split.js';
import type { Table } from '../table/table.js';

export type PartName = 'train' | 'validation' | 'test';

/** Some rows of a table as X and Y. */
export interface Part {
  readonly name: PartName;
  readonly table: Table;
  /** Row numbers in the table, ascending. */
  readonly rows: Uint32Array;
  /** n×m, preprocessed. */
  readonly X: Matrix;
  /** k×m, as the network's outputs. */
  readonly Y: Matrix;
}

/** All examples, in their parts; a part that does not exist is null. */
export interface Examples {
  readonly train: Part;
  readonly validation: Part | null;
  readonly test: Part | null;
}

/** Splits a table, fits the preprocessing on the training part, and makes X and Y of every part. */
export function makeExamples(
  table: Table,
  schema: Schema,
  test: Table | undefined,
  options: {
    readonly testShare: number;
    readonly validationShare: number;
    readonly seed: number;
    readonly standardize: Standardize;
    readonly oneHot: boolean;
  },
): { examples: Examples; preprocessing: Preprocessing; warnings: Warning[] } {
  const { seed, validationShare, oneHot } = options;
  const testShare = test === undefined ? options.testShare : 0;
  const split = splitRows({
    rows: table.rows,
    classOf: classOfRows(schema, table),
    testShare,
    validationShare,
    seed,
  });
  const fitted = fitPreprocessing(table, schema, split.train, { standardize: options.standardize });
  const { preprocessing } = fitted;
  const warnings: Warning[] = [...fitted.warnings];
  const makePart = (name: PartName, from: Table, rows: Uint32Array): Part => {
    const { X, unseen } = applyPreprocessing(preprocessing, from, rows);
    warnings.push(...warnUnseen(unseen));
    return { name, table: from, rows, X, Y: encodeTarget(schema, preprocessing, from, rows, { oneHot }) };
  };
  const train = makePart('train', table, split.train);
  const validation = split.validation.length > 0 ? makePart('validation', table, split.validation) : null;
  const testPart =
    test !== undefined
      ? makePart('test', test, everyRow(test))
      : split.test.length > 0
        ? makePart('test', table, split.test)
        : null;
  return { examples: { train, validation, test: testPart }, preprocessing, warnings };
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
