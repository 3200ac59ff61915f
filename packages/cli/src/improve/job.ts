import {
  ColonnadeError,
  checkOptions,
  type ImproveOptions,
  improveOptions,
  type StudyData,
  type TrainOptions,
  type TrialResult,
} from '@colonnade/core';
import {
  loadTrainData,
  missing,
  readingFlags,
  type TrainData,
  type TrainFlags,
} from '../commands/train-data.js';
import { readFlags } from '../input/flags.js';
import { readTrainFlags } from '../input/train-flags.js';
import { type RunDescription, type RunFolder, readDescription } from '../run/run-folder.js';
import {
  checkFlagsToGoOn,
  checkWorkers,
  describeData,
  type GoesOn,
  millisecondsOf,
  notWithResume,
  reopen,
  studyDataOf,
} from '../study/go-on.js';
import { improveFlags } from './flags.js';

type Flags = Readonly<Record<string, unknown>> & TrainFlags;

/** What going on may change: how long, and by how many hands. */
const goesOn: GoesOn = {
  command: 'improve',
  changeable: ['time', 'workers', 'json', 'quiet', 'resume', 'verbose'],
  may: 'time and workers',
};
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
  if (path !== undefined) throw notWithResume(goesOn, `the data ${path}`);
  checkFlagsToGoOn(goesOn, flags);
  const description = readDescription(where);
  if (description.study !== 'improve') throw notImprove(where, description.study);
  return reopen(where, description, ({ train, folder, done }) => {
    const options = description.options.own as ImproveOptions;
    return { ...jobOf(train, { ...own, options }), reading: description.reading, done, folder };
  });
}

/** What the flags of the search say. @throws OPTION_TYPE, OPTION_RANGE */
function readOwn(flags: Flags) {
  const { workers, ...options } = readFlags(flags, improveFlags);
  checkOptions('improve', options, improveOptions);
  return {
    options: options as ImproveOptions,
    workers: checkWorkers('improve', workers),
    timeMs: flags.time === undefined ? usualTimeMs : millisecondsOf('improve', flags.time),
  };
}

function jobOf(train: TrainData, { options, workers, timeMs }: ReturnType<typeof readOwn>) {
  return { train, data: studyDataOf(train), base: train.options, options, workers, timeMs };
}

/** The run.json of a search. */
export function describeImprove({ train, base, options, reading }: ImproveJob): RunDescription {
  return {
    ...describeData(train, base),
    study: 'improve',
    reading,
    options: { base, own: options },
    resolved: { ...options },
  };
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
