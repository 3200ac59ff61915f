// Our training without options beside scikit-learn's MLPClassifier: the same rows, the same parts, the same machine.
// It takes hours, so what is found is kept, and the next call goes on with it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../peers/journal.mjs';
import { openPeer, writeExamples } from '../peers/mlp-classifier.mjs';
import { mlpSets } from '../peers/mlp-sets.mjs';

const seeds = [1, 2, 3, 4, 5];

export async function measure({ root, budgetMs = Number.POSITIVE_INFINITY }) {
  await import('@colonnade/native'); // makes a BLAS of the system part of the engines, as the command does
  const { Model, Table } = await import('@colonnade/core');
  const data = await import('@colonnade/data');
  const journal = openJournal('mlp-classifier', join(root, 'packages', 'core', 'bundle', 'index.js'));
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-mlp-'));
  const until = Date.now() + budgetMs;
  const sets = mlpSets.filter(([, place]) => existsSync(pathOf(root, place)));
  const peer = await openPeer();
  try {
    for (const [seed, [name, place, read]] of inOrder(sets)) {
      const key = `${name} ${seed}`;
      if (journal.get(key) !== undefined || Date.now() > until) continue;
      const set = await read(data, pathOf(root, place), Table);
      const { model, seconds } = await trainOurs(Model, set, seed);
      const theirs = await peer.fit({ ...writeExamples(model, folder), seed });
      const { accuracy } = model.training.evaluations.test.metrics;
      journal.put(key, [accuracy, theirs.accuracy, seconds, theirs.seconds]);
      console.log(
        `${key}: ${journal
          .get(key)
          .map((value) => value.toFixed(4))
          .join(' ')}`,
      );
    }
  } finally {
    peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return report(sets.map(([name]) => [name, seeds.map((seed) => journal.get(`${name} ${seed}`))]));
}

/**
 * Every set with the first seed, then the others seed by seed, the last set, which takes longest, at the end: a run that
 * is ended early has something on every set, and all seeds of most.
 */
function inOrder(sets) {
  const [first, ...others] = seeds;
  const quick = sets.slice(0, -1);
  const pairs = (some, of) => some.flatMap((seed) => of.map((set) => [seed, set]));
  return [...pairs([first], sets), ...pairs(others, quick), ...pairs(others, sets.slice(-1))];
}

/** One thread, so that the processor's seconds are those of the work, however busy the machine is. */
async function trainOurs(Model, { table, target, test, options }, seed) {
  let from;
  let seconds;
  let epochs = 0;
  const model = await Model.train(
    table,
    { target, ...options, seed, threads: 1 },
    {
      ...(test && { test }),
      onStart: () => {
        from = process.cpuUsage();
      },
      // Reading the processor's time takes as long as an epoch on few rows, so it is read now and then.
      onEpoch: ({ epoch }) => {
        if (epoch > 25 && epoch % 25 !== 0) return;
        const { user, system } = process.cpuUsage(from);
        seconds = (user + system) / 1e6;
        epochs = epoch;
      },
    },
  );
  const { history } = model.training;
  return { model, seconds: epochs > 0 ? seconds * (history.epochs / epochs) : seconds };
}

function report(results) {
  const lines = [];
  let failed = false;
  for (const [name, all] of results) {
    const rows = all.filter((row) => row !== undefined);
    if (rows.length === 0) continue;
    const [ours, theirs, seconds, theirSeconds] = rows[0].map((_, i) => mean(rows.map((row) => row[i])));
    const reached = ours >= theirs && seconds < theirSeconds;
    failed ||= !reached;
    const cells = [name, rows.length, ours.toFixed(4), theirs.toFixed(4), seconds.toFixed(2)];
    lines.push([...cells, theirSeconds.toFixed(2), reached ? 'yes' : '**no**']);
  }
  const text = [
    '`Model.train` with a target alone beside `MLPClassifier(max_iter=200)` of scikit-learn, on the same rows of the ' +
      'same parts: our validation part is part of its training part. Its inputs are standardized numbers and one-hot ' +
      'categories, words are 1 or 0. Accuracy on the test part and the seconds of one fit, means over the seeds. Both ' +
      'ran in turns on one thread of the same machine, and the seconds are those of the processor, which other ' +
      'programs change little.',
    '',
    '| data | seeds | accuracy | MLPClassifier | seconds | MLPClassifier | reached |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
  return { title: 'Beside MLPClassifier', text, failed };
}

const pathOf = (root, place) => join(root, '..', 'shared', 'data', place);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
