// Damaged files of every format, from a seed: each must be a table or a clear error, whole and in pieces.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const defaultBudgetMs = 5 * 60_000;

export async function measure({ root, budgetMs = defaultBudgetMs, seed = Date.now() % 1_000_000_007 }) {
  const { failed, report, folder } = fuzz(root, budgetMs, seed);
  if (report === undefined) {
    return {
      title: 'Readers and damaged files',
      text: `Seed ${seed}: the fuzzer did not end.`,
      failed: true,
    };
  }
  const { inputs, tables, refused, failures, formats } = report;
  const each = Object.entries(formats).map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`);
  const wrong = failures.map(({ name, what }) => `- ${name}: ${what.split('\n')[0].slice(0, 200)}`);
  const text = [
    `${inputs.toLocaleString('en-US')} damaged inputs in ${Math.round(budgetMs / 1000)} s (seed ${seed}): ` +
      `${tables.toLocaleString('en-US')} read as tables, ${refused.toLocaleString('en-US')} refused with a clear error, ` +
      `${failures.length} answered wrongly.`,
    '',
    `Inputs of each format: ${each.join(', ')}.`,
    ...(wrong.length > 0 ? ['', ...wrong, '', `Kept in ${folder}.`] : []),
  ].join('\n');
  return { title: 'Readers and damaged files', text, failed };
}

/** Runs the fuzzer of the tests for longer; what it found, and where the inputs are kept that went wrong. */
export function fuzz(root, budgetMs, seed) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-fuzz-'));
  const environment = { FUZZ_MS: String(budgetMs), FUZZ_SEED: String(seed), FUZZ_REPORT: folder };
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const { status } = spawnSync(vitest, ['run', 'packages/data/test/fuzz.test.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  const path = join(folder, 'report.json');
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  return { failed: status !== 0, report, folder };
}
