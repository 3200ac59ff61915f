import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Page, pagePaths, readPage, root } from './support/markdown.js';

const pages = pagePaths().map(readPage);

describe('links and paths in the documentation', () => {
  test.each(pages)('$path: its links lead somewhere', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  test.each(pages)('$path: the paths it names exist', (page) => {
    expect(missingPaths(page)).toEqual([]);
  });
});

function prose({ lines, blocks }: Page): { text: string; place: number }[] {
  return lines
    .map((text, at) => ({ text, place: at + 1 }))
    .filter((_, at) => !blocks.some(({ open, close }) => at >= open && at <= close));
}

function brokenLinks(page: Page): string[] {
  return prose(page).flatMap(({ text, place }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)]
      .map((match) => match[1] ?? match[2])
      .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target))
      .map((target) => `${page.path}:${place}: ${target}`),
  );
}

function leadsSomewhere(page: Page, target: string): boolean {
  const [path, anchor] = target.split('#');
  const file = path === '' ? page.path : normalize(join(dirname(page.path), path));
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(readPage(file)).includes(anchor);
}

/** The anchors of headings, as GitHub makes them. */
function anchorsOf(page: Page): string[] {
  return prose(page).flatMap(({ text }) => {
    const heading = /^#+ (.*)$/.exec(text)?.[1];
    if (heading === undefined) return [];
    return [
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ];
  });
}

/** Paths in backticks that begin with a folder of this repository. `…` and `<…>` stand for names to fill in. */
function missingPaths(page: Page): string[] {
  const folders = ['packages', 'docs', 'data', 'scripts', 'test', 'bench', '.ci']
    .join('|')
    .replace('.', '\\.');
  const path = new RegExp(`\`((?:${folders})/[^\`\\s]*)\``, 'g');
  return prose(page).flatMap(({ text, place }) =>
    [...text.matchAll(path)]
      .map((match) => match[1])
      .filter((name) => !/[…<>*{}]/.test(name) && !existsSync(join(root, name)))
      .map((name) => `${page.path}:${place}: ${name}`),
  );
}
