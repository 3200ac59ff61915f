import type { ColumnHistogram, ColumnSchema, Frequency } from '@colonnade/core';
import { count, figure, plain, textTable } from '../terminal/table.js';
import { sparkline } from './sparkline.js';

const examplesShown = 3;

/** A column with the distribution of its values, null where it was not looked at or has none. */
export interface InspectedColumn extends ColumnSchema {
  readonly histogram: ColumnHistogram | null;
  readonly frequent: readonly Frequency[] | null;
}

/** A line for each column; where that is wider than the terminal, examples and reason stand on a line below. */
export function columnTable(columns: readonly InspectedColumn[], width: number): string {
  const head = ['column', 'kind', 'missing', 'distinct', 'range', 'distribution'];
  const facts = columns.map((column) => [
    plain(column.name, 40),
    column.kind,
    count(column.missing),
    column.distinct === null ? '–' : count(column.distinct),
    range(column),
    distribution(column, 36),
  ]);
  const reasons = columns.map(({ examples, why }) => [
    plain(examples.slice(0, examplesShown).join(', '), 40),
    plain(why, 60),
  ]);
  const wide = textTable([[...head, 'examples', 'why'], ...facts.map((row, i) => [...row, ...reasons[i]])]);
  if (wide.split('\n').every((line) => [...line].length <= width)) return wide;
  const narrow = columns.map((column, i) => [plain(column.name, 20), ...facts[i].slice(1, -1)]);
  const lengths = textTable([head.slice(0, -1), ...narrow])
    .split('\n')
    .map((line) => [...line].length);
  const left = Math.max(8, width - Math.max(...lengths) - 2);
  const rows = columns.map((column, i) => [...narrow[i], distribution(column, Math.min(36, left))]);
  const [first, ...lines] = textTable([head, ...rows]).split('\n');
  const below = reasons.map((row) => `      ${plain(row.filter(Boolean).join(' · '), width - 6)}`);
  return [first, ...lines.flatMap((line, i) => [line, below[i]])].join('\n');
}

function range({ kind, min, max, histogram }: InspectedColumn): string {
  if (kind === 'date' && histogram) return `${day(histogram.from)} to ${day(histogram.to)}`;
  return min === null ? '–' : `${figure(min)} to ${figure(max)}`;
}

/** Days since 1970-01-01 as a date. */
function day(days: number): string {
  return new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}

/** A histogram, or the shares of the most frequent values. */
function distribution({ histogram, frequent }: InspectedColumn, longest: number): string {
  if (histogram) return sparkline(histogram.counts);
  if (!frequent) return '';
  return plain(
    frequent
      .slice(0, 3)
      .map(({ value, rows }) => `${value} ${count(rows)}`)
      .join(', '),
    longest,
  );
}
