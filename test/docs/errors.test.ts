import { errorCodes } from '@colonnade/core';
import { describe, expect, test } from 'vitest';
import { readPage } from './support/markdown.js';

const page = readPage('docs/errors.md');
const sections = new Map<string, string[]>();
let current: string[] = [];
for (const line of page.lines) {
  const code = /^### ([A-Z_]+)$/.exec(line)?.[1];
  if (code) {
    current = [];
    sections.set(code, current);
  } else current.push(line);
}

describe('docs/errors.md', () => {
  test('a heading for every code, in the order of the table', () => {
    expect([...sections.keys()]).toEqual(Object.keys(errorCodes));
  });

  test.each(Object.entries(errorCodes))('%s: its title, when it appears, what to do', (code, title) => {
    const lines = sections.get(code) ?? [];
    expect(lines[1]).toBe(`*${title}.*`);
    expect(lines[3]?.length ?? 0, 'when it appears').toBeGreaterThan(20);
    expect(lines.filter((line) => line.startsWith('**What to do.** '))).toHaveLength(1);
  });

  test.each([...sections])('%s: an error in its example has this code', (code, lines) => {
    const found = lines.join('\n').match(/\[([A-Z_]{6,})\]$/gm) ?? [];
    expect(found.filter((each) => each !== `[${code}]`)).toEqual([]);
  });
});
