import type { Schema } from '../table/schema/schema.js';
import type { Split } from '../table/split.js';
import { type FoldOptions, foldRows } from '../table/splits/fold-rows.js';
import { splitTable } from '../table/splits/split-table.js';
import type { Table } from '../table/table.js';
import type { Examples } from './examples.js';

/**
 * The parts of every training of a cross-validation: a fold of the training and validation rows tests, the others
 * train, and a share of them validates. The test part of the whole is in none of them.
 * @throws SPLIT_EMPTY for fewer rows or groups than folds; OPTION_CONFLICT for a split by time
 */
export function foldParts(
  table: Table,
  schema: Schema,
  { train, validation }: Examples,
  options: FoldOptions & { readonly validationShare: number },
): Split[] {
  const rows = Uint32Array.from([...train.rows, ...(validation?.rows ?? [])]).sort();
  return foldRows(table, schema, rows, options).map((test) => {
    const isTest = new Set(test);
    const rest = rows.filter((row) => !isTest.has(row));
    return { ...splitTable(table, schema, { ...options, testShare: 0 }, rest), test };
  });
}
