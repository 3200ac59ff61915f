import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Code, ColonnadeError, isToy, parseToy, spellOptions, Table, toyTable } from '@colonnade/core';
import { readBytes, readTable, readTableBytes } from '@colonnade/data';
import { ReadingProgress } from '../terminal/reading-progress.js';
import { hashOf } from './hash.js';
import { readingOptions } from './reading-options.js';

/** Where data come from: the flags of every command that reads some, beside those of the readers. */
export interface DataFlags {
  readonly labels?: string;
  readonly input?: string;
  readonly target?: string;
}

/** A table and what identifies its bytes. */
export interface LoadedData {
  readonly table: Table;
  /** The path made absolute, `toy:flower`, or `-`. */
  readonly path: string;
  /** SHA-256 of the file's bytes (or of all files of a folder) and of the labels' file; for a toy set its name. */
  readonly hash: string;
}

/** Standard input may be as large as any file that is read whole. */
const largestInput = 2 ** 31 - 1;

/** Files of arrays by name, of which the target may lie in one row. */
const ofArrays = /\.(npz|h5|hdf5|hdf|he5)(\.gz)?$/i;

/** Reads `<data>`: a file, a folder of images, `toy:flower`, or `-` for standard input. */
export async function loadData(path: string, flags: DataFlags): Promise<LoadedData> {
  const options = readingOptions({ ...flags });
  if (isToy(path)) {
    refuseFileFlags(path, { ...options, labels: flags.labels });
    const { name, seed } = parseToy(path);
    const table = toyTable(name, { seed });
    return { table, path, hash: table.source.name };
  }
  // The name of the target is also that of an array, or of a column of the labels.
  const { target } = flags;
  const apart = flags.input !== undefined || flags.labels !== undefined;
  const isArray = target !== undefined && ofArrays.test(path) && !target.includes(',');
  const all = { ...options, ...((apart || isArray) && target !== undefined && { target }) };
  if (path === '-') return loadStandardInput(all, flags.labels);
  const progress = new ReadingProgress(basename(path));
  try {
    const table = await readTable(path, { ...all, onProgress: progress.show }, flags.labels);
    const hash = await hashOf(flags.labels === undefined ? [path] : [path, flags.labels]);
    return { table: withFlags(table), path: resolve(path), hash };
  } finally {
    progress.end();
  }
}

/** Notes of reading in the words of the command: `option --skip-below`. */
function withFlags({ columns, source }: Table): Table {
  return new Table(columns, { ...source, notes: source.notes.map((note) => spellOptions(note, 'command')) });
}

/** True for a folder of images, where sub-folders are the classes. */
export function isFolder(path: string): boolean {
  return path !== '-' && !isToy(path) && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function loadStandardInput(
  options: ReturnType<typeof readingOptions> & { readonly target?: string },
  labels: string | undefined,
): Promise<LoadedData> {
  const digest = createHash('sha256');
  const bytes = await readStandardInput();
  digest.update(bytes);
  const labelBytes = labels === undefined ? undefined : await readBytes(labels, largestInput);
  if (labelBytes) digest.update(labelBytes);
  const beside = labelBytes && { name: labels as string, bytes: labelBytes };
  const table = await readTableBytes('standard input', bytes, options, beside);
  return { table: withFlags(table), path: '-', hash: digest.digest('hex') };
}

/** The name that a run folder takes from its data: `digits` for `data/digits.csv.gz`. */
export function nameOf(path: string): string {
  if (path === '-') return 'stdin';
  if (isToy(path)) return parseToy(path).name;
  return (
    basename(path)
      .replace(/\.gz$/i, '')
      .replace(/\.[^.]+$/, '') || 'data'
  );
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (!process.stdin.isTTY) {
      for await (const chunk of process.stdin) {
        size += (chunk as Buffer).length;
        if (size > largestInput) break;
        chunks.push(chunk as Buffer);
      }
    }
  } catch (cause) {
    throw unreadable('FILE_UNREADABLE', `it cannot be read (${(cause as Error).message})`);
  }
  if (size > largestInput) throw unreadable('FILE_TOO_LARGE', 'it is larger than 2 GiB');
  if (size === 0) throw unreadable('EMPTY_DATA', 'nothing is sent to it');
  return Buffer.concat(chunks);
}

function unreadable(code: Code, problem: string): ColonnadeError {
  return new ColonnadeError({
    code,
    where: 'standard input',
    problem,
    remedy: { text: 'pipe a CSV file into the command, or name a file instead of -' },
  });
}

function refuseFileFlags(path: string, flags: Readonly<Record<string, unknown>>): void {
  const option = Object.keys(flags).find((name) => flags[name] !== undefined);
  if (option === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: path,
    problem: `option "${option}" is about files, and a toy set is not one`,
    remedy: { text: 'leave {option} out', option: flags.header === false ? 'noHeader' : option },
  });
}
