import { join } from 'node:path';
import {
  type CheckpointContent,
  encodeCheckpoint,
  Model,
  quoteWord,
  type TrainHooks,
  type TrainOptions,
  type TrainStart,
} from '@colonnade/core';
import { nameOf } from '../input/data.js';
import { testPredictions } from '../results/test-predictions.js';
import { trainResult } from '../results/train-result.js';
import { HistoryFile } from '../run/history-file.js';
import { Interrupts } from '../run/interrupts.js';
import { type RunDescription, RunFolder } from '../run/run-folder.js';
import { Progress } from '../terminal/progress.js';
import { describeResult } from '../terminal/result-text.js';
import { describeStart, notesOf } from '../terminal/start-text.js';
import { count } from '../terminal/table.js';
import { tell } from '../terminal/tell.js';
import { commandLine } from './command-line.js';
import { openRun } from './resume.js';
import { loadTrainData, missing, readingFlags, type TrainData, type TrainFlags } from './train-data.js';

/** Everything that one training needs to begin, whether new or going on. */
interface Job extends TrainData {
  readonly reading: Readonly<Record<string, unknown>>;
  readonly from: CheckpointContent['state'] | undefined;
  /** The run's folder; made when training begins, unless it is there already. */
  folder: RunFolder | undefined;
}

/** `colonnade train <data> --target NAME`: trains, tests, saves a model with its report. The exit status. */
export async function train(
  path: string | undefined,
  given: TrainOptions,
  flags: TrainFlags,
): Promise<number> {
  await import('@colonnade/native'); // makes a BLAS of the system part of the engines
  const job: Job =
    flags.resume === undefined ? await newJob(path, given, flags) : await openRun(path, given, flags);
  const interrupts = new Interrupts(() => job.folder?.close());
  try {
    const model = await run(job, flags, interrupts.signal);
    const status = await finish(model, job, flags);
    return model.training!.history.stopped === 'interrupted' ? interrupts.status : status;
  } finally {
    interrupts.close();
    job.folder?.close();
  }
}

async function newJob(path: string | undefined, options: TrainOptions, flags: TrainFlags): Promise<Job> {
  if (path === undefined) throw missing('<data>', 'name a file, toy:flower, or - for standard input');
  const loaded = await loadTrainData(path, options, flags);
  return { ...loaded, reading: readingFlags(flags), from: undefined, folder: undefined };
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
      // Written again for a run that goes on: what changed has to hold should it be stopped once more.
      job.folder.writeJson('run', describeRun(job, start));
      history = new HistoryFile(job.folder.file('history'), from?.entries ?? []);
      if (talks) process.stdout.write(describeStart(start, data.table, test?.table));
      // The document has the warnings; what was left out of the data is said in any case.
      else tell(notesOf(start, data.table, test?.table), flags.json ? [] : start.warnings);
      if (!flags.quiet) progress = new Progress(start.epochs, start.examples.train.rows.length);
    },
    onEpoch: (entry) => {
      history?.append(entry);
      progress?.show(entry);
    },
    onFold: (fold, done, folds) => {
      if (!flags.quiet) progress?.note(`fold ${done}/${folds}: ${count(fold.epochs)} epochs`);
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
  if (history.problem) process.stderr.write(`${history.problem.worded('command', 'train')}\n`);
  if (history.stopped === 'interrupted') {
    process.stderr.write(`Go on with: colonnade train --resume ${quoteWord(folder.path)}\n`);
  }
  return history.stopped === 'not-finite' ? 3 : 0;
}

function describeRun({ data, test, reading, options }: Job, start: TrainStart): RunDescription {
  return {
    version: 1,
    data: { path: data.path, hash: data.hash },
    test: test && { path: test.path, hash: test.hash },
    reading,
    options: { ...options },
    resolved: Object.fromEntries(start.options.map(({ name, value }) => [name, value])),
    engine: start.engine,
  };
}
