import { ColonnadeError } from '../../foundation/errors.js';
import { streamSeed } from '../../foundation/streams.js';
import { RandomState } from '../../matrix/random-state.js';
import { classOfRows } from '../preprocessing/target.js';
import type { Schema } from '../schema/schema.js';
import { type Split, splitRows } from '../split.js';
import type { Table } from '../table.js';
import { groupsOf, timesOf } from './split-columns.js';
import { parseSplit } from './split-plan.js';

export interface SplitTableOptions {
  readonly split: string;
  readonly testShare: number;
  readonly validationShare: number;
  readonly seed: number;
}

/**
 * The rows of a table in three parts, which keep the order of the file. At random each class keeps its share; in
 * order the last rows test and those before them validate; by time the latest do, and a time is parted only where a part
 * would else be far from its share; a group is never parted.
 * @param rows - the rows to split, ascending; all of them unless given
 * @throws SPLIT_EMPTY, SPLIT_COLUMN, COLUMN_UNKNOWN
 */
export function splitTable(
  table: Table,
  schema: Schema,
  options: SplitTableOptions,
  rows: Uint32Array = Uint32Array.from({ length: table.rows }, (_, row) => row),
): Split {
  const { testShare, validationShare, seed } = options;
  const plan = parseSplit(options.split);
  if (plan.how === 'random') {
    const classOf = classOfRows(schema, table, rows);
    return chosen(rows, splitRows({ rows: rows.length, classOf, testShare, validationShare, seed }));
  }
  if (plan.how === 'group') {
    const all = groupsOf(table, schema, plan.column);
    const groupOf = rows.map((row) => all[row]);
    return chosen(rows, splitGroups(table, groupOf, options));
  }
  if (plan.how !== 'time') return cut(table, rows, options, (wanted) => wanted);
  const times = timesOf(table, schema, plan.column);
  const order = rows.slice().sort((a, b) => times[a] - times[b] || a - b);
  return cut(table, order, options, betweenTimes(Float64Array.from(order, (row) => times[row])));
}

/** The last rows of an order test, those before them validate. @param at - where to cut, near a place that is wanted */
function cut(
  table: Table,
  order: Uint32Array,
  { testShare, validationShare }: SplitTableOptions,
  at: (wanted: number, end: number) => number,
): Split {
  const test = Math.round(testShare * order.length);
  const tested = test === 0 ? order.length : at(order.length - test, order.length);
  const validation = Math.round(validationShare * tested);
  const validated = validation === 0 ? tested : at(tested - validation, tested);
  if (validated < 1) throw nothingLeft(table, `${order.length} rows`);
  return {
    train: order.slice(0, validated).sort(),
    validation: order.slice(validated, tested).sort(),
    test: order.slice(tested).sort(),
  };
}

/**
 * Cuts at the border between two times that is nearest to the place that is wanted: rows of one day would otherwise be
 * trained on and tested. Where no border leaves the last part between half and twice its size, and at most half of the
 * rows, it is cut as wanted, among rows of one time.
 */
function betweenTimes(times: Float64Array): (wanted: number, end: number) => number {
  return (wanted, end) => {
    const size = end - wanted;
    const most = Math.min(2 * size, Math.max(size, end / 2));
    for (let away = 0; away <= size; away++) {
      for (const place of [wanted + away, wanted - away]) {
        const left = end - place;
        if (left >= size / 2 && left <= most && times[place - 1] !== times[place]) return place;
      }
    }
    return wanted;
  };
}

/** The rows that stand at the places of a split. */
function chosen(rows: Uint32Array, { train, validation, test }: Split): Split {
  const at = (places: Uint32Array) => places.map((place) => rows[place]);
  return { train: at(train), validation: at(validation), test: at(test) };
}

/** Whole groups at random, each to the test part while that brings its size nearer to its share, then to validation. */
function splitGroups(table: Table, groupOf: Uint32Array, options: SplitTableOptions): Split {
  const { testShare, validationShare, seed } = options;
  const sizes = groupSizes(groupOf);
  const drawn = new RandomState(streamSeed(seed, 'split')).permutation(sizes.length);
  const order = [...drawn].filter((group) => sizes[group] > 0);
  if (order.length < 2 && (testShare > 0 || validationShare > 0)) throw nothingLeft(table, '1 group');
  const part = new Uint8Array(sizes.length);
  let left = order.length;
  const give = (which: number, wanted: number): number => {
    let given = 0;
    const add = (group: number) => {
      part[group] = which;
      given += sizes[group];
      left--;
    };
    for (const group of order) {
      if (left > 1 && part[group] === 0 && given + sizes[group] / 2 <= wanted) add(group);
    }
    const free = order.filter((group) => part[group] === 0);
    // Where every group is too large, the smallest still tests better than none.
    if (wanted > 0 && given === 0 && left > 1) add(free.reduce((a, b) => (sizes[b] < sizes[a] ? b : a)));
    return given;
  };
  const test = give(2, testShare * groupOf.length);
  give(1, validationShare * (groupOf.length - test));
  const placesOf = (which: number) =>
    Uint32Array.from(groupOf.keys()).filter((place) => part[groupOf[place]] === which);
  return { train: placesOf(0), validation: placesOf(1), test: placesOf(2) };
}

/** The rows of each group. */
export function groupSizes(groupOf: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groupOf.reduce((most, group) => Math.max(most, group + 1), 0));
  for (const group of groupOf) sizes[group]++;
  return sizes;
}

function nothingLeft(table: Table, what: string): ColonnadeError {
  return new ColonnadeError({
    code: 'SPLIT_EMPTY',
    where: table.source.name,
    problem: `of ${what} none is left to train on`,
    remedy: { text: 'add rows, or lower {option}', option: 'testShare' },
  });
}
