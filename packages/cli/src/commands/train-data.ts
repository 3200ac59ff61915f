import { isAbsolute, resolve } from 'node:path';
import { ColonnadeError, type Table, type TrainOptions } from '@colonnade/core';
import { isFolder, type LoadedData, loadData } from '../input/data.js';
import { imageOptions } from '../input/image-options.js';
import { readingOptions } from '../input/reading-options.js';

/** Flags of `train` beside the options of training. */
export interface TrainFlags {
  readonly labels?: string;
  readonly input?: string;
  readonly test?: string;
  readonly testLabels?: string;
  readonly testInput?: string;
  readonly testTarget?: string;
  readonly out?: string;
  readonly resume?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What a training begins with. */
export interface TrainData {
  readonly data: LoadedData;
  readonly test: LoadedData | null;
  /** The options with the target's name. */
  readonly options: TrainOptions;
}

/** The data to train and test on, and the options with the target's name. */
export async function loadTrainData(
  path: string,
  options: TrainOptions,
  flags: TrainFlags,
): Promise<TrainData> {
  if (options.target === undefined && flags.labels === undefined && !isFolder(path)) {
    throw missing('--target', 'name the column to predict with {option}', 'target');
  }
  const target = typeof options.target === 'string' ? options.target : undefined;
  const data = await loadData(path, { ...flags, ...(target !== undefined && { target }) });
  const test = await loadTest(flags, target, data.table);
  // The labels' only column stands last, and so does the class of images in folders.
  const labeled = target ?? data.table.names.at(-1)!;
  return { data, test, options: { ...options, target: options.target ?? labeled } };
}

/** The data that `--test` names, their columns called as those of the data; null without one. @throws OPTION_MISSING */
export async function loadTest(
  flags: TrainFlags,
  target: string | undefined,
  train: Table,
): Promise<LoadedData | null> {
  if (flags.test === undefined) {
    const lonely = (['testLabels', 'testInput', 'testTarget'] as const).find(
      (name) => flags[name] !== undefined,
    );
    if (lonely === undefined) return null;
    throw missing(`--test`, `name the file that {option} is about with --test`, lonely);
  }
  const input = flags.testInput ?? flags.input;
  const named = flags.testTarget ?? target;
  const loaded = await loadData(flags.test, {
    ...readingOptions({ ...flags }),
    ...(isFolder(flags.test) && imageOptions(train)),
    ...(flags.testLabels && { labels: flags.testLabels }),
    ...(input && { input }),
    ...(named && { target: named }),
  }).catch((error: unknown) => {
    throw calledOtherwise(error, {
      input: flags.testInput ? undefined : input,
      target: flags.testTarget ? undefined : target,
    });
  });
  const names = new Map<string, string>();
  if (flags.testInput && flags.input) names.set(flags.testInput, flags.input);
  if (flags.testTarget && target) names.set(flags.testTarget, target);
  if (flags.testLabels && target === undefined) names.set(loaded.table.names.at(-1)!, train.names.at(-1)!);
  return { ...loaded, table: loaded.table.renamed(Object.fromEntries(names)) };
}

/** An array of the data that the test file lacks may only have another name there, as `test_set_x` for `train_set_x`. */
function calledOtherwise(
  error: unknown,
  { input, target }: { input: string | undefined; target: string | undefined },
): unknown {
  if (!(error instanceof ColonnadeError) || error.code !== 'COLUMN_UNKNOWN') return error;
  const option = error.got === input ? 'testInput' : error.got === target ? 'testTarget' : undefined;
  if (error.got === undefined || option === undefined) return error;
  const { code, where, problem, got } = error;
  const remedy = { text: 'Where it is called otherwise than in the data, name it with {option}', option };
  return new ColonnadeError({ code, where, problem, got, remedy, cause: error });
}

/** The flags about reading data, with paths that hold from any folder. */
export function readingFlags(flags: TrainFlags): Record<string, unknown> {
  const { labels, input, test, testLabels, testInput, testTarget } = flags;
  const absolute = (path: string | undefined) =>
    path === undefined || path === '-' || path.startsWith('toy:') || isAbsolute(path) ? path : resolve(path);
  const reading = {
    labels: absolute(labels),
    input,
    ...readingOptions({ ...flags }),
    test: absolute(test),
    testLabels: absolute(testLabels),
    testInput,
    testTarget,
  };
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
}

/** The error for an argument or option that has to be given. */
export function missing(what: string, text: string, option?: string): ColonnadeError {
  const remedy = { text, ...(option && { option }) };
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'train',
    problem: `${what} is missing`,
    remedy,
  });
}
