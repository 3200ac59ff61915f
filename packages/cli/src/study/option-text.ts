import { type Derived, formatDerived, spellOption } from '@colonnade/core';

/** Options of training as flags: `--text counts --min-count 20`. Empty lists say nothing. */
export function flagsOf(options: object): string {
  return Object.entries(options).flatMap(flagOf).join(' ');
}

function flagOf([name, value]: [string, unknown]): string[] {
  if (name === 'derive') {
    return (value as readonly Derived[]).map((each) => spellOption(name, formatDerived(each), 'command'));
  }
  if (Array.isArray(value)) return value.length === 0 ? [] : [spellOption(name, value, 'command')];
  if (typeof value !== 'object' || value === null) return [spellOption(name, value as string, 'command')];
  const pairs = Object.entries(value).map(([key, kind]) => `${key}=${kind}`);
  return pairs.length === 0 ? [] : [spellOption(name, pairs.join(','), 'command')];
}
