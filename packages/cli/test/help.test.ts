import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trainOptions } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands.js';
import { flagName } from '../src/input/flags.js';
import { colonnade } from './support/command.js';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** The modules that are loaded with a file: those that it imports at once and for their values. */
function loadedWith(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  if (!path.startsWith(source)) return found;
  for (const [, type, from] of readFileSync(path, 'utf8').matchAll(
    /^import (type )?[^;]*? from '([^']+)';/gm,
  )) {
    if (type) continue;
    loadedWith(from.startsWith('.') ? join(dirname(path), from.replace(/\.js$/, '.ts')) : from, found);
  }
  return found;
}

describe('help', () => {
  it('comes at once: nothing but commander and what help says is loaded for it', () => {
    const loaded = new Set([
      ...loadedWith(join(source, 'main.ts')),
      ...loadedWith(join(source, 'program.ts')),
    ]);
    const names = [...loaded].map((path) => (path.startsWith(source) ? relative(source, path) : path));
    expect(names.sort()).toEqual(
      [
        'commander',
        'commands.ts',
        'input/file-flags.ts',
        'main.ts',
        'node:fs',
        'program.ts',
        'version.ts',
      ].sort(),
    );
  });

  it('names every command, and is what the command says without a word', async () => {
    const { status, out, error } = await colonnade('--help');
    expect([status, error]).toEqual([0, '']);
    for (const { usage } of commands) expect(out).toContain(`\n  ${usage}`);
    expect((await colonnade()).out).toBe(out);
    expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it.each(commands.map(({ usage }) => usage.split(' ')[0]))('of %s fits into 80 columns', async (name) => {
    const { status, out, error } = await colonnade(name, '--help');
    expect([status, error]).toEqual([0, '']);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain(`Usage: colonnade ${name} [options]`);
  });

  it('of train has every option of training, with its default first', async () => {
    const { out } = await colonnade('train', '--help');
    for (const [name, { type, default: standard }] of Object.entries(trainOptions)) {
      const flag = type === 'boolean' && standard === true ? `--no-${flagName(name)}` : `--${flagName(name)}`;
      expect(out).toMatch(new RegExp(`^  ${flag} `, 'm'));
    }
    const text = out.replace(/\s+/g, ' ');
    expect(text).toContain(
      '--optimizer <name> how a step moves the parameters (adam | gradient-descent | momentum)',
    );
    expect(text).toContain('(auto | none | 20,7,5)');
    expect(text).toContain('(auto | feature | whole | none | a number)');
    expect(text).toContain('share of the rows that tests; 0 for none (default: 0.2)');
  });

  it('has the version of the package', async () => {
    expect((await colonnade('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
