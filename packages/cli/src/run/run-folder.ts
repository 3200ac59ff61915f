import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ColonnadeError } from '@colonnade/core';
import { writeError, writeWhole } from './files.js';
import { lock } from './lock.js';

/** The files of a run folder. */
export const runFiles = {
  model: 'model.safetensors',
  report: 'report.html',
  result: 'result.json',
  run: 'run.json',
  history: 'history.jsonl',
  checkpoint: 'checkpoint.safetensors',
  test: 'test.json',
  journal: 'journal.jsonl',
} as const;

export type RunFile = keyof typeof runFiles;

/** What a run is about, written before its first step: all that going on with it needs. */
export interface RunDescription {
  readonly version: 1;
  /** The study that the run is of; absent for a training. */
  readonly study?: string;
  /** `<data>` and the test data as they are found again, with the hash of their bytes. */
  readonly data: { readonly path: string; readonly hash: string };
  readonly test: { readonly path: string; readonly hash: string } | null;
  /** Flags about reading, as they were given. */
  readonly reading: Readonly<Record<string, unknown>>;
  /** Options as they were given, in the library's spelling. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Every option with the value it came to. */
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly engine: {
    readonly name: string;
    readonly library: string | null;
    readonly variant: string | null;
  };
}

/** A folder that one training writes to. It is never overwritten. */
export class RunFolder {
  readonly path: string;
  readonly #unlock: () => void;

  private constructor(path: string, unlock: () => void) {
    this.path = path;
    this.#unlock = unlock;
  }

  /**
   * A new folder at that path, or at `path-2`, `path-3`, … where there is one already.
   * @throws OUTPUT_PATH
   */
  static create(wanted: string): RunFolder {
    try {
      mkdirSync(dirname(wanted), { recursive: true });
    } catch (cause) {
      const isFile = (cause as NodeJS.ErrnoException).code === 'EEXIST';
      throw writeError(wanted, isFile ? Object.assign(new Error(), { code: 'ENOTDIR' }) : cause);
    }
    if (existsSync(wanted) && !statSync(wanted).isDirectory()) throw isFile(wanted);
    for (let number = 1; ; number++) {
      const path = number === 1 ? wanted : `${wanted}-${number}`;
      try {
        mkdirSync(path); // fails where it exists: of two runs at once, each gets its own
        return new RunFolder(path, lock(path));
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeError(path, cause);
      }
    }
  }

  /**
   * The folder of an earlier run, to go on with it.
   * @throws RUN_UNKNOWN, RUN_BUSY
   */
  static open(path: string): RunFolder {
    if (!existsSync(join(path, runFiles.run))) throw notARun(path);
    const unlock = lock(path);
    // What a process that was killed had begun to write.
    for (const name of readdirSync(path))
      if (name.endsWith('.tmp')) rmSync(join(path, name), { force: true });
    return new RunFolder(path, unlock);
  }

  file(name: RunFile): string {
    return join(this.path, runFiles[name]);
  }

  write(name: RunFile, data: Uint8Array | string): void {
    writeWhole(this.file(name), data);
  }

  writeJson(name: RunFile, document: unknown): void {
    this.write(name, `${JSON.stringify(document, null, 2)}\n`);
  }

  /** Lets another process go on with this run. */
  close(): void {
    this.#unlock();
  }
}

/**
 * What a run folder says it is about.
 * @throws RUN_UNKNOWN when it is no run, or was damaged
 */
export function readDescription(path: string): RunDescription {
  try {
    const description = JSON.parse(readFileSync(join(path, runFiles.run), 'utf8')) as RunDescription;
    const { version, data, options, reading } = description;
    const whole = typeof data?.path === 'string' && isObject(options) && isObject(reading);
    const flags = whole ? Object.values(reading) : [];
    const readable = flags.every((value) => typeof value === 'string' || value === false);
    if (version === 1 && whole && readable) return description;
  } catch {
    // Not there, or not JSON: no run either way.
  }
  throw notARun(path);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notARun(path: string): ColonnadeError {
  const why = !existsSync(path)
    ? 'there is no such folder'
    : existsSync(join(path, runFiles.run))
      ? `its ${runFiles.run} is damaged`
      : `it has no ${runFiles.run}, which is written before the first epoch`;
  return new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where: path,
    problem: `it is not a run that could go on: ${why}`,
    remedy: { text: 'name a folder that "colonnade train" made, such as runs/digits, or train anew' },
  });
}

function isFile(path: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OUTPUT_PATH',
    where: path,
    problem: 'it is a file, and a run needs a folder',
    remedy: { text: 'choose another path' },
  });
}
