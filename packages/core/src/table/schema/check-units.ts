import { ColonnadeError } from '../../foundation/errors.js';
import { type Table, unitOf } from '../table.js';
import { cellPlace } from './cell-errors.js';
import type { Schema } from './schema.js';

/**
 * Refuses numbers in another unit than those a model learned from; where either has none they are taken as they are.
 * @param measured - whether the target counts too
 * @throws COLUMN_TYPE naming the first such cell
 */
export function checkUnits(schema: Schema, table: Table, measured = false): void {
  for (const { name, unit } of schema.columns) checkUnit(table, name, unit);
  if (!measured || schema.target === null) return;
  for (const name of schema.target.columns) checkUnit(table, name, schema.target.unit);
}

function checkUnit(table: Table, name: string, learned: string | null): void {
  const column = table.find(name);
  if (learned === null || column?.kind !== 'text') return;
  const unit = unitOf(column);
  if (unit === null || unit === learned) return;
  const row = column.numbers?.findIndex((number) => !Number.isNaN(number)) ?? 0;
  throw new ColonnadeError({
    code: 'COLUMN_TYPE',
    where: cellPlace(table, row, name),
    problem: `the model learned numbers in ${learned} from this column, but here they are in ${unit}`,
    expected: `numbers in ${learned}`,
    got: unit,
    remedy: { text: `give them in ${learned}` },
  });
}
