import type { Codes } from '../measures/bins.js';
import type { DataColumn } from './columns.js';
import type { TargetData } from './target.js';

/** Fewer rows in which a column is known tell nothing of what it does there. */
const fewestKnown = 30;

/** Columns and target in some of the rows. */
export interface View {
  readonly columns: readonly DataColumn[];
  readonly target: TargetData;
  readonly rows: number;
}

/** The rows in which a column is there; null where it is in all of them, or in too few to tell anything. */
export function knownRows({ numbers, levels }: DataColumn): Uint32Array | null {
  const known: number[] = [];
  const m = numbers?.length ?? levels?.length ?? 0;
  for (let row = 0; row < m; row++) {
    if (numbers === null ? levels![row] >= 0 : !Number.isNaN(numbers[row])) known.push(row);
  }
  return known.length === m || known.length < fewestKnown ? null : Uint32Array.from(known);
}

/** The same columns and target in those rows alone. */
export function viewOf(columns: readonly DataColumn[], target: TargetData, rows: Uint32Array): View {
  const codesOf = ({ codes, count }: Codes): Codes => ({
    codes: Uint16Array.from(rows, (row) => codes[row]),
    count,
  });
  const numbersOf = (numbers: Float64Array) => Float64Array.from(rows, (row) => numbers[row]);
  return {
    columns: columns.map((column) => ({
      ...column,
      numbers: column.numbers && numbersOf(column.numbers),
      levels: column.levels && Int32Array.from(rows, (row) => column.levels![row]),
      bins: column.bins && codesOf(column.bins),
    })),
    target: { ...target, codes: codesOf(target.codes), values: target.values.map(numbersOf) },
    rows: rows.length,
  };
}
