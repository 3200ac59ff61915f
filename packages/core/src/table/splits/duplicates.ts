import type { Warning } from '../../foundation/errors.js';
import { type Column, cellAt, columnWidth, type Table } from '../table.js';

/** Some rows of a table, under the name that a message gives them. */
export interface NamedRows {
  readonly name: string;
  readonly table: Table;
  readonly rows: Uint32Array;
}

/** How many rows have a twin among others, and the first of them with its twin. */
export interface Twins {
  readonly count: number;
  /** Rows of either table, null for none. */
  readonly first: readonly [row: number, twin: number] | null;
  /** Whether each of the rows has one. */
  readonly has: Uint8Array;
}

/** The rows of each of some tables that stand in the first one too, alike in every one of the named columns. */
export function findTwins(
  train: NamedRows,
  others: readonly NamedRows[],
  columns: readonly string[],
): Twins[] {
  const seen = new Map<number, number[]>();
  const shared = columns.filter((name) => others.every(({ table }) => table.find(name) !== undefined));
  const own = columnsIn(train.table, shared);
  for (const row of train.rows) {
    const hash = hashRow(own, row);
    const rows = seen.get(hash);
    if (rows === undefined) seen.set(hash, [row]);
    else rows.push(row);
  }
  return others.map(({ table, rows }) => {
    const theirs = columnsIn(table, shared);
    const has = new Uint8Array(rows.length);
    let count = 0;
    let first: [number, number] | null = null;
    for (const [at, row] of rows.entries()) {
      const twin = seen.get(hashRow(theirs, row))?.find((each) => isSameRow(own, each, theirs, row));
      if (twin === undefined) continue;
      has[at] = 1;
      count++;
      first ??= [row, twin];
    }
    return { count, first, has };
  });
}

/**
 * A warning for each of the later parts that has rows which stand in the first one too, alike in every one of the
 * named columns that all tables have: what is measured on them says nothing about new examples.
 */
export function warnDuplicates(
  train: NamedRows,
  others: readonly NamedRows[],
  columns: readonly string[],
): Warning[] {
  return findTwins(train, others, columns).flatMap(({ count, first }, i) => {
    if (first === null) return [];
    const { name, table, rows } = others[i];
    const [row, twin] = first;
    const message =
      `${count} of the ${rows.length} ${name} examples ${count === 1 ? 'stands' : 'stand'} in the training part too ` +
      `(${table.place(row)} is ${train.table.place(twin)}): what is measured on them is not about new examples.`;
    return [{ code: 'DUPLICATE_EXAMPLES', message }];
  });
}

function columnsIn(table: Table, names: readonly string[]): Column[] {
  return names.flatMap((name) => table.find(name) ?? []);
}

/** FNV-1a over the cells of a row. */
function hashRow(columns: readonly Column[], row: number): number {
  let hash = 0x811c9dc5;
  const add = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (const column of columns) {
    if (column.kind === 'text') {
      const cell = cellAt(column, row) ?? '';
      for (let i = 0; i < cell.length; i++) add(cell.charCodeAt(i));
      add(-1);
      continue;
    }
    const width = columnWidth(column);
    for (let i = row * width; i < (row + 1) * width; i++) addNumber(column.values[i], add);
  }
  return hash;
}

const bits = new Int32Array(2);
const asNumber = new Float64Array(bits.buffer);

function addNumber(value: number, add: (bits: number) => void): void {
  asNumber[0] = value;
  add(bits[0]);
  add(bits[1]);
}

function isSameRow(a: readonly Column[], rowA: number, b: readonly Column[], rowB: number): boolean {
  return a.every((left, i) => {
    const right = b[i];
    if (left.kind === 'text')
      return right.kind === 'text' && (cellAt(left, rowA) ?? '') === (cellAt(right, rowB) ?? '');
    if (right.kind === 'text') return false;
    const width = columnWidth(left);
    if (width !== columnWidth(right)) return false;
    for (let k = 0; k < width; k++) {
      if (!Object.is(left.values[rowA * width + k], right.values[rowB * width + k])) return false;
    }
    return true;
  });
}
