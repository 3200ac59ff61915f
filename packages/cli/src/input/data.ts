import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type Code, ColonnadeError, isToy, parseToy, type Table, toyTable } from '@colonnade/core';
import { joinLabels, readBytes, readTableBytes } from '@colonnade/data';

/** Where data come from: the flags of every command that reads some. */
export interface DataFlags {
  readonly labels?: string;
  readonly input?: string;
  readonly target?: string;
  readonly separator?: string;
  /** False after `--no-header`. */
  readonly header?: boolean;
}

/** A table and what identifies its bytes. */
export interface LoadedData {
  readonly table: Table;
  /** The path made absolute, `toy:flower`, or `-`. */
  readonly path: string;
  /** SHA-256 of the file's bytes and of the labels' file; for a toy set its name. */
  readonly hash: string;
}

/** Standard input may be as large as any file that is read whole. */
const largestInput = 2 ** 31 - 1;

/** Reads `<data>`: a file, `toy:flower`, or `-` for CSV on standard input. */
export async function loadData(path: string, flags: DataFlags): Promise<LoadedData> {
  if (isToy(path)) {
    refuseFileFlags(path, flags);
    const { name, seed } = parseToy(path);
    const table = toyTable(name, { seed });
    return { table, path, hash: table.source.name };
  }
  const digest = createHash('sha256');
  const bytes = path === '-' ? await readStandardInput() : await readBytes(path, largestInput);
  digest.update(bytes);
  const read = {
    ...(flags.separator && { separator: flags.separator }),
    ...(flags.header === false && { header: false }),
  };
  const arrays = {
    ...(flags.input && { input: flags.input }),
    ...(flags.input && flags.target && !flags.labels && { target: flags.target }),
  };
  let table = await readTableBytes(path === '-' ? 'standard input' : path, bytes, { ...read, ...arrays });
  if (flags.labels !== undefined) {
    const labelBytes = await readBytes(flags.labels, largestInput);
    digest.update(labelBytes);
    table = joinLabels(table, await readTableBytes(flags.labels, labelBytes, read), flags.target);
  }
  return { table, path: path === '-' ? path : resolve(path), hash: digest.digest('hex') };
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

function refuseFileFlags(path: string, flags: DataFlags): void {
  const given = (['labels', 'input', 'separator'] as const).find((name) => flags[name] !== undefined);
  const option = given ?? (flags.header === false ? 'header' : undefined);
  if (option === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: path,
    problem: `option "${option}" is about files, and a toy set is not one`,
    remedy: { text: 'leave {option} out', option: option === 'header' ? 'noHeader' : option },
  });
}
