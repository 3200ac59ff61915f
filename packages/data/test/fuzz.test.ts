import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuzz, judge } from './support/fuzz.js';

// `npm run measure -- fuzz-readers` runs this file for longer, and reads what it writes.
const budgetMs = Number(process.env.FUZZ_MS ?? 3000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const report = process.env.FUZZ_REPORT;

describe('any bytes', () => {
  it(
    `are read, or refused with a clear error (seed ${seed})`,
    async () => {
      const fuzzed = await fuzz(seed, budgetMs);
      if (report !== undefined) {
        mkdirSync(report, { recursive: true });
        for (const [i, { name, bytes }] of fuzzed.failures.entries())
          writeFileSync(join(report, `${i}-${name}`), bytes);
        const failures = fuzzed.failures.map(({ name, what }) => ({ name, what }));
        writeFileSync(join(report, 'report.json'), JSON.stringify({ ...fuzzed, failures }));
      }
      expect(fuzzed.failures.map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
      expect(fuzzed.inputs).toBeGreaterThan(100);
    },
    2 * budgetMs + 60_000,
  );
});

const crashes = new URL('files/crashes/', import.meta.url);

describe('inputs that once went wrong', () => {
  it.each(readdirSync(crashes))('%s', async (name) => {
    const given = new Uint8Array(readFileSync(new URL(name, crashes)));
    for (const pieceBytes of [1, 7, 4096])
      expect(await judge(name, given, pieceBytes)).toMatch(/^(table|refused)$/);
  });
});
