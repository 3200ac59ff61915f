import type { Precision } from '../../engine/description.js';
import { zeros } from '../../engine/zeros.js';
import type { Warning } from '../../foundation/errors.js';
import { Matrix } from '../../matrix/matrix.js';
import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import { Missing } from '../cells.js';
import { checkTable } from '../check-table.js';
import type { Table } from '../table.js';
import { deriveColumns } from './derive.js';
import { joinSparse, type SparsePart } from './encode-sparse.js';
import { inputWidth } from './feature-names.js';
import { inputKind } from './inputs/index.js';
import type { Source } from './inputs/input-kind.js';
import type { EncodedInputs, Preprocessed, Preprocessing, Unseen } from './preprocessing.js';
import { checkColumns } from './read-cells.js';
import type { TokenCache } from './text/tokenize.js';

/**
 * X (n×m) of some rows of a table, all of them unless given, one example a column. Columns are found by name. A
 * category that the training part did not have becomes zeros, a missing number its mean; both are counted in
 * `unseen`. Of texts X has their zeros too: `encodeInputs` spares them.
 * @throws COLUMN_UNKNOWN for a lacking column; COLUMN_TYPE, CELL_NOT_NUMERIC, CELL_NOT_FINITE naming the cell;
 * OUT_OF_MEMORY for a sparse X that is too large with its zeros
 */
export function applyPreprocessing(
  preprocessing: Preprocessing,
  table: Table,
  rows?: Uint32Array,
): Preprocessed {
  const { X, unseen } = encodeInputs(preprocessing, table, rows);
  return { X: X instanceof SparseMatrix ? X.toDense() : X, unseen };
}

/**
 * X (n×m) of some rows of a table, as `applyPreprocessing` makes it; sparse as soon as one column is text. The
 * numbers of other columns then are float32 and stand in it among the words.
 */
export function encodeInputs(
  preprocessing: Preprocessing,
  table: Table,
  rows?: Uint32Array,
  precision: Precision = 'float64',
  cache?: TokenCache,
): EncodedInputs {
  checkTable('applyPreprocessing', table);
  const source: Source = {
    table: deriveColumns(table, preprocessing.derived, preprocessing.missing),
    rows: rows ?? Uint32Array.from({ length: table.rows }, (_, row) => row),
    missing: new Missing(preprocessing.missing),
    cache,
    room: {},
  };
  const { inputs } = preprocessing;
  checkColumns(
    source.table,
    inputs.map(({ column }) => column),
  );
  const m = source.rows.length;
  const dense = inputs.filter((input) => inputKind(input.kind).bags === undefined);
  const n = dense.reduce((sum, input) => sum + inputWidth(input), 0);
  const data = zeros(precision, n * m);
  const unseen: Unseen[] = [];
  const parts: SparsePart[] = [];
  let [at, denseAt] = [0, 0];
  for (const input of inputs) {
    const { fill, bags } = inputKind(input.kind);
    const width = inputWidth(input);
    if (bags) parts.push({ at, width, bags: bags(input, source) });
    else {
      unseen.push(...(fill?.(input, { ...source, data, n, at: denseAt }) ?? []));
      parts.push({ at, width, denseAt });
      denseAt += width;
    }
    at += width;
  }
  if (dense.length === inputs.length) return { X: Matrix.fromColumnMajor(n, m, data), unseen };
  return { X: joinSparse(at, m, parts, data, n), unseen };
}

/** One warning for all that the training part did not have, or none. */
export function warnUnseen(unseen: readonly Unseen[]): Warning[] {
  if (unseen.length === 0) return [];
  const items = unseen.slice(0, 8).map(({ column, value, count, as }) => {
    const rows = count === 1 ? '1 row' : `${count} rows`;
    if (value === null) return `"${column}" is missing in ${rows}`;
    return `"${column}" is "${value}" in ${rows}${as ? ` and counts as ${as}` : ''}`;
  });
  const list = unseen.length > 8 ? `${items.join('; ')}; …` : items.join('; ');
  const message = `Values that the training part did not have: ${list}. A category counts as none, a number as what fills missing ones.`;
  return [{ code: 'UNSEEN_VALUES', message }];
}
