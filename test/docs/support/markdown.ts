import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A fenced block. Lines are counted from 0; `open` and `close` are those of the two fences. */
export interface Block {
  readonly language: string;
  /** What stands after the language: `throws`, `fails`. */
  readonly info: string;
  readonly open: number;
  readonly close: number;
  readonly code: string;
}

/** A stretch between `<!-- generated: name -->` and `<!-- end -->`, whose lines are `from` up to `to`. */
export interface Region {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A page of the documentation, read from the repository. */
export interface Page {
  readonly path: string;
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
  readonly regions: readonly Region[];
}

/** Every page that a reader sees. */
export function pagePaths(): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.split(sep).join('/')}`);
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'data/README.md', ...docs.sort()];
}

export function readPage(path: string): Page {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const blocks: Block[] = [];
  const regions: Region[] = [];
  let open: { fence: string; language: string; info: string; at: number } | undefined;
  let region: { name: string; from: number } | undefined;
  lines.forEach((line, at) => {
    const fence = /^(`{3,})\s*(\S*)\s*(.*)$/.exec(line);
    if (open) {
      if (fence?.[1] !== open.fence || fence[2] !== '') return;
      const { language, info, at: start } = open;
      const code = lines.slice(start + 1, at).join('\n');
      blocks.push({ language, info, open: start, close: at, code });
      open = undefined;
    } else if (fence) {
      open = { fence: fence[1], language: fence[2], info: fence[3].trim(), at };
    }
    const start = /^<!-- generated: (\S+) -->$/.exec(line);
    if (start) region = { name: start[1], from: at + 1 };
    if (line === '<!-- end -->' && region) {
      regions.push({ ...region, to: at });
      region = undefined;
    }
  });
  if (open) throw new Error(`${path}:${open.at + 1}: a fenced block that never ends`);
  if (region) throw new Error(`${path}:${region.from}: a generated part without <!-- end -->`);
  return { path, lines, blocks, regions };
}

/** The blocks that a person wrote, which are those outside generated parts. */
export function writtenBlocks({ blocks, regions }: Page): Block[] {
  return blocks.filter(({ open }) => !regions.some(({ from, to }) => open >= from && open < to));
}

/** The text block that follows a block with nothing but empty lines between: what the block prints. */
export function outputOf(page: Page, block: Block): Block | undefined {
  const next = page.blocks.find(({ open }) => open > block.close);
  if (next?.language !== 'text') return undefined;
  const between = page.lines.slice(block.close + 1, next.open);
  return between.every((line) => line.trim() === '') ? next : undefined;
}
