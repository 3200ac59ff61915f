import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type PageValues, pageFigures } from './support/figures.js';
import {
  type Block,
  outputOf,
  type Page,
  pagePaths,
  readPage,
  root,
  writtenBlocks,
} from './support/markdown.js';
import { checkedModuleOf, codeBlocks } from './support/module.js';
import { Recorder } from './support/recorder.js';
import { normalize, readersFolder, runShell } from './support/shell.js';
import { typeErrors } from './support/types.js';
import { expectFigure, expectPage, type Replacement } from './support/update.js';

const pages = pagePaths().map(readPage);
const withLanguage = (language: string) =>
  pages.filter((page) => writtenBlocks(page).some((block) => block.language === language));

describe('code in the documentation', () => {
  test('every block is of a kind that is run', () => {
    const strays = pages.flatMap((page) => {
      const shown = writtenBlocks(page).map((block) => outputOf(page, block)?.open);
      return writtenBlocks(page)
        .filter(
          ({ language, open }) => !(language === 'text' ? shown.includes(open) : /^(ts|sh)$/.test(language)),
        )
        .map(({ language, open }) => `${page.path}:${open + 1}: a block of "${language}" that nothing runs`);
    });
    expect(strays).toEqual([]);
  });

  test('TypeScript accepts it', () => {
    expect(typeErrors(withLanguage('ts'))).toEqual([]);
  });

  test.each(withLanguage('ts').map((page) => page.path))(
    '%s: it runs, and says what it says',
    async (path) => {
      const page = readPage(path);
      const { recorder, values } = await execute(page);
      expect(recorder.problems).toEqual([]);
      for (const [name, draw] of Object.entries(pageFigures[path] ?? {})) expectFigure(name, draw(values));
      compareOutputs(page, codeBlocks(page), (block) => recorder.printed.get(block.open)?.join('\n') ?? '');
    },
  );

  test.each(withLanguage('sh').map((page) => page.path))('%s: its commands run', (path) => {
    const page = readPage(path);
    const blocks = writtenBlocks(page).filter(({ language }) => language === 'sh');
    const folder = readersFolder();
    try {
      const results = new Map(blocks.map((block) => [block, runShell(block, folder)]));
      expect([...results.values()].flatMap(({ problems }) => problems)).toEqual([]);
      compareOutputs(page, blocks, (block) => results.get(block)?.output ?? '', { optional: true });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function execute(page: Page): Promise<{ recorder: Recorder; values: PageValues }> {
  const folder = join(root, 'test-artifacts', 'docs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${page.path.replaceAll(/[/.]/g, '-')}.ts`);
  writeFileSync(file, checkedModuleOf(page));
  const recorder = new Recorder(page.path);
  (globalThis as unknown as { documentation: unknown }).documentation = recorder.globals;
  const values = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return { recorder, values };
}

/** The text block after a block is what it prints. Prints of `ts` have to be shown, those of commands may be. */
function compareOutputs(
  page: Page,
  blocks: readonly Block[],
  printed: (block: Block) => string,
  { optional = false } = {},
): void {
  const replacements: Replacement[] = [];
  for (const block of blocks) {
    const shown = outputOf(page, block);
    const text = printed(block);
    if (shown) {
      const same = normalize(shown.code) === normalize(text);
      if (!same) replacements.push({ from: shown.open + 1, to: shown.close, text });
    } else if (!optional) {
      expect(text, `${page.path}:${block.open + 1} prints, and no text block shows it`).toBe('');
    }
  }
  expectPage(page.path, replacements);
}
