import { streamSeed } from '../foundation/streams.js';
import { RandomState } from '../matrix/random-state.js';
import { prepareData } from '../model/prepare-data.js';
import { recipes } from '../model/recipes.js';
import { trainOptions } from '../model/train-options.js';
import type { Split } from '../table/split.js';
import { foldRows } from '../table/splits/fold-rows.js';
import { splitTable } from '../table/splits/split-table.js';
import type { Trial } from './plan.js';
import type { StudyData } from './runner.js';

/**
 * The rows of every part of a trial, a function of the seed and the fold; undefined where they are those that
 * training with these options takes by itself.
 */
export function rowsOfTrial({ table, test }: StudyData, trial: Trial): Split | undefined {
  const { arm, seed, fold, folds, options } = trial;
  if (folds === null && arm.examples === undefined && arm.tests === undefined) return undefined;
  const data = prepareData(table, undefined, options);
  const recipe = options.recipe ? recipes[options.recipe]({ images: false, rows: table.rows }) : {};
  const given = { ...recipe, ...options };
  const how = {
    split: given.split ?? (trainOptions.split.default as string),
    testShare: test === undefined ? (given.testShare ?? (trainOptions.testShare.default as number)) : 0,
    validationShare: given.validationShare ?? (trainOptions.validationShare.default as number),
    seed,
  };
  let parts = splitTable(data.table, data.schema, how);
  if (folds !== null && fold !== null) {
    const rows = Uint32Array.from([...parts.train, ...parts.validation]).sort();
    const tested = foldRows(data.table, data.schema, rows, { ...how, folds })[fold];
    const isTested = new Set(tested);
    const rest = rows.filter((row) => !isTested.has(row));
    parts = { ...splitTable(data.table, data.schema, { ...how, testShare: 0 }, rest), test: tested };
  }
  if (arm.tests !== undefined && arm.tests < parts.test.length) {
    parts = { ...parts, test: some(parts.test, arm.tests, seed) };
  }
  if (arm.examples === undefined || arm.examples >= parts.train.length) return parts;
  const share = arm.examples / parts.train.length;
  return {
    ...parts,
    train: some(parts.train, arm.examples, seed),
    // Who has few examples has few to hold back, too.
    validation: some(parts.validation, Math.round(share * parts.validation.length), seed),
  };
}

/** So many of the rows: a larger number of the same seed has all rows of a smaller one. */
function some(rows: Uint32Array, count: number, seed: number): Uint32Array {
  const order = new RandomState(streamSeed(seed, 'examples')).permutation(rows.length);
  return Uint32Array.from(order.slice(0, count), (at) => rows[at]).sort();
}
