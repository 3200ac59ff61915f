import { relative } from 'node:path';
import { type Derived, formatDerived, isToy, spellOption } from '@colonnade/core';

/** The command that does this again, or another with the same data: what was given, in the command's spelling. */
export function commandLine(
  path: string,
  options: Readonly<Record<string, unknown>> | object,
  reading: Readonly<Record<string, unknown>>,
  command = 'train',
): string {
  const words = [`colonnade ${command}`, quote(shortest(path))];
  for (const [name, value] of Object.entries({ ...reading, ...options })) {
    if (value === undefined) continue;
    if (name === 'derive') {
      // As the library has it, or as it was given.
      for (const each of value as (Derived | string)[]) {
        const text = typeof each === 'string' ? each : formatDerived(each);
        words.push(spellOption(name, text, 'command'));
      }
      continue;
    }
    if (name === 'vary') {
      for (const each of value as string[]) words.push(spellOption(name, each, 'command'));
      continue;
    }
    const isPath = ['labels', 'test', 'testLabels'].includes(name);
    if (value === false) words.push(`--no-${spellOption(name, undefined, 'command').slice(2)}`);
    else if (isPath) words.push(spellOption(name, shortest(String(value)), 'command'));
    else words.push(spellOption(name, flat(value), 'command'));
  }
  return words.join(' ');
}

function flat(value: unknown): string | number | boolean {
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'object' || value === null) return value as string | number | boolean;
  return Object.entries(value)
    .map(([key, kind]) => `${key}=${kind}`)
    .join(',');
}

/** A path as seen from here, when that is shorter. */
function shortest(path: string): string {
  if (path === '-' || isToy(path)) return path;
  const near = relative(process.cwd(), path);
  return near.length < path.length && !near.startsWith('..') ? near : path;
}

/** A word as a shell takes it. */
export function quote(text: string): string {
  return /^[\w.,:/+=?-]+$/.test(text) ? text : JSON.stringify(text);
}
