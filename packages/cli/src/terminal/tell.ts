import type { Warning } from '@colonnade/core';
import { plain } from './table.js';

/** Says on standard error what was guessed, skipped or left out while reading, and what a model met for the first time. */
export function tell(notes: readonly string[], warnings: readonly Warning[]): void {
  for (const note of notes) process.stderr.write(`note: ${plain(note, 300)}\n`);
  for (const { code, message } of warnings) process.stderr.write(`warning: ${message} [${code}]\n`);
}
