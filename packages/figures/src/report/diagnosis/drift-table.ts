import type { ColumnDrift } from '@colonnade/core';
import { formatNumber, formatShare } from '../../drawing/numbers.js';
import { cell, type Html } from '../html.js';
import { table } from '../parts.js';

/** How far columns lie from what was there before. */
export function driftTable(columns: readonly ColumnDrift[]): Html {
  return table(
    'Columns, the furthest first',
    [
      { head: 'column' },
      { head: 'compared' },
      { head: 'apart', number: true },
      { head: 'by chance', number: true },
      { head: 'not there before', number: true },
      { head: 'missing then', number: true },
      { head: 'missing now', number: true },
    ],
    columns.map(({ column, compared, by, distance, p, unknown, missing }) => [
      cell(column),
      by ?? compared,
      formatShare(distance),
      formatNumber(p, 2),
      formatShare(unknown),
      formatShare(missing.before),
      formatShare(missing.now),
    ]),
  );
}
