import { relative } from 'node:path';
import { commandWords, isToy, quoteWord } from '@colonnade/core';

/** The command that does this again, or another with the same data: what was given, in the command's spelling. */
export function commandLine(
  path: string,
  options: Readonly<Record<string, unknown>> | object,
  reading: Readonly<Record<string, unknown>>,
  command = 'train',
): string {
  const given = Object.entries({ ...reading, ...options }).map(([name, value]) => {
    const isPath = ['labels', 'test', 'testLabels'].includes(name) && value !== undefined;
    return [name, isPath ? shortest(String(value)) : value];
  });
  return [`colonnade ${command}`, quoteWord(shortest(path)), ...commandWords(Object.fromEntries(given))].join(
    ' ',
  );
}

/** A path as seen from here, when that is shorter. */
function shortest(path: string): string {
  if (path === '-' || isToy(path)) return path;
  const near = relative(process.cwd(), path);
  return near.length < path.length && !near.startsWith('..') ? near : path;
}
