import { ColonnadeError } from '@colonnade/core';

/**
 * Refuses names that are empty or stand twice, since columns are found by name.
 * @throws HEADER_INVALID naming the columns, counted from 1
 */
export function checkHeader(file: string, line: number, names: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const before = seen.get(name);
    if (name === '') {
      throw new ColonnadeError({
        code: 'HEADER_INVALID',
        where: `${file} line ${line}`,
        problem: `column ${at + 1} of ${names.length} has no name in the header`,
        why: 'Columns are found by name',
        remedy: { text: 'fill in the header' },
      });
    }
    if (before !== undefined) {
      throw new ColonnadeError({
        code: 'HEADER_INVALID',
        where: `${file} line ${line}`,
        problem: `the header names "${name}" twice, as columns ${before + 1} and ${at + 1}`,
        why: 'Columns are found by name',
        remedy: { text: 'give each column a name of its own' },
      });
    }
    seen.set(name, at);
  }
}
