import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import {
  type CheckpointContent,
  ColonnadeError,
  decodeCheckpoint,
  encodeCheckpoint,
  Model,
  type Table,
  type TrainHooks,
  type TrainOptions,
} from '@colonnade/core';
import { type LoadedData, loadData, nameOf } from '../input/data.js';
import { testPredictions } from '../results/test-predictions.js';
import { trainResult } from '../results/train-result.js';
import { HistoryFile } from '../run/history-file.js';
import { type RunDescription, RunFolder, readDescription } from '../run/run-folder.js';
import { Progress } from '../terminal/progress.js';
import { describeResult } from '../terminal/result-text.js';
import { describeStart } from '../terminal/start-text.js';
import { commandLine } from './command-line.js';

/** Flags of `train` beside the options of training. */
export interface TrainFlags {
  readonly labels?: string;
  readonly input?: string;
  readonly separator?: string;
  readonly header?: boolean;
  readonly test?: string;
  readonly testLabels?: string;
  readonly testInput?: string;
  readonly testTarget?: string;
  readonly out?: string;
  readonly resume?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Everything that one training needs to begin, whether new or going on. */
interface Job {
  readonly data: LoadedData;
  readonly test: LoadedData | null;
  readonly options: TrainOptions;
  readonly reading: Readonly<Record<string, unknown>>;
  readonly from: CheckpointContent['state'] | undefined;
  /** The run's folder; made when training begins, unless it is there already. */
  folder: RunFolder | undefined;
}

/** What going on may change: how long, and nothing else. */
const changeable = ['epochs', 'time', 'patience'];

/** `colonnade train <data> --target NAME`: trains, tests, saves a model with its report. The exit status. */
export async function train(
  path: string | undefined,
  given: TrainOptions,
  flags: TrainFlags,
): Promise<number> {
  const job =
    flags.resume === undefined ? await newJob(path, given, flags) : await resumedJob(path, given, flags);
  const interrupt = new AbortController();
  const onInterrupt = () => {
    if (interrupt.signal.aborted) process.exit(130); // the second time at once
    process.stderr.write('\nStopping after this epoch; once more stops at once, without saving.\n');
    interrupt.abort();
  };
  process.on('SIGINT', onInterrupt);
  try {
    const model = await run(job, flags, interrupt.signal);
    return finish(model, job, flags);
  } finally {
    process.off('SIGINT', onInterrupt);
    job.folder?.close();
  }
}

/** Trains, with everything that happens on the way written to the run's folder and shown. */
async function run(job: Job, flags: TrainFlags, signal: AbortSignal): Promise<Model> {
  const { data, test, options, from } = job;
  const talks = !flags.quiet && !flags.json;
  let progress: Progress | undefined;
  let history: HistoryFile | undefined;
  const hooks: TrainHooks = {
    ...(test && { test: test.table }),
    signal,
    onStart: (start) => {
      job.folder ??= RunFolder.create(flags.out ?? join('runs', nameOf(data.path)));
      if (!from)
        job.folder.writeJson(
          'run',
          describeRun(job, Object.fromEntries(start.options.map((o) => [o.name, o.value]))),
        );
      history = new HistoryFile(job.folder.file('history'), from?.entries ?? []);
      if (talks) process.stdout.write(describeStart(start, data.table, test?.table));
      if (!flags.quiet) progress = new Progress(start.epochs, start.examples.train.rows.length);
    },
    onEpoch: (entry) => {
      history?.append(entry);
      progress?.show(entry);
    },
    checkpoint: {
      save: (state) => {
        history?.flush();
        job.folder?.write('checkpoint', encodeCheckpoint(state));
      },
      ...(from && { from }),
    },
  };
  try {
    return await Model.train(data.table, options, hooks);
  } finally {
    progress?.end();
    history?.close();
  }
}

/** Saves the model, the report and the result, and prints it. The exit status. */
async function finish(model: Model, job: Job, flags: TrainFlags): Promise<number> {
  const folder = job.folder!;
  const training = model.training!;
  const { history } = training;
  folder.write('model', model.toBytes());
  const document = trainResult(model, { model: folder.file('model'), report: folder.file('report') });
  folder.writeJson('result', document);
  folder.writeJson('test', testPredictions(model, job.test ?? job.data));
  const { writeReport } = await import('../report/write-report.js');
  await writeReport(folder, model, {
    title: nameOf(job.data.path),
    source: job.data.table.source.name,
    command: commandLine(job.data.path, job.options, job.reading),
    notes: job.data.table.source.notes,
  });
  if (flags.json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else process.stdout.write(describeResult(model, folder));
  if (history.problem) process.stderr.write(`${history.problem.worded('command')}\n`);
  if (history.stopped === 'interrupted') return 130;
  return history.stopped === 'not-finite' ? 3 : 0;
}

async function newJob(path: string | undefined, options: TrainOptions, flags: TrainFlags): Promise<Job> {
  if (path === undefined) throw missing('<data>', 'name a file, toy:flower, or - for standard input');
  return {
    ...(await loadTrainData(path, options, flags)),
    reading: readingFlags(flags),
    from: undefined,
    folder: undefined,
  };
}

/** The data to train and test on, and the options with the target's name. */
export async function loadTrainData(
  path: string,
  options: TrainOptions,
  flags: TrainFlags,
): Promise<Pick<Job, 'data' | 'test' | 'options'>> {
  if (options.target === undefined && flags.labels === undefined) {
    throw missing('--target', 'name the column to predict with {option}', 'target');
  }
  const target = typeof options.target === 'string' ? options.target : undefined;
  const data = await loadData(path, { ...flags, ...(target !== undefined && { target }) });
  const test = await loadTest(flags, target, data.table);
  const labeled = target ?? data.table.names.at(-1)!; // the labels' only column stands last
  return { data, test, options: { ...options, target: options.target ?? labeled } };
}

/** Goes on with an earlier run: the same data and options, and its last whole checkpoint. */
async function resumedJob(path: string | undefined, given: TrainOptions, flags: TrainFlags): Promise<Job> {
  const where = flags.resume!;
  if (path !== undefined) throw conflict(`the data ${path}`, 'a run that goes on takes its own data');
  const other = [
    ...Object.keys(given),
    ...Object.keys(readingFlags(flags)),
    ...(flags.out ? ['out'] : []),
  ].find((name) => !changeable.includes(name));
  if (other !== undefined) {
    throw conflict(`option "${other}"`, `a run that goes on may change only ${changeable.join(', ')}`);
  }
  const description = readDescription(where);
  const folder = RunFolder.open(where);
  try {
    const options = { ...description.options, ...given } as TrainOptions;
    const reading = description.reading as TrainFlags;
    const { data, test } = await loadTrainData(description.data.path, options, reading);
    checkSame(where, description.data, data);
    if (description.test && test) checkSame(where, description.test, test);
    return { data, test, options, reading: description.reading, from: readCheckpoint(folder), folder };
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** The state to go on from; undefined when the run was stopped before it saved one, and begins anew. */
function readCheckpoint(folder: RunFolder): CheckpointContent['state'] | undefined {
  const path = folder.file('checkpoint');
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  return decodeCheckpoint(bytes, path).state;
}

async function loadTest(
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
    ...(flags.separator && { separator: flags.separator }),
    ...(flags.header === false && { header: false }),
    ...(flags.testLabels && { labels: flags.testLabels }),
    ...(input && { input }),
    ...(named && { target: named }),
  });
  const names = new Map<string, string>();
  if (flags.testInput && flags.input) names.set(flags.testInput, flags.input);
  if (flags.testTarget && target) names.set(flags.testTarget, target);
  if (flags.testLabels && target === undefined) names.set(loaded.table.names.at(-1)!, train.names.at(-1)!);
  return { ...loaded, table: loaded.table.renamed(Object.fromEntries(names)) };
}

function readingFlags(flags: TrainFlags): Record<string, unknown> {
  const { labels, input, separator, header, test, testLabels, testInput, testTarget } = flags;
  const absolute = (path: string | undefined) =>
    path === undefined || path === '-' || path.startsWith('toy:') || isAbsolute(path) ? path : resolve(path);
  const reading = {
    labels: absolute(labels),
    input,
    separator,
    ...(header === false && { header }),
    test: absolute(test),
    testLabels: absolute(testLabels),
    testInput,
    testTarget,
  };
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
}

function describeRun(job: Job, resolved: Record<string, unknown>): RunDescription {
  const { data, test, reading, options } = job;
  return {
    version: 1,
    data: { path: data.path, hash: data.hash },
    test: test && { path: test.path, hash: test.hash },
    reading,
    options: { ...options },
    resolved,
    engine: { name: 'reference', library: null, variant: null },
  };
}

function checkSame(where: string, was: { path: string; hash: string }, now: LoadedData): void {
  if (was.hash === now.hash) return;
  throw new ColonnadeError({
    code: 'RUN_CHANGED',
    where,
    problem: `${was.path} has changed since this run began`,
    why: 'A run goes on only with the data it began with',
    remedy: { text: 'train a new model on the changed data' },
  });
}

function missing(what: string, text: string, option?: string): ColonnadeError {
  const remedy = { text, ...(option && { option }) };
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'train',
    problem: `${what} is missing`,
    remedy,
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
