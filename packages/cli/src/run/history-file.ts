import { closeSync, openSync, writeSync } from 'node:fs';
import type { HistoryEntry } from '@colonnade/core';
import { writeError } from './files.js';

/** Lines are kept this long before they are written: an epoch can be shorter than a write. */
const writeEveryMs = 500;

/** history.jsonl: an entry a line, written while training goes on. */
export class HistoryFile {
  readonly #path: string;
  readonly #file: number;
  #lines: string[] = [];
  #writtenMs = performance.now();

  /** A file that begins with the entries that a run goes on from. */
  constructor(path: string, entries: readonly HistoryEntry[]) {
    this.#path = path;
    try {
      this.#file = openSync(path, 'w');
    } catch (cause) {
      throw writeError(path, cause);
    }
    for (const entry of entries) this.#lines.push(JSON.stringify(entry));
    this.flush();
  }

  append(entry: HistoryEntry): void {
    this.#lines.push(JSON.stringify(entry));
    if (performance.now() - this.#writtenMs >= writeEveryMs) this.flush();
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
    this.#writtenMs = performance.now();
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    } catch (cause) {
      throw writeError(this.#path, cause);
    }
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.#file);
    }
  }
}
