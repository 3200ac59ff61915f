import {
  ColonnadeError,
  checkOptions,
  nearestName,
  studyOptions,
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
import { readTrainFlags } from '../input/train-flags.js';
import { type RunDescription, type RunFolder, readDescription } from '../run/run-folder.js';
import type { StudyFace, StudyQuestion } from './face.js';
import { studyFaces } from './faces.js';
import { readGeneralFlags, readOwnFlags } from './flags.js';
import {
  checkFlagsToGoOn,
  checkWorkers,
  describeData,
  type GoesOn,
  isUntouched,
  millisecondsOf,
  notWithResume,
  reopen,
  studyDataOf,
} from './go-on.js';

type Flags = Readonly<Record<string, unknown>> & TrainFlags;

/** Options of training that mean something of their own in a study. */
const elsewhere = ['time', 'folds'] as const;
/** What going on may change, and goes on with as it was otherwise. */
const kept: readonly string[] = ['seeds', 'choose', 'prefer'];
/** What going on may change: how long, how many seeds, by how many hands, and which point is chosen. */
const goesOn: GoesOn = {
  command: 'study',
  changeable: ['time', 'seeds', 'workers', 'choose', 'prefer', 'json', 'quiet', 'resume', 'verbose'],
  may: 'time, seeds, workers, choose and prefer',
};

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
  if (which !== undefined) throw notWithResume(goesOn, `the study ${which}`);
  checkFlagsToGoOn(goesOn, flags);
  const description = readDescription(where);
  if (description.study === undefined || description.study === 'improve')
    throw notAStudy(where, description.study ?? 'train');
  const face = faceOf(description.study);
  const now = Object.fromEntries(
    goesOn.changeable.map((name) => [name, flags[name]]).filter(([, value]) => value),
  );
  return reopen(where, description, ({ folder, train, base, done }) => {
    const given = studyFlags({ ...(description.options.given as Flags), ...now }, face);
    return { ...jobOf(face, { ...given, base }, train), reading: description.reading, done, folder };
  });
}

/** What the flags of a study say, beside those about reading. */
function studyFlags(flags: Flags, face: StudyFace) {
  const own = readOwnFlags(flags, face);
  const { workers, ...general } = readGeneralFlags(flags);
  const all = readTrainFlags(flags) as TrainOptions & Record<string, unknown>;
  const base = Object.fromEntries(
    Object.entries(all).filter(([name]) => !(elsewhere as readonly string[]).includes(name)),
  ) as unknown as TrainOptions;
  const timeMs = all.time === undefined ? undefined : millisecondsOf('study', all.time);
  const options = checkOptions('study', { ...general, folds: all.folds }, studyOptions);
  return { flags, own, options, base, timeMs, workers: checkWorkers('study', workers) };
}

function jobOf(face: StudyFace, given: ReturnType<typeof studyFlags>, train: TrainData) {
  const { own, options, timeMs, workers } = given;
  const folds = options.folds === 'none' ? null : (options.folds as number);
  const untilCost = (options as { untilCost?: number }).untilCost ?? null;
  const question = {
    data: studyDataOf(train),
    base: train.options,
    options: { ...options, folds, untilCost },
    own,
  } as StudyQuestion;
  const kept = Object.entries(given.flags).filter(([name, value]) => isKept(name, value));
  return { face, train, question, given: Object.fromEntries(kept), timeMs, workers };
}

/** Flags that say what the study is, for who goes on with it. */
function isKept(name: string, value: unknown): boolean {
  const about = [...goesOn.changeable, 'out', 'config'];
  return value !== undefined && !isUntouched(name, value) && (!about.includes(name) || kept.includes(name));
}

/** The run.json of a study. */
export function describeStudy({ face, train, question, given, reading }: StudyJob): RunDescription {
  return {
    ...describeData(train, question.base),
    study: face.name,
    reading,
    options: { base: question.base, given },
    resolved: { ...question.options },
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

function notAStudy(where: string, command: string): ColonnadeError {
  const what = command === 'train' ? 'a training' : `"colonnade ${command}"`;
  return new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where,
    problem: `it is the run of ${what}, not of a study`,
    remedy: { text: `go on with "colonnade ${command} --resume ${where}"` },
  });
}
