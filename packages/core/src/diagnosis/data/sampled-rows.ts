import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';

/** Rows that are looked at, drawn at random from more. */
const mostRows = 4000;

/** Some rows of all. */
export interface Rows {
  readonly count: number;
  readonly numbers: Uint32Array;
  map16(codes: Uint16Array): Uint16Array;
  pick<T extends Float64Array | Int32Array>(values: T): T;
}

export function sampleRows(m: number, seed: number): Rows {
  const all = m <= mostRows;
  const rows = all
    ? Uint32Array.from({ length: m }, (_, row) => row)
    : new RandomDraws(streamSeed(seed, 'beside others')).permutation(m).subarray(0, mostRows);
  return {
    count: all ? m : mostRows,
    numbers: rows,
    map16: (codes) => (all ? codes : Uint16Array.from(rows, (row) => codes[row])),
    pick: <T extends Float64Array | Int32Array>(values: T): T => {
      if (all) return values;
      const picked = values.slice(0, rows.length) as T;
      for (const [j, row] of rows.entries()) picked[j] = values[row];
      return picked;
    },
  };
}
