import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { blas } from './support/blas.js';

const script = fileURLToPath(new URL('./support/train-on-threads.mjs', import.meta.url));

/** What a process printed that trains on two threads, and ended by itself. */
async function ended(how: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, how], { timeout: 40_000 });
  return stdout.trim();
}

describe.skipIf(!blas?.concurrent)('threads of the engine blas', () => {
  test('do not keep a process alive', async () => {
    expect(await ended('well')).toBe('blas on 2 threads, 5 epochs');
  });

  test('that cannot start end the training with their reason', async () => {
    expect(await ended('no-library')).toMatch(
      /^failed: fit: a thread of the training could not be started: "\/no\/such\/library\.so" cannot be loaded/,
    );
  });

  test('that fail on the way end the training', async () => {
    expect(await ended('failing')).toMatch(/^failed: /);
  });
});
