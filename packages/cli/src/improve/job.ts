import {
  ColonnadeError,
  checkOptions,
  type ImproveOptions,
  improveOptions,
  parseSeconds,
  type StudyData,
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
import { readFlags } from '../input/flags.js';
import { readTrainFlags } from '../input/train-flags.js';
import { type RunDescription, RunFolder, readDescription } from '../run/run-folder.js';
import { readJournalFile } from '../study/journal-file.js';
import { improveFlags } from './flags.js';

type Flags = Readonly<Record<string, unknown>> & TrainFlags;

/** What going on may change: how long, and by how many hands. */
const changeable = ['time', 'workers', 'json', 'quiet', 'resume', 'verbose'];
const usualTimeMs = 300_000;

/** A search that is about to run. */
export interface ImproveJob {
  readonly train: TrainData;
  readonly data: StudyData;
  /** What is to be improved. */
  readonly base: TrainOptions;
  readonly options: ImproveOptions;
  readonly reading: Readonly<Record<string, unknown>>;
  readonly timeMs: number;
  readonly workers: 'auto' | number;
  readonly done: readonly TrialResult[];
  /** The folder of one that goes on. */
  readonly folder: RunFolder | undefined;
}

/** A search that is new, or that goes on. @throws OPTION_…, RUN_…, and what reading data says */
export async function openImprove(path: string | undefined, flags: Flags): Promise<ImproveJob> {
  const own = readOwn(flags);
  if (flags.resume !== undefined) return resumeImprove(path, flags, own);
  if (path === undefined) throw missing('<data>', 'name a file, toy:flower, or - for standard input');
  const { time: _, ...base } = readTrainFlags(flags);
  const train = await loadTrainData(path, base, flags);
  return { ...jobOf(train, own), reading: readingFlags(flags), done: [], folder: undefined };
}

async function resumeImprove(
  path: string | undefined,
  flags: Flags,
  own: ReturnType<typeof readOwn>,
): Promise<ImproveJob> {
  const where = flags.resume!;
  if (path !== undefined) throw notNow(`the data ${path}`);
  const other = Object.keys(flags).find(
    (name) => flags[name] !== undefined && !changeable.includes(name) && !isUntouched(name, flags[name]),
  );
  if (other !== undefined) throw notNow(`option "${other}"`);
  const description = readDescription(where);
  if (description.study !== 'improve') throw notImprove(where, description.study);
  const folder = RunFolder.open(where);
  try {
    const base = description.options.base as TrainOptions;
    const options = description.options.own as ImproveOptions;
    const train = await readAgain(where, description.data.path, base, description.reading);
    checkSame(where, description.data, train.data);
    if (description.test && train.test) checkSame(where, description.test, train.test);
    const done = readJournalFile(folder.file('journal'));
    return { ...jobOf(train, { ...own, options }), reading: description.reading, done, folder };
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** commander reports the default of a `--no-` flag as true. */
function isUntouched(name: string, value: unknown): boolean {
  return value === true && trainOptions[name]?.default === true;
}

/** What the flags of the search say. @throws OPTION_TYPE, OPTION_RANGE */
function readOwn(flags: Flags) {
  const { workers, ...options } = readFlags(flags, improveFlags);
  checkOptions('improve', options, improveOptions);
  const checked = checkOptions(
    'improve',
    { workers: workers as 'auto' | number | undefined },
    {
      workers: improveFlags.workers,
    },
  );
  return { options: options as ImproveOptions, workers: checked.workers, timeMs: milliseconds(flags.time) };
}

function jobOf(train: TrainData, { options, workers, timeMs }: ReturnType<typeof readOwn>) {
  const data: StudyData = { table: train.data.table, ...(train.test && { test: train.test.table }) };
  return { train, data, base: train.options, options, workers: workers!, timeMs };
}

/** The run.json of a search. */
export function describeImprove({ train, base, options, reading }: ImproveJob): RunDescription {
  const { data, test } = train;
  return {
    version: 1,
    study: 'improve',
    data: { path: data.path, hash: data.hash },
    test: test && { path: test.path, hash: test.hash },
    reading,
    options: { base, own: options },
    resolved: { ...options },
    engine: { name: base.engine ?? 'wasm', library: null, variant: null },
  };
}

function milliseconds(time: unknown): number {
  if (time === undefined) return usualTimeMs;
  const seconds = parseSeconds(time);
  if (seconds !== undefined) return 1000 * seconds;
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where: 'improve',
    problem: `option "time" is ${JSON.stringify(time)}, but must be a time above 0, such as 60s, 5m or 1h`,
  });
}

function notNow(what: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'improve',
    problem: `${what} cannot be given with --resume`,
    why: 'What goes on takes its own data and options, and may change only time and workers',
    remedy: { text: 'leave it out, or begin anew' },
  });
}

function notImprove(where: string, study: string | undefined): ColonnadeError {
  const [what, command] = study === undefined ? ['a training', 'train'] : ['a study', 'study'];
  return new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where,
    problem: `it is the run of ${what}`,
    remedy: { text: `go on with "colonnade ${command} --resume ${where}"` },
  });
}
