import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkers, quoteWord, type StudyRun } from '@colonnade/core';
import { renderToString } from '@colonnade/figures';
import { nameOf } from '../input/data.js';
import { writeWhole } from '../run/files.js';
import { Interrupts } from '../run/interrupts.js';
import { RunFolder } from '../run/run-folder.js';
import type { StudyOutcome } from '../study/face.js';
import { JournalFile } from '../study/journal-file.js';
import { TrialProgress } from '../study/progress.js';
import { describeStudy, openStudy, type StudyJob } from '../study/study-job.js';
import { count } from '../terminal/table.js';
import { version } from '../version.js';
import { commandLine } from './command-line.js';
import type { TrainFlags } from './train-data.js';

/** `colonnade study <which> <data> --target NAME`: a measured comparison with its report. The exit status. */
export async function study(
  which: string | undefined,
  path: string | undefined,
  flags: TrainFlags & Readonly<Record<string, unknown>>,
): Promise<number> {
  const job = await openStudy(which, path, flags);
  let folder = job.folder;
  const interrupts = new Interrupts(() => folder?.close());
  try {
    const prepared = await job.face.prepare(job.question);
    folder ??= RunFolder.create(flags.out ?? join('runs', `${nameOf(job.train.data.path)}-${job.face.name}`));
    folder.writeJson('run', describeStudy(job));
    const outcome = await run(job, prepared, folder, {
      signal: interrupts.signal,
      quiet: flags.quiet === true,
    });
    finish(outcome, job, folder, flags.json === true);
    if (outcome.run.stopped === 'interrupted') return interrupts.status;
    return outcome.unmet === true ? 3 : 0;
  } finally {
    interrupts.close();
    folder?.close();
  }
}

/** Runs the trials, each written to the journal as soon as it is done. */
async function run(
  job: StudyJob,
  prepared: Awaited<ReturnType<StudyJob['face']['prepare']>>,
  folder: RunFolder,
  { signal, quiet }: { signal: AbortSignal; quiet: boolean },
): Promise<StudyOutcome> {
  const journal = new JournalFile(folder.file('journal'), job.done);
  const progress = new TrialProgress();
  const { engine } = job.question.base;
  // A library of products has to be found by every worker for itself.
  const imports = engine === 'blas' || engine === 'auto' ? [import.meta.resolve('@colonnade/native')] : [];
  for (const module of imports) await import(module);
  const runner = inWorkers(job.question.data, { workers: job.workers, trials: prepared.trials, imports });
  try {
    return await prepared.run({
      runner,
      signal,
      done: job.done,
      ...(job.timeMs !== undefined && { timeMs: job.timeMs }),
      onTrial: (result, state) => {
        journal.append(result);
        if (!quiet) progress.show(result, state);
      },
    });
  } finally {
    progress.end();
    journal.close();
    await runner.close();
  }
}

/** Writes the report, the figures and the result, and prints it. */
function finish(outcome: StudyOutcome, job: StudyJob, folder: RunFolder, json: boolean): void {
  const { train, face, question, given, reading } = job;
  const { data } = train;
  const document = {
    study: face.name,
    report: folder.file('report'),
    target: question.base.target,
    rows: data.table.rows,
    ...summary(outcome.run),
    ...outcome.document,
  };
  if (outcome.model) writeWhole(folder.file('model'), outcome.model);
  folder.writeJson('result', document);
  const command = commandLine(data.path, { ...given, target: question.base.target }, reading);
  folder.write(
    'report',
    outcome.report({
      title: nameOf(data.path),
      notes: data.table.source.notes,
      command: command.replace('colonnade train', `colonnade study ${face.name}`),
      version,
    }),
  );
  for (const [name, figure] of Object.entries(outcome.figures())) {
    writeWhole(join(folder.path, name), renderToString(figure));
  }
  if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else process.stdout.write(`${outcome.text}\n${closing(outcome, folder)}`);
  if (outcome.run.stopped !== 'done') {
    process.stderr.write(`Go on with: colonnade study --resume ${quoteWord(folder.path)}\n`);
  }
}

function summary({ results, trials, resumed, stopped, seconds }: StudyRun) {
  return { trials: { planned: trials, done: results.length, resumed }, stopped, seconds };
}

function closing({ run, model }: StudyOutcome, folder: RunFolder): string {
  const { results, trials, stopped, seconds } = run;
  const why = { done: '', time: ' when the time was up', interrupted: ' when it was stopped' } as const;
  if (trials === 0) return `${seconds.toFixed(1)} s${why[stopped]}\nreport  ${folder.file('report')}\n`;
  const done = stopped === 'done' ? count(trials) : `${count(results.length)} of ${count(trials)}`;
  // A study that chose one before and goes on with another condition keeps it.
  const earlier = existsSync(folder.file('model')) ? ', of an earlier condition' : null;
  const saved = model ? '' : earlier;
  const modelLine = saved === null ? '' : `model   ${folder.file('model')}${saved}\n`;
  return `${done} trials in ${seconds.toFixed(1)} s${why[stopped]}\n${modelLine}report  ${folder.file('report')}\n`;
}
