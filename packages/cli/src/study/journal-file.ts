import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { journalLine, readJournal, type TrialResult } from '@colonnade/core';
import { writeError, writeWhole } from '../run/files.js';

/** journal.jsonl: a result a line, written as soon as the trial is done. */
export class JournalFile {
  readonly #path: string;
  readonly #file: number;

  /** A journal that begins with the results that a study goes on from: what was half written is gone. */
  constructor(path: string, results: readonly TrialResult[]) {
    this.#path = path;
    writeWhole(path, results.map((result) => `${journalLine(result)}\n`).join(''));
    try {
      this.#file = openSync(path, 'a');
    } catch (cause) {
      throw writeError(path, cause);
    }
  }

  append(result: TrialResult): void {
    const bytes = Buffer.from(`${journalLine(result)}\n`);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    } catch (cause) {
      throw writeError(this.#path, cause);
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The results that an earlier run of a study wrote down. @throws RUN_CHANGED */
export function readJournalFile(path: string): TrialResult[] {
  return existsSync(path) ? readJournal(readFileSync(path, 'utf8'), path) : [];
}
