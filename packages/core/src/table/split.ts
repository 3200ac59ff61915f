import { ColonnadeError } from '../foundation/errors.js';
import { checkOptions, type OptionTable } from '../foundation/options.js';
import { streamSeed } from '../foundation/streams.js';
import { RandomState } from '../matrix/random-state.js';

export interface SplitOptions {
  /** How many rows there are. */
  readonly rows: number;
  /** The class of each row, counted from 0, to keep the shares of the classes; null for none. */
  readonly classOf?: ArrayLike<number> | null;
  /** The share of all rows that tests; 0 for none. */
  readonly testShare?: number;
  /** The share of the other rows that validates; 0 for none. */
  readonly validationShare?: number;
  readonly seed?: number;
}

/** Row numbers in ascending order; a part that does not exist is empty. */
export interface Split {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** The options of `splitRows` that a user sees. */
export const splitOptions: OptionTable = {
  rows: { type: 'integer', min: 0, help: 'how many rows there are' },
  classOf: {
    type: 'object',
    also: [],
    accepts: (value) => value === null || typeof (value as ArrayLike<number>)?.length === 'number',
    expected: 'an array with the class of each row, or null',
    default: null,
    help: 'the class of each row',
  },
  testShare: {
    type: 'number',
    min: 0,
    below: 1,
    default: 0.2,
    help: 'share of the rows that tests; 0 for none',
  },
  validationShare: {
    type: 'number',
    min: 0,
    below: 1,
    default: 0.1,
    help: 'share of the training part that validates; 0 for none',
  },
  seed: { type: 'integer', min: 0, max: 4294967295, default: 1, help: 'the seed of every random draw' },
};

const train = 0;
const validation = 1;
const test = 2;

/**
 * Splits rows at random into parts that keep the order of the file. The test part has round(testShare · rows)
 * rows, the validation part round(validationShare · the rest). With classes, each class gives its share rounded
 * down and the rows still lacking come from the largest remainders; every class keeps a row in the training part.
 * @throws SPLIT_EMPTY when nothing is left to train on; OPTION_TYPE, OPTION_RANGE
 */
export function splitRows(options: SplitOptions): Split {
  const { rows, classOf, testShare, validationShare, seed } = checkOptions(
    'splitRows',
    options,
    splitOptions,
  );
  if (classOf !== null && classOf.length !== rows) {
    throw new ColonnadeError({
      code: 'SHAPE_MISMATCH',
      where: 'splitRows',
      problem: `classOf has ${classOf.length} entries for ${rows} rows`,
    });
  }
  const sizes = classSizes(rows, classOf);
  const forTest = allot(sizes, testShare);
  const rest = sizes.map((size, i) => size - forTest[i]);
  const forValidation = allot(rest, validationShare);

  const part = new Uint8Array(rows);
  for (const row of new RandomState(streamSeed(seed, 'split')).permutation(rows)) {
    const group = classOf === null ? 0 : classOf[row];
    if (forTest[group] > 0) {
      forTest[group]--;
      part[row] = test;
    } else if (forValidation[group] > 0) {
      forValidation[group]--;
      part[row] = validation;
    }
  }
  const split = {
    train: rowsOf(part, train),
    validation: rowsOf(part, validation),
    test: rowsOf(part, test),
  };
  if (split.train.length === 0) {
    throw new ColonnadeError({
      code: 'SPLIT_EMPTY',
      where: 'splitRows',
      problem: `of ${rows} rows none is left to train on`,
      remedy: { text: 'add rows, or lower {option}', option: 'testShare' },
    });
  }
  return split;
}

function classSizes(rows: number, classOf: ArrayLike<number> | null): number[] {
  if (classOf === null) return [rows];
  const sizes: number[] = [];
  for (let row = 0; row < rows; row++) {
    const group = classOf[row];
    while (sizes.length <= group) sizes.push(0);
    sizes[group]++;
  }
  return sizes;
}

/** How many rows each class gives: its share rounded down, then one more by the largest remainders. */
function allot(sizes: readonly number[], share: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const most = sizes.map((size) => Math.max(0, size - 1));
  const counts = sizes.map((size, i) => Math.min(Math.floor(share * size), most[i]));
  let lacking = Math.round(share * total) - counts.reduce((sum, count) => sum + count, 0);
  const order = sizes
    .map((_, i) => i)
    .sort((a, b) => share * sizes[b] - counts[b] - (share * sizes[a] - counts[a]));
  for (const i of order) {
    if (lacking > 0 && counts[i] < most[i]) {
      counts[i]++;
      lacking--;
    }
  }
  return counts;
}

function rowsOf(part: Uint8Array, which: number): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < part.length; row++) if (part[row] === which) rows.push(row);
  return Uint32Array.from(rows);
}
