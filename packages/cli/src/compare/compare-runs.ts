import { ColonnadeError } from '@colonnade/core';
import type { ComparedRun, Comparison } from './comparison.js';
import { comparisonText } from './comparison-text.js';
import { differingOptions } from './differing-options.js';
import { pairedDifference } from './paired.js';
import { type Run, readRun } from './read-run.js';

/**
 * Compares finished runs of one task: the options that differ, the metrics side by side, and by how much each run
 * differs from the first on the rows that both tested. Of a row that both tested, only whether each is right, or by
 * how much it is off, counts: what is hard for both says nothing.
 *
 * @throws OPTION_MISSING for fewer than two runs, RUN_UNKNOWN, FILE_FORMAT, RUNS_DIFFER for other tasks or targets
 */
export async function compareRuns(
  folders: readonly string[],
  options: { readonly json: boolean },
): Promise<{ text: string; document: Comparison }> {
  if (folders.length < 2) throw tooFew(folders);
  const runs = folders.map(readRun);
  const [first, ...others] = runs;
  for (const run of others) checkSameTask(first, run);
  const document: Comparison = {
    task: first.result.task,
    target: targetOf(first),
    runs: runs.map(describeRun),
    options: differingOptions(runs),
    differences: others.map((run) => pairedDifference(run, first)),
  };
  const text = options.json ? `${JSON.stringify(document, null, 2)}\n` : comparisonText(document);
  return { text, document };
}

function describeRun({ run, result, predictions }: Run): ComparedRun {
  const { architecture, parameters, epochs, seconds, metrics } = result;
  const { source, sha256: hash, part, rows } = predictions;
  return {
    run,
    source,
    hash,
    part,
    rows: rows.length,
    architecture,
    parameters,
    epochs,
    seconds,
    metrics: metrics[part] ?? metrics.train,
  };
}

function targetOf({ result }: Run): string {
  return [result.options.target].flat().join(', ');
}

function checkSameTask(first: Run, run: Run): void {
  const about = (of: Run) => `${of.run} predicts "${targetOf(of)}" (${of.result.task})`;
  if (first.result.task === run.result.task && targetOf(first) === targetOf(run)) return;
  throw new ColonnadeError({
    code: 'RUNS_DIFFER',
    where: 'compare',
    problem: `${about(first)}, but ${about(run)}`,
    why: 'Their scores are of different things',
    remedy: { text: 'compare runs that predict the same' },
  });
}

function tooFew(folders: readonly string[]): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'compare',
    problem: folders.length === 0 ? 'no run is named' : `only one run is named, ${folders[0]}`,
    remedy: { text: 'name two or more run folders, such as runs/digits runs/digits-2' },
  });
}
