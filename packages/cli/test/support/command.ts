import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColonnadeError } from '@colonnade/core';
import { afterAll } from 'vitest';
import { runCommand } from '../../src/program.js';
import { explain } from '../../src/terminal/fail.js';

/** The data that ship with the repository. */
export const dataFile = (name: string): string =>
  fileURLToPath(new URL(`../../../../data/${name}`, import.meta.url));

/** A folder of its own for the tests of a file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command from its sources, and takes what it writes. */
export async function colonnade(...argv: string[]): Promise<{ status: number; out: string; error: string }> {
  const texts = { out: '', error: '' };
  const [stdout, stderr] = [process.stdout.write, process.stderr.write];
  process.stdout.write = (text: string | Uint8Array) => {
    texts.out += String(text);
    return true;
  };
  process.stderr.write = (text: string | Uint8Array) => {
    texts.error += String(text);
    return true;
  };
  try {
    return { status: await runCommand(argv), ...texts };
  } catch (error) {
    if (!(error instanceof ColonnadeError)) throw error;
    const { status, text } = explain(error, { command: argv[0] });
    return { status, out: texts.out, error: text.trimEnd() };
  } finally {
    process.stdout.write = stdout;
    process.stderr.write = stderr;
  }
}
