import { formatCount } from '../../../parts/numbers.js';
import type { Series } from './series.js';
import type { Grid } from './thin.js';

interface Shown {
  readonly grid: Grid;
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
}

/**
 * The numbers below the cursor (`at` a place on the axis), or the newest ones. A place that stands for many epochs says
 * for which, and from where to where their numbers go.
 */
export function readoutOf({ grid, series, format }: Shown, at: number | null): string {
  const own = series.filter(({ faint }) => !faint);
  return at === null ? newest(own, grid, format) : below(own, grid, format, at);
}

function newest(series: readonly Series[], { x }: Grid, format: (value: number) => string): string {
  const parts: string[] = [];
  let epoch = -1;
  for (const { name, values, marks, latest } of series) {
    if (marks) continue;
    const end = values.findLastIndex((value) => value !== null);
    const value = latest === undefined ? (values[end] ?? null) : latest.value;
    if (value === null) continue;
    parts.push(`${name} ${format(value)}`);
    epoch = Math.max(epoch, latest?.epoch ?? x[end]);
  }
  return parts.length === 0 ? '' : `epoch ${formatCount(epoch)}: ${parts.join(', ')}`;
}

function below(
  series: readonly Series[],
  { x, stride }: Grid,
  format: (value: number) => string,
  at: number,
): string {
  const from = stride === 1 ? at : at - (at % 2);
  const places = stride === 1 ? [at] : [from, from + 1];
  const parts = series.flatMap(({ name, values }) => {
    const numbers = places.flatMap((place) => values[place] ?? []);
    if (numbers.length === 0) return [];
    const [low, high] = [format(Math.min(...numbers)), format(Math.max(...numbers))];
    return [low === high ? `${name} ${low}` : `${name} ${low} to ${high}`];
  });
  if (parts.length === 0) return '';
  const epochs =
    stride === 1
      ? `epoch ${formatCount(x[at])}`
      : `epochs ${formatCount(x[from])} to ${formatCount((x[from + 2] ?? x[from] + stride) - 1)}`;
  return `${epochs}: ${parts.join(', ')}`;
}
