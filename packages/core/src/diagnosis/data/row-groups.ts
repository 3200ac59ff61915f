import { GOLDEN, mix } from '../../foundation/mix.js';
import { type Column, cellAt, columnWidth, type Table } from '../../table/table.js';
import type { DataColumn } from './columns.js';

/** Rows that are alike have the same number, counted from 0 in the order of their first row. */
export interface RowGroups {
  readonly groupOf: Uint32Array;
  readonly groups: number;
}

/**
 * Groups rows that are alike in every one of some columns, and in some codes: by a hash of 53 bits, which two
 * different ones of a million rows share with a probability below 1e-4.
 */
export function groupRows(
  table: Table,
  columns: readonly DataColumn[],
  codes: readonly ArrayLike<number>[] = [],
): RowGroups {
  const hash = new RowHash(table.rows);
  for (const { name, numbers, levels } of columns) {
    if (numbers !== null) hash.addNumbers(numbers);
    else if (levels !== null) hash.addCodes(levels);
    else hash.addCells(table.find(name) as Column);
  }
  for (const each of codes) {
    if (each instanceof Float64Array) hash.addNumbers(each);
    else hash.addCodes(each);
  }
  return hash.groups();
}

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);

/** Two hashes of 32 bits for every row, of whatever was added. */
class RowHash {
  readonly #first: Int32Array;
  readonly #second: Int32Array;

  constructor(rows: number) {
    this.#first = new Int32Array(rows);
    this.#second = new Int32Array(rows).fill(GOLDEN);
  }

  addNumbers(numbers: ArrayLike<number>, width = 1): void {
    const [first, second] = [this.#first, this.#second];
    for (let row = 0; row < first.length; row++) {
      for (let at = row * width; at < (row + 1) * width; at++) {
        // Adding 0 makes one of the two zeros; every NaN is one value.
        bits[0] = Number.isNaN(numbers[at]) ? Number.NaN : numbers[at] + 0;
        first[row] = mix(mix(first[row] ^ words[0]) ^ words[1]);
        second[row] = mix((mix(second[row] + words[0]) ^ GOLDEN) + words[1]) ^ GOLDEN;
      }
    }
  }

  addCodes(codes: ArrayLike<number>): void {
    for (let row = 0; row < this.#first.length; row++) this.#add(row, codes[row]);
  }

  addCells(column: Column): void {
    if (column.kind === 'numeric') {
      this.addNumbers(column.values, columnWidth(column));
      return;
    }
    for (let row = 0; row < this.#first.length; row++) {
      const cell = cellAt(column, row)?.trim() ?? '';
      for (let i = 0; i < cell.length; i++) this.#add(row, cell.charCodeAt(i));
      this.#add(row, -1 - cell.length);
    }
  }

  #add(row: number, word: number): void {
    this.#first[row] = mix(this.#first[row] ^ word);
    this.#second[row] = mix(this.#second[row] + word) ^ GOLDEN;
  }

  groups(): RowGroups {
    const places = new Map<number, number>();
    const groupOf = new Uint32Array(this.#first.length);
    for (let row = 0; row < groupOf.length; row++) {
      const key = (this.#first[row] >>> 0) * 2 ** 21 + (this.#second[row] >>> 11);
      const place = places.get(key);
      groupOf[row] = place ?? places.size;
      if (place === undefined) places.set(key, places.size);
    }
    return { groupOf, groups: places.size };
  }
}
