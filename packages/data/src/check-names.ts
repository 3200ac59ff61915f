import { ColonnadeError } from '@colonnade/core';

/** Where names stand: in a header, or in the file as a whole. */
export type NamedBy = 'header' | 'file';

/**
 * Refuses names of columns that are empty or stand twice, since columns are found by name.
 * @param where - the file, with the line of the header where it has one
 * @throws HEADER_INVALID naming the columns, counted from 1
 */
export function checkNames(where: string, names: readonly string[], by: NamedBy): void {
  const unnamed = names.findIndex((name) => name.trim() === '');
  if (unnamed >= 0) throw noName(where, unnamed, names.length, by);
  const seen = new Map<string, number>();
  const again: number[] = [];
  for (const [at, name] of names.entries()) {
    if (seen.has(name)) again.push(at);
    else seen.set(name, at);
  }
  if (again.length === 0) return;
  const [at] = again;
  const more = again.length > 1 ? `, and ${again.length - 1} more like it` : '';
  throw new ColonnadeError({
    code: 'HEADER_INVALID',
    where,
    problem: `the ${by} names "${names[at]}" twice, as columns ${(seen.get(names[at]) as number) + 1} and ${at + 1}${more}`,
    why: 'Columns are found by name',
    remedy: { text: 'give each column a name of its own' },
  });
}

/** The error for a column without a name. @param at - which one, counted from 0 */
export function noName(where: string, at: number, of: number, by: NamedBy): ColonnadeError {
  return new ColonnadeError({
    code: 'HEADER_INVALID',
    where,
    problem: `column ${at + 1} of ${of} has no name${by === 'header' ? ' in the header' : ''}`,
    why: 'Columns are found by name',
    remedy: { text: by === 'header' ? 'fill in the header' : 'give it one' },
  });
}
