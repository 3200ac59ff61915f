import type { ColumnDrift } from '@colonnade/core';
import { count, figure, plain, textTable } from '../terminal/table.js';

const mostColumns = 12;

/** How far columns lie from what was there before, the furthest first. */
export function driftTable(columns: readonly ColumnDrift[]): string {
  const more = columns.length - mostColumns;
  return [
    textTable([
      ['column', 'drift', 'apart', 'by chance', 'not there before', 'compared'],
      ...columns
        .slice(0, mostColumns)
        .map(({ column, distance, p, unknown, compared, by }) => [
          plain(column, 40),
          '█'.repeat(Math.round(12 * Math.min(1, Math.max(0, distance || 0)))),
          share(distance),
          figure(p),
          share(unknown),
          by ?? compared,
        ]),
    ]),
    ...(more > 0 ? [`  … and ${count(more)} more, which the report has`] : []),
  ].join('\n');
}

const share = (value: number) => `${(100 * value).toFixed(1)} %`;
