import {
  ColonnadeError,
  checkOptions,
  nearestName,
  parseSeconds,
  type StudyData,
  studyOptions,
  type TrainOptions,
  type TrialResult,
  trainOptions,
} from '@colonnade/core';
import { checkSame, readAgain } from '../commands/resume.js';
import {
  loadTrainData,
  missing,
  readingFlags,
  type TrainData,
  type TrainFlags,
} from '../commands/train-data.js';
import { readTrainFlags } from '../input/train-flags.js';
import { type RunDescription, RunFolder, readDescription } from '../run/run-folder.js';
import type { StudyFace, StudyQuestion } from './face.js';
import { studyFaces } from './faces.js';
import { readGeneralFlags, readOwnFlags } from './flags.js';
import { readJournalFile } from './journal-file.js';

type Flags = Readonly<Record<string, unknown>> & TrainFlags;

/** Options of training that mean something of their own in a study. */
const elsewhere = ['time', 'folds'] as const;
/** What going on may change: how long, how many seeds, and by how many hands. */
const changeable = ['time', 'seeds', 'workers', 'json', 'quiet', 'resume', 'verbose'];

/** A study that is about to run. */
export interface StudyJob {
  readonly face: StudyFace;
  readonly train: TrainData;
  readonly question: StudyQuestion;
  /** Flags as they were given, to be found in the run's folder: those about reading apart. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly reading: Readonly<Record<string, unknown>>;
  readonly timeMs: number | undefined;
  readonly workers: 'auto' | number;
  readonly done: readonly TrialResult[];
  /** The folder of a study that goes on. */
  readonly folder: RunFolder | undefined;
}

/** A study that is new, or that goes on. @throws OPTION_…, RUN_…, COMMAND_UNKNOWN, and what reading data says */
export async function openStudy(
  which: string | undefined,
  path: string | undefined,
  flags: Flags,
): Promise<StudyJob> {
  if (flags.resume !== undefined) return resumeStudy(which, flags);
  const face = faceOf(which);
  if (path === undefined) throw missing('<data>', 'name a file, toy:flower, or - for standard input');
  const given = studyFlags(flags, face);
  const train = await loadTrainData(path, given.base, flags);
  return { ...jobOf(face, given, train), reading: readingFlags(flags), done: [], folder: undefined };
}

async function resumeStudy(which: string | undefined, flags: Flags): Promise<StudyJob> {
  const where = flags.resume!;
  if (which !== undefined) throw notNow(`the study ${which}`);
  const other = Object.keys(flags).find(
    (name) => flags[name] !== undefined && !changeable.includes(name) && !isUntouched(name, flags[name]),
  );
  if (other !== undefined) throw notNow(`option "${other}"`);
  const description = readDescription(where);
  if (description.study === undefined || description.study === 'improve')
    throw notAStudy(where, description.study ?? 'train');
  const face = faceOf(description.study);
  const folder = RunFolder.open(where);
  try {
    const now = Object.fromEntries(
      changeable.map((name) => [name, flags[name]]).filter(([, value]) => value),
    );
    const given = studyFlags({ ...(description.options.given as Flags), ...now }, face);
    const base = description.options.base as TrainOptions;
    const train = await readAgain(where, description.data.path, base, description.reading);
    checkSame(where, description.data, train.data);
    if (description.test && train.test) checkSame(where, description.test, train.test);
    const done = readJournalFile(folder.file('journal'));
    return { ...jobOf(face, { ...given, base }, train), reading: description.reading, done, folder };
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** commander reports the default of a `--no-` flag as true. */
function isUntouched(name: string, value: unknown): boolean {
  return value === true && trainOptions[name]?.default === true;
}

/** What the flags of a study say, beside those about reading. */
function studyFlags(flags: Flags, face: StudyFace) {
  const own = readOwnFlags(flags, face);
  const { workers = 'auto', ...general } = readGeneralFlags(flags);
  const all = readTrainFlags(flags) as TrainOptions & Record<string, unknown>;
  const base = Object.fromEntries(
    Object.entries(all).filter(([name]) => !(elsewhere as readonly string[]).includes(name)),
  ) as unknown as TrainOptions;
  const timeMs = all.time === undefined ? undefined : milliseconds(all.time);
  checkWorkers(workers);
  const options = checkOptions('study', { ...general, folds: all.folds }, studyOptions);
  return { flags, own, options, base, timeMs, workers };
}

function jobOf(face: StudyFace, given: ReturnType<typeof studyFlags>, train: TrainData) {
  const { own, options, timeMs, workers } = given;
  const data: StudyData = { table: train.data.table, ...(train.test && { test: train.test.table }) };
  const folds = options.folds === 'none' ? null : (options.folds as number);
  const untilCost = (options as { untilCost?: number }).untilCost ?? null;
  const question = {
    data,
    base: train.options,
    options: { ...options, folds, untilCost },
    own,
  } as StudyQuestion;
  const kept = Object.entries(given.flags).filter(([name, value]) => isKept(name, value));
  return { face, train, question, given: Object.fromEntries(kept), timeMs, workers };
}

/** Flags that say what the study is, for who goes on with it. */
function isKept(name: string, value: unknown): boolean {
  const about = [...changeable, 'out', 'config'];
  return value !== undefined && !isUntouched(name, value) && (!about.includes(name) || name === 'seeds');
}

/** The run.json of a study. */
export function describeStudy({ face, train, question, given, reading }: StudyJob): RunDescription {
  const { data, test } = train;
  return {
    version: 1,
    study: face.name,
    data: { path: data.path, hash: data.hash },
    test: test && { path: test.path, hash: test.hash },
    reading,
    options: { base: question.base, given },
    resolved: { ...question.options },
    engine: { name: question.base.engine ?? 'wasm', library: null, variant: null },
  };
}

function faceOf(which: string | undefined): StudyFace {
  const names = studyFaces.map(({ name }) => name);
  if (which === undefined) throw missing('<which>', `name a study: ${names.join(', ')}`);
  const face = studyFaces.find(({ name }) => name === which);
  if (face !== undefined) return face;
  const near = nearestName(which, names);
  throw new ColonnadeError({
    code: 'COMMAND_UNKNOWN',
    where: 'study',
    problem: `there is no study ${which}`,
    remedy: { text: near ? `did you mean ${near}` : `the studies are ${names.join(', ')}` },
  });
}

function milliseconds(time: unknown): number {
  const seconds = parseSeconds(time);
  if (seconds !== undefined) return 1000 * seconds;
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where: 'study',
    problem: `option "time" is ${JSON.stringify(time)}, but must be a time above 0, such as 60s, 5m or 1h`,
  });
}

function checkWorkers(workers: unknown): asserts workers is 'auto' | number {
  checkOptions(
    'study',
    { workers },
    { workers: { type: 'integer', min: 1, max: 64, also: ['auto'], help: 'trials side by side' } },
  );
}

function notNow(what: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `${what} cannot be given with --resume`,
    why: 'A study that goes on takes its own data and options, and may change only time, seeds and workers',
    remedy: { text: 'leave it out, or begin a new study' },
  });
}

function notAStudy(where: string, command: string): ColonnadeError {
  const what = command === 'train' ? 'a training' : `"colonnade ${command}"`;
  return new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where,
    problem: `it is the run of ${what}, not of a study`,
    remedy: { text: `go on with "colonnade ${command} --resume ${where}"` },
  });
}
