import { type Derived, formatDerived } from '@colonnade/core';

/** Options whose flags are not spelled as their values are: derived columns and kinds of columns; else undefined. */
export function formatDerivedOption(name: string, value: unknown): string[] | undefined {
  if (name === 'derive') {
    return (value as readonly Derived[]).map((each) => `--derive ${JSON.stringify(formatDerived(each))}`);
  }
  if (name === 'columns') {
    const pairs = Object.entries(value as Record<string, string>).map(
      ([column, kind]) => `${column}=${kind}`,
    );
    return pairs.length === 0 ? [] : [`--columns ${JSON.stringify(pairs.join(','))}`];
  }
  return Array.isArray(value) && value.length === 0 ? [] : undefined;
}
