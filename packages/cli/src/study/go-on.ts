import {
  ColonnadeError,
  checkOptions,
  type OptionTable,
  parseSeconds,
  type StudyData,
  type TrainOptions,
  type TrialResult,
  trainOptions,
} from '@colonnade/core';
import { checkSame, readAgain } from '../commands/resume.js';
import type { TrainData } from '../commands/train-data.js';
import { type RunDescription, RunFolder } from '../run/run-folder.js';
import { readJournalFile } from './journal-file.js';

/** A command whose trainings stand in a journal, so that it can go on with what was stopped. */
export interface GoesOn {
  readonly command: 'study' | 'improve';
  /** Flags that may be given with --resume. */
  readonly changeable: readonly string[];
  /** Those of them that change something, in words. */
  readonly may: string;
}

/** The flag that says how many trainings run side by side. */
export const workersFlag: OptionTable = {
  workers: {
    type: 'integer',
    min: 1,
    max: 64,
    also: ['auto'],
    default: 'auto',
    help: 'trainings that run side by side, each on one thread; auto: the processors',
  },
};

/** @throws OPTION_TYPE, OPTION_RANGE */
export function checkWorkers(command: string, workers: unknown): 'auto' | number {
  return checkOptions(command, { workers }, workersFlag).workers as 'auto' | number;
}

/** A time such as 60s in ms. @throws OPTION_TYPE */
export function millisecondsOf(command: string, time: unknown): number {
  const seconds = parseSeconds(time);
  if (seconds !== undefined) return 1000 * seconds;
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where: command,
    problem: `option "time" is ${JSON.stringify(time)}, but must be a time above 0, such as 60s, 5m or 1h`,
  });
}

/** commander reports the default of a `--no-` flag as true. */
export function isUntouched(name: string, value: unknown): boolean {
  return value === true && trainOptions[name]?.default === true;
}

/** Refuses flags that are not for one that goes on. @throws OPTION_CONFLICT */
export function checkFlagsToGoOn(goesOn: GoesOn, flags: Readonly<Record<string, unknown>>): void {
  const other = Object.keys(flags).find(
    (name) =>
      flags[name] !== undefined && !goesOn.changeable.includes(name) && !isUntouched(name, flags[name]),
  );
  if (other !== undefined) throw notWithResume(goesOn, `option "${other}"`);
}

/** The error for something that --resume takes from the run itself. */
export function notWithResume({ command, may }: GoesOn, what: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: command,
    problem: `${what} cannot be given with --resume`,
    why: `What goes on takes its own data and options, and may change only ${may}`,
    remedy: { text: 'leave it out, or begin anew' },
  });
}

/** What a run has to go on with. */
export interface Reopened {
  readonly folder: RunFolder;
  readonly train: TrainData;
  readonly base: TrainOptions;
  readonly done: readonly TrialResult[];
}

/** Opens a run's folder, its data, which must not have changed, and its journal. @throws RUN_…, and what reading says */
export async function reopen<T>(
  where: string,
  description: RunDescription,
  jobOf: (reopened: Reopened) => T,
): Promise<T> {
  const folder = RunFolder.open(where);
  try {
    const base = description.options.base as TrainOptions;
    const train = await readAgain(where, description.data.path, base, description.reading);
    checkSame(where, description.data, train.data);
    if (description.test && train.test) checkSame(where, description.test, train.test);
    return jobOf({ folder, train, base, done: readJournalFile(folder.file('journal')) });
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** The rows that trials share. */
export function studyDataOf({ data, test }: TrainData): StudyData {
  return { table: data.table, ...(test && { test: test.table }) };
}

/** What run.json says of the data, and of who computes. */
export function describeData(
  { data, test }: TrainData,
  { engine }: TrainOptions,
): Pick<RunDescription, 'version' | 'data' | 'test' | 'engine'> {
  return {
    version: 1,
    data: { path: data.path, hash: data.hash },
    test: test && { path: test.path, hash: test.hash },
    engine: { name: engine ?? 'wasm', library: null, variant: null },
  };
}
