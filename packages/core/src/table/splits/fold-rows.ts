import { ColonnadeError } from '../../foundation/errors.js';
import { streamSeed } from '../../foundation/streams.js';
import { RandomState } from '../../matrix/random-state.js';
import { classOfRows } from '../preprocessing/target.js';
import type { Schema } from '../schema/schema.js';
import type { Table } from '../table.js';
import { groupsOf } from './split-columns.js';
import { parseSplit } from './split-plan.js';
import { groupSizes } from './split-table.js';

export interface FoldOptions {
  readonly split: string;
  readonly folds: number;
  readonly seed: number;
}

/**
 * Some rows of a table in k folds of nearly the same size, each in ascending order. At random every class is dealt
 * out evenly; a group is never parted; in order each fold is a run of rows.
 * @throws SPLIT_EMPTY for fewer rows or groups than folds, SPLIT_COLUMN, OPTION_CONFLICT for a split by time
 */
export function foldRows(
  table: Table,
  schema: Schema,
  rows: Uint32Array,
  options: FoldOptions,
): Uint32Array[] {
  const { folds, seed } = options;
  const plan = parseSplit(options.split);
  if (plan.how === 'time') throw noFoldsOfTime();
  if (rows.length < folds) throw tooFew(table, rows.length, 'training row', folds);
  const random = new RandomState(streamSeed(seed, 'folds'));
  const foldOf = new Uint32Array(rows.length);
  if (plan.how === 'order') {
    for (let i = 0; i < rows.length; i++) foldOf[i] = Math.floor((i * folds) / rows.length);
  } else if (plan.how === 'group') {
    const all = groupsOf(table, schema, plan.column);
    dealGroups(
      table,
      rows.map((row) => all[row]),
      folds,
      random,
      foldOf,
    );
  } else {
    const classes = classOfRows(schema, table, rows);
    const order = [...random.permutation(rows.length)];
    // One class after the other, dealt out in turn: no fold has more than one row too many of any.
    if (classes !== null) order.sort((a, b) => classes[a] - classes[b]);
    for (const [turn, i] of order.entries()) foldOf[i] = turn % folds;
  }
  return Array.from({ length: folds }, (_, fold) => rows.filter((_row, i) => foldOf[i] === fold));
}

/** Each group, the largest first, to the fold that is the smallest so far. */
function dealGroups(
  table: Table,
  groupOf: Uint32Array,
  folds: number,
  random: RandomState,
  foldOf: Uint32Array,
): void {
  const sizes = groupSizes(groupOf);
  const groups = [...random.permutation(sizes.length)].filter((group) => sizes[group] > 0);
  if (groups.length < folds) throw tooFew(table, groups.length, 'group', folds);
  groups.sort((a, b) => sizes[b] - sizes[a]);
  const filled = new Uint32Array(folds);
  const foldOfGroup = new Uint32Array(sizes.length);
  for (const group of groups) {
    const smallest = filled.indexOf(filled.reduce((least, size) => Math.min(least, size)));
    foldOfGroup[group] = smallest;
    filled[smallest] += sizes[group];
  }
  for (let i = 0; i < groupOf.length; i++) foldOf[i] = foldOfGroup[groupOf[i]];
}

function tooFew(table: Table, count: number, what: string, folds: number): ColonnadeError {
  return new ColonnadeError({
    code: 'SPLIT_EMPTY',
    where: table.source.name,
    problem: `${count} ${what}${count === 1 ? '' : 's'} cannot be dealt out to ${folds} folds`,
    remedy: { text: 'add rows, or lower {option}', option: 'folds' },
  });
}

function noFoldsOfTime(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: 'folds cannot be made of a split by time',
    why: 'Most of them would be trained on what came after them',
    remedy: { text: 'leave {option} out', option: 'folds' },
  });
}
