import { describe, expect, it, vi } from 'vitest';
import { readTableBytes } from '../src/index.js';

// A hundred million rows take minutes: here five are the most.
vi.mock('../src/bytes/limit.js', async (original) => ({
  ...(await original<typeof import('../src/bytes/limit.js')>()),
  checkRows: (name: string, rows: number) => {
    if (rows > 5) throw new Error(`${name}: more than 5 rows`);
  },
}));

const formats: [format: string, row: string, before: string, after: string][] = [
  ['csv', 'a,1\n', 'x,y\n', ''],
  ['lines', 'a word\n', '', ''],
  ['jsonl', '{"a":1}\n', '', ''],
  ['json', ',{"a":1}', '[{"a":2}', ']'],
];

describe('the most rows of a table', () => {
  it.each(formats)('hold in %s', async (format, row, before, after) => {
    const first = format === 'json' ? 1 : 0;
    const read = (rows: number) =>
      readTableBytes('a', new TextEncoder().encode(before + row.repeat(rows - first) + after), { format });
    expect((await read(5)).rows).toBe(5);
    await expect(read(6)).rejects.toThrow('more than 5 rows');
  });
});
