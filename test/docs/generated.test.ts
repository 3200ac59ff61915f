import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commonFigures, pageFigures } from './support/figures.js';
import { pagePaths, readPage, root } from './support/markdown.js';
import { tables } from './support/tables.js';
import { expectFigure, expectPage } from './support/update.js';

const pages = pagePaths().map(readPage);
const common = commonFigures();

describe('generated parts of the documentation', () => {
  test.each(pages.filter(({ regions }) => regions.length > 0))('$path: its tables', ({ path, regions }) => {
    const replacements = regions.map(({ name, from, to }) => {
      expect(Object.keys(tables), `${path}:${from}`).toContain(name);
      return { from, to, text: `\n${tables[name]()}\n` };
    });
    expectPage(path, replacements);
  });

  test.each(Object.entries(common))('docs/figures/%s', (name, figure) => {
    expectFigure(name, figure);
  });

  test('every table is on a page', () => {
    const names = pages.flatMap(({ regions }) => regions.map(({ name }) => name));
    expect(Object.keys(tables).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('every picture has a generator, and is on a page', () => {
    const generated = [...Object.keys(common), ...Object.values(pageFigures).flatMap(Object.keys)];
    expect(readdirSync(join(root, 'docs/figures')).sort()).toEqual(generated.sort());
    const text = pagePaths()
      .map((path) => readPage(path).lines.join('\n'))
      .join('\n');
    expect(generated.filter((name) => !text.includes(`figures/${name})`))).toEqual([]);
  });
});
