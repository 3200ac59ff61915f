import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commonFigures } from './support/figures.js';
import { pagePaths, readPage, root } from './support/markdown.js';
import { tables } from './support/tables.js';
import { expectFigure, expectPage } from './support/update.js';

const pages = pagePaths().map(readPage);

describe('generated parts of the documentation', () => {
  test.each(pages.filter(({ regions }) => regions.length > 0))('$path: its tables', ({ path, regions }) => {
    const replacements = regions.map(({ name, from, to }) => {
      expect(Object.keys(tables), `${path}:${from}`).toContain(name);
      return { from, to, text: `\n${tables[name]()}\n` };
    });
    expectPage(path, replacements);
  });

  test.each(Object.entries(commonFigures()))('docs/figures/%s', (name, figure) => {
    expectFigure(name, figure);
  });

  test('every table is on a page, every picture is on a page and has a generator', () => {
    const names = pages.flatMap(({ regions }) => regions.map(({ name }) => name));
    expect(Object.keys(tables).filter((name) => !names.includes(name))).toEqual([]);
    const folder = join(root, 'docs/figures');
    const pictures = existsSync(folder) ? readdirSync(folder).sort() : [];
    const text = pages.map(({ lines }) => lines.join('\n')).join('\n');
    expect(pictures.filter((name) => !text.includes(`figures/${name}`))).toEqual([]);
  });
});
