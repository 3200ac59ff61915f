import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

// A house of its own with our configuration, so that no probe ever lies among the sources.
const house = mkdtempSync(join(tmpdir(), 'colonnade-lint-'));
const { $schema, vcs, ...configuration } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
writeFileSync(join(house, 'biome.json'), JSON.stringify(configuration));
cpSync(join(root, 'scripts/lint'), join(house, 'scripts/lint'), { recursive: true });
afterAll(() => rmSync(house, { recursive: true }));

/** What Biome says about a file with that text at that path. */
function lint(path: string, text: string): string {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
  const args = [biome, 'lint', '--max-diagnostics=100', path];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' });
  expect(stdout + stderr).toContain('Checked 1 file');
  return stdout + stderr;
}

const FORBIDDEN =
  'exp expm1 log log1p log2 log10 sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh pow cbrt hypot';

describe('the lint rule on elementary functions', () => {
  it('fires in core/src on each function, on Math.random, on an alias of Math and on **', () => {
    const names = FORBIDDEN.split(' ');
    const calls = names.map((name) => `export const ${name} = (x: number) => Math.${name}(x, x);`);
    const said = lint('packages/core/src/probe.ts', `${calls.join('\n')}\n`);
    for (const line of names.keys()) expect(said).toContain(`packages/core/src/probe.ts:${line + 1}:`);
    expect(said.match(/Its bits differ between machines/g)).toHaveLength(names.length);

    expect(lint('packages/core/src/probe.ts', 'export const f = () => Math.random();')).toContain(
      'seeded generator',
    );
    expect(lint('packages/core/src/probe.ts', 'const { log } = Math; export const f = log;')).toContain(
      'Write Math.name',
    );
    expect(lint('packages/core/src/probe.ts', 'export const f = (x: number) => x ** 3;')).toContain(
      '2 ** n and x ** 2',
    );
  });

  it('lets what is exact pass, and leaves other folders alone', () => {
    const exact =
      'export const f = (x: number) => Math.sqrt(x) + Math.imul(x, 3) + Math.floor(x) + 2 ** 5 + x ** 2;';
    expect(lint('packages/core/src/probe.ts', exact)).not.toContain('━ plugin');
    expect(lint('packages/core/test/probe.ts', 'export const f = Math.exp;')).not.toContain('differ');
  });
});
