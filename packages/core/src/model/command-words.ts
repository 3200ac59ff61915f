import { spellOption } from '../foundation/errors.js';
import { type Derived, formatDerived } from '../table/preprocessing/derive.js';

/** Options as the words that give them to the command: `--learning-rate 0.05`, `--columns zip=category`, `--no-bias`. */
export function commandWords(options: object): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (value === false) return [`--no-${spellOption(name, undefined, 'command').slice(2)}`];
    // Derived columns are as the library has them, or as they were given.
    if (name === 'derive')
      return each(name, value, (one: Derived | string) =>
        typeof one === 'string' ? one : formatDerived(one),
      );
    if (name === 'vary') return each(name, value, (one: string) => one);
    return [spellOption(name, flat(value), 'command')];
  });
}

function each<T>(name: string, value: unknown, text: (one: T) => string): string[] {
  return (value as T[]).map((one) => spellOption(name, text(one), 'command'));
}

function flat(value: unknown): string | number | boolean {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(',');
  if (typeof value !== 'object' || value === null) return value as string | number | boolean;
  return Object.entries(value)
    .map(([key, kind]) => `${key}=${kind}`)
    .join(',');
}

/** A word as a shell takes it. */
export function quoteWord(text: string): string {
  return /^[\w.,:/+=?-]+$/.test(text) ? text : JSON.stringify(text);
}
