import { join } from 'node:path';
import { type Improvement, improve, inWorkers, quoteWord, type StudyRun } from '@colonnade/core';
import { improveFigures, renderImproveReport, renderToString } from '@colonnade/figures';
import { improveDocument } from '../improve/document.js';
import { describeImprove, type ImproveJob, openImprove } from '../improve/job.js';
import { describeImprovement } from '../improve/text.js';
import { nameOf } from '../input/data.js';
import { writeWhole } from '../run/files.js';
import { Interrupts } from '../run/interrupts.js';
import { RunFolder } from '../run/run-folder.js';
import { JournalFile } from '../study/journal-file.js';
import { TrialProgress } from '../study/progress.js';
import { count } from '../terminal/table.js';
import { version } from '../version.js';
import { commandLine } from './command-line.js';
import type { TrainFlags } from './train-data.js';

/** `colonnade improve <data> --target NAME`: why a network is not better, and what is. The exit status. */
export async function improveData(
  path: string | undefined,
  flags: TrainFlags & Readonly<Record<string, unknown>>,
): Promise<number> {
  const job = await openImprove(path, flags);
  let folder = job.folder;
  const interrupts = new Interrupts(() => folder?.close());
  try {
    folder ??= RunFolder.create(flags.out ?? join('runs', `${nameOf(job.train.data.path)}-improve`));
    folder.writeJson('run', describeImprove(job));
    const quiet = flags.quiet === true;
    const found = await run(job, folder, { signal: interrupts.signal, quiet });
    finish(found, job, folder, { json: flags.json === true, quiet });
    return found.run.stopped === 'interrupted' ? interrupts.status : 0;
  } finally {
    interrupts.close();
    folder?.close();
  }
}

/** Runs the trials, each written to the journal as soon as it is done. */
async function run(
  job: ImproveJob,
  folder: RunFolder,
  { signal, quiet }: { signal: AbortSignal; quiet: boolean },
): Promise<Improvement> {
  const journal = new JournalFile(folder.file('journal'), job.done);
  const progress = new TrialProgress();
  const { engine } = job.base;
  // A library of products has to be found by every worker for itself.
  const imports = engine === 'blas' || engine === 'auto' ? [import.meta.resolve('@colonnade/native')] : [];
  for (const module of imports) await import(module);
  const runner = inWorkers(job.data, { workers: job.workers, imports });
  try {
    return await improve(job.data, job.base, job.options, {
      runner,
      signal,
      done: job.done,
      timeMs: job.timeMs,
      onTrial: (result, state) => {
        journal.append(result);
        if (!quiet) progress.show(result, state);
      },
      onPhase: (phase) => {
        progress.end();
        if (!quiet) process.stderr.write(`${phase}\n`);
      },
    });
  } finally {
    progress.end();
    journal.close();
    await runner.close();
  }
}

/** Writes the report, the figures and the result, and prints it. */
function finish(
  found: Improvement,
  { train, reading, base }: ImproveJob,
  folder: RunFolder,
  { json, quiet }: { json: boolean; quiet: boolean },
): void {
  const { data } = train;
  const command = found.found || found.cause !== null ? commandLine(data.path, found.options, reading) : null;
  const report = folder.file('report');
  const document = improveDocument(found, { report, command, rows: data.table.rows });
  folder.writeJson('result', document);
  const about = {
    title: nameOf(data.path),
    notes: data.table.source.notes,
    command: commandLine(data.path, base, reading, 'improve'),
    version,
  };
  folder.write('report', renderImproveReport(found, command, about));
  for (const [name, figure] of Object.entries(improveFigures(found)))
    writeWhole(join(folder.path, name), renderToString(figure));
  if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else
    process.stdout.write(
      `${describeImprovement(found, command, quiet)}${quiet ? '' : `\n${closing(found.run, report)}`}`,
    );
  if (found.run.stopped === 'interrupted')
    process.stderr.write(`Go on with: colonnade improve --resume ${quoteWord(folder.path)}\n`);
}

function closing({ results, trials, stopped, seconds }: StudyRun, report: string): string {
  const why = { done: '', time: '; the time was up', interrupted: '; it was stopped' } as const;
  const done = stopped === 'done' ? count(trials) : `${count(results.length)} of ${count(trials)}`;
  return `${done} trainings in ${seconds.toFixed(1)} s${why[stopped]}\nreport  ${report}\n`;
}
