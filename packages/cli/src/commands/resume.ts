import { readFileSync } from 'node:fs';
import { type CheckpointContent, ColonnadeError, decodeCheckpoint, type TrainOptions } from '@colonnade/core';
import type { LoadedData } from '../input/data.js';
import { RunFolder, readDescription } from '../run/run-folder.js';
import { loadTrainData, readingFlags, type TrainData, type TrainFlags } from './train-data.js';

/** What going on may change: how long, and nothing else. */
const changeable = ['epochs', 'time', 'patience'];

/** A run that goes on: its data, its options, its folder and its last whole checkpoint. */
export interface ResumedRun extends TrainData {
  readonly reading: Readonly<Record<string, unknown>>;
  /** Undefined when the run was stopped before it saved one, and begins anew. */
  readonly from: CheckpointContent['state'] | undefined;
  readonly folder: RunFolder;
}

/**
 * Opens an earlier run to go on with it.
 * @throws OPTION_CONFLICT, RUN_UNKNOWN, RUN_BUSY, RUN_CHANGED, MODEL_DAMAGED
 */
export async function openRun(
  path: string | undefined,
  given: TrainOptions,
  flags: TrainFlags,
): Promise<ResumedRun> {
  const where = flags.resume!;
  if (path !== undefined) throw conflict(`the data ${path}`, 'A run that goes on takes its own data');
  const named = [...Object.keys(given), ...Object.keys(readingFlags(flags)), ...(flags.out ? ['out'] : [])];
  const other = named.find((name) => !changeable.includes(name));
  if (other !== undefined) {
    throw conflict(`option "${other}"`, `A run that goes on may change only ${changeable.join(', ')}`);
  }
  const description = readDescription(where);
  if (description.study !== undefined) throw isStudy(where, description.study);
  const folder = RunFolder.open(where);
  try {
    const from = readCheckpoint(folder);
    checkEpochs(given.epochs, from);
    const all = { ...description.options, ...given } as TrainOptions;
    const { reading } = description;
    const { data, test, options } = await readAgain(where, description.data.path, all, reading);
    checkSame(where, description.data, data);
    if (description.test && test) checkSame(where, description.test, test);
    return { data, test, options, reading, from, folder };
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** The data of an earlier run, read as they were then. */
export async function readAgain(
  where: string,
  path: string,
  options: TrainOptions,
  reading: Readonly<Record<string, unknown>>,
): Promise<TrainData> {
  try {
    return await loadTrainData(path, options, reading as TrainFlags);
  } catch (error) {
    if (path !== '-' || !(error instanceof ColonnadeError) || error.code !== 'EMPTY_DATA') throw error;
    throw new ColonnadeError({
      code: 'EMPTY_DATA',
      where,
      problem: 'the data of this run came from standard input, and nothing is sent to it now',
      remedy: { text: 'pipe the same data into the command again' },
      cause: error,
    });
  }
}

function readCheckpoint(folder: RunFolder): ResumedRun['from'] {
  const path = folder.file('checkpoint');
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const problem = `it cannot be read (${(cause as Error).message})`;
    throw new ColonnadeError({ code: 'FILE_UNREADABLE', where: path, problem, cause });
  }
  try {
    return decodeCheckpoint(bytes, path).state;
  } catch (error) {
    if (!(error instanceof ColonnadeError)) throw error;
    const { code, where, problem } = error;
    const remedy = { text: 'Delete it to begin this run anew' };
    throw new ColonnadeError({ code, where, problem, remedy, cause: error });
  }
}

/** Epochs that were run cannot be taken back. */
function checkEpochs(epochs: TrainOptions['epochs'], from: ResumedRun['from']): void {
  if (typeof epochs !== 'number' || from === undefined || epochs >= from.epoch) return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: `option "epochs" is ${epochs}, but this run has done ${from.epoch} already`,
    remedy: { text: 'ask for more of them' },
  });
}

/** @throws RUN_CHANGED */
export function checkSame(where: string, was: { path: string; hash: string }, now: LoadedData): void {
  if (was.hash === now.hash) return;
  throw new ColonnadeError({
    code: 'RUN_CHANGED',
    where,
    problem: `${was.path} has changed since this run began`,
    why: 'A run goes on only with the data it began with',
    remedy: { text: 'train a new model on the changed data' },
  });
}

function isStudy(where: string, study: string): ColonnadeError {
  const [what, command] = study === 'improve' ? ['"colonnade improve"', 'improve'] : ['a study', 'study'];
  return new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where,
    problem: `it is the run of ${what}, not of a training`,
    remedy: { text: `go on with "colonnade ${command} --resume ${where}"` },
  });
}

function conflict(what: string, why: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: `${what} cannot be given with --resume`,
    why,
    remedy: { text: 'leave it out, or train anew' },
  });
}
