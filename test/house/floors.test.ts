import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Import, readImports, sourceFiles, specifiersOf } from './imports.js';
import { circles, violations } from './rules.js';

const files = sourceFiles();

describe('the house', () => {
  it('is read', () => {
    expect(files).toContain('packages/core/src/index.ts');
    expect(readImports(files).length).toBeGreaterThan(files.length);
  });

  it('keeps the arrows between packages, the floors of core, and no circles', () => {
    expect(violations(readImports(files))).toEqual([]);
  });

  it('has no runtime dependency in core', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../packages/core/package.json', import.meta.url), 'utf8'),
    );
    for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
      expect(manifest[kind] ?? {}).toEqual({});
    }
  });

  it('names every source so that a folder tells its floor', () => {
    const loose = files.filter((file) => /^packages\/core\/src\/[^/]+$/.test(file));
    expect(loose).toEqual(['packages/core/src/index.ts']);
  });
});

describe('the rules see', () => {
  const one = (file: string, specifier: string, target?: string): Import => ({
    file: `packages/${file}`,
    line: 3,
    specifier,
    target: target && `packages/${target}`,
  });

  it.each([
    [
      one('core/src/matrix/a.ts', '../table/b.js', 'core/src/table/b.ts'),
      'matrix is on floor 1, table on floor 3; import from lower floors or the same folder only',
    ],
    [
      one('core/src/table/a.ts', '../network/b.js', 'core/src/network/b.ts'),
      'table is on floor 3, network on floor 3; import from lower floors or the same folder only',
    ],
    [
      one('core/src/model/a.ts', '../index.js', 'core/src/index.ts'),
      'model is on floor 5, index.ts on floor 8; import from lower floors or the same folder only',
    ],
    [one('core/src/attic/a.ts', './b.js', 'core/src/attic/b.ts'), 'core/src/attic has no floor'],
    [one('core/src/table/a.ts', 'node:fs'), 'core has no runtime dependency; only relative imports'],
    [one('core/src/table/a.ts', 'papaparse'), 'core has no runtime dependency; only relative imports'],
    [one('data/src/a.ts', '@colonnade/figures'), 'packages/data may import @colonnade/core only'],
    [
      one('studio/src/a.ts', '@colonnade/native'),
      'packages/studio may import @colonnade/core, @colonnade/data, @colonnade/figures, @colonnade/learners only',
    ],
    [one('data/src/a.ts', '@colonnade/core/matrix'), 'reaches into a package; import @colonnade/core'],
    [one('cli/src/a.ts', '@colonnade/core/engine'), 'reaches into a package; import @colonnade/core'],
    [
      one('data/src/a.ts', '../../core/src/index.js', 'core/src/index.ts'),
      'leaves its package; import another package by its name',
    ],
    [one('garage/src/a.ts', 'x'), 'packages/garage is not drawn in the house (section 3)'],
  ])('%#: $file importing $specifier', (wrong, rule) => {
    expect(violations([wrong])).toEqual([`${wrong.file}:3 imports '${wrong.specifier}': ${rule}`]);
  });

  it('what is allowed', () => {
    const allowed = [
      one('core/src/table/a.ts', '../matrix/b.js', 'core/src/matrix/b.ts'),
      one('core/src/table/toys/a.ts', '../b.js', 'core/src/table/b.ts'),
      one('core/src/index.ts', './model/a.js', 'core/src/model/a.ts'),
      one('data/src/a.ts', 'papaparse'),
      one('data/src/a.ts', 'node:fs'),
      one('cli/src/a.ts', '@colonnade/figures'),
      one('native/src/a.ts', '@colonnade/core/engine'),
    ];
    expect(violations(allowed)).toEqual([]);
  });

  it('circles of any length, each once', () => {
    const to = (from: string, target: string) =>
      one(`data/src/${from}.ts`, `./${target}.js`, `data/src/${target}.ts`);
    const path = (...names: string[]) => names.map((name) => `packages/data/src/${name}.ts`).join(' -> ');
    expect(circles([to('b', 'c'), to('c', 'a'), to('a', 'b'), to('d', 'a'), to('e', 'e')])).toEqual([
      `packages/data/src/a.ts: imports itself in a circle: ${path('a', 'b', 'c', 'a')}`,
      `packages/data/src/e.ts: imports itself in a circle: ${path('e', 'e')}`,
    ]);
    expect(circles([to('a', 'b'), to('a', 'c'), to('b', 'c')])).toEqual([]);
  });

  it('imports in every form', () => {
    const text = [
      "import { a } from './a.js';",
      "import type { b } from './b.js';",
      "export { c } from './c.js';",
      "export * from './d.js';",
      "import './e.js';",
      "const f = await import('./f.js');",
      "type G = import('./g.js').G;",
      "const h = require('./h.js');",
      "// import './not.js'",
      'const text = "import \'./not.js\'";',
    ].join('\n');
    const expected = [...'abcdefgh'].map((name, i) => ({ specifier: `./${name}.js`, line: i + 1 }));
    expect(specifiersOf('a.ts', text)).toEqual(expected);
  });
});
