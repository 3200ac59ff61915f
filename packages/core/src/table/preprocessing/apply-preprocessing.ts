import type { Warning } from '../../foundation/errors.js';
import { Matrix } from '../../matrix/matrix.js';
import { Missing } from '../cells.js';
import type { Table } from '../table.js';
import { inputWidth } from './feature-names.js';
import type {
  ArrayInput,
  CategoryInput,
  NumberInput,
  Preprocessed,
  Preprocessing,
  Unseen,
} from './preprocessing.js';
import { neededColumn, readArray, readCategories, readNumbers } from './read-cells.js';

/** X while it is filled: `at` is the first of the rows that an input takes. */
interface Filling {
  readonly data: Float64Array;
  readonly n: number;
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly missing: Missing;
}

/**
 * X (n×m, float64) of some rows of a table, all of them unless given, one example a column. Columns are found
 * by name. A category that the training part did not have becomes zeros, a missing number its mean; both are
 * counted in `unseen`.
 * @throws COLUMN_UNKNOWN for a lacking column; COLUMN_TYPE, CELL_NOT_NUMERIC, CELL_NOT_FINITE naming the cell
 */
export function applyPreprocessing(
  preprocessing: Preprocessing,
  table: Table,
  rows?: Uint32Array,
): Preprocessed {
  const chosen = rows ?? Uint32Array.from({ length: table.rows }, (_, row) => row);
  const n = preprocessing.inputs.reduce((sum, input) => sum + inputWidth(input), 0);
  const data = new Float64Array(n * chosen.length);
  const filling: Filling = { data, n, table, rows: chosen, missing: new Missing(preprocessing.missing) };
  const unseen: Unseen[] = [];
  let at = 0;
  for (const input of preprocessing.inputs) {
    if (input.kind === 'number') unseen.push(...fillNumber(filling, input, at));
    else if (input.kind === 'category') unseen.push(...fillCategory(filling, input, at));
    else unseen.push(...fillArray(filling, input, at));
    at += inputWidth(input);
  }
  return { X: Matrix.fromColumnMajor(n, chosen.length, data), unseen };
}

function fillNumber({ data, n, table, rows, missing }: Filling, input: NumberInput, at: number): Unseen[] {
  const values = readNumbers(table, neededColumn(table, input.column), rows, missing);
  let count = 0;
  for (let j = 0; j < values.length; j++) {
    const absent = Number.isNaN(values[j]);
    data[at + j * n] = ((absent ? input.fill : values[j]) - input.shift) / input.scale;
    if (!absent) continue;
    if (input.indicator) data[at + 1 + j * n] = 1;
    else count++;
  }
  return count > 0 ? [{ column: input.column, value: null, count }] : [];
}

function fillCategory(
  { data, n, table, rows, missing }: Filling,
  input: CategoryInput,
  at: number,
): Unseen[] {
  const { column, categories, missingCategory } = input;
  const cells = readCategories(table, neededColumn(table, column), rows, missing, categories);
  const places = new Map<string | null, number>(categories.map((category, i) => [category, i]));
  if (missingCategory) places.set(null, categories.length);
  const counts = new Map<string | null, number>();
  for (let j = 0; j < cells.length; j++) {
    const place = places.get(cells[j]);
    if (place === undefined) counts.set(cells[j], (counts.get(cells[j]) ?? 0) + 1);
    else data[at + place + j * n] = 1;
  }
  return [...counts].map(([value, count]) => ({ column, value, count }));
}

function fillArray({ data, n, table, rows }: Filling, input: ArrayInput, at: number): Unseen[] {
  const { column, shape, eightBit, shift, scale, fill } = input;
  const { values } = readArray(table, neededColumn(table, column), shape, eightBit);
  const width = inputWidth(input);
  const each = (list: readonly number[]) => (list.length === 1 ? () => list[0] : (i: number) => list[i]);
  const [shiftOf, scaleOf, fillOf] = [each(shift), each(scale), each(fill)];
  let count = 0;
  for (let j = 0; j < rows.length; j++) {
    let gap = false;
    for (let i = 0; i < width; i++) {
      const value = values[rows[j] * width + i];
      if (Number.isNaN(value)) gap = true;
      data[at + i + j * n] = ((Number.isNaN(value) ? fillOf(i) : value) - shiftOf(i)) / scaleOf(i);
    }
    if (gap) count++;
  }
  return count > 0 ? [{ column, value: null, count }] : [];
}

/** One warning for all that the training part did not have, or none. */
export function warnUnseen(unseen: readonly Unseen[]): Warning[] {
  if (unseen.length === 0) return [];
  const items = unseen.slice(0, 8).map(({ column, value, count }) => {
    const rows = count === 1 ? '1 row' : `${count} rows`;
    return value === null ? `"${column}" is missing in ${rows}` : `"${column}" is "${value}" in ${rows}`;
  });
  const list = unseen.length > 8 ? `${items.join('; ')}; …` : items.join('; ');
  const message = `Values that the training part did not have: ${list}. A category counts as none, a number as its mean.`;
  return [{ code: 'UNSEEN_VALUES', message }];
}
