import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderToString } from '@colonnade/figures';
import { expect } from 'vitest';
import { readPage, root } from './markdown.js';

/** True under `npm run docs`, which writes what these tests otherwise compare. */
const updating = process.env.UPDATE_DOCS === '1';

/** Compares a file with what it should be; under `npm run docs` writes it instead. */
export function expectFile(path: string, wanted: string): void {
  const file = join(root, path);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (current === wanted) return;
  const advice = `${path} is not what its generator gives: run "npm run docs"`;
  if (!updating) {
    // A picture is one long line: a diff would say nothing.
    if (path.endsWith('.svg')) expect.fail(advice);
    expect(current, advice).toBe(wanted);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}

/** Compares a picture in docs/figures with what draws it. */
export function expectFigure(name: string, figure: SVGSVGElement): void {
  expectFile(`docs/figures/${name}`, `${renderToString(figure)}\n`);
}

/** Text that replaces the lines `from` up to `to` of a page. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Compares a page with itself after replacements, or writes it. */
export function expectPage(path: string, replacements: readonly Replacement[]): void {
  const lines = [...readPage(path).lines];
  for (const { from, to, text } of [...replacements].sort((a, b) => b.from - a.from)) {
    lines.splice(from, to - from, ...text.split('\n'));
  }
  expectFile(path, lines.join('\n'));
}
