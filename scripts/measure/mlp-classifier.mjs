// Our training without options beside scikit-learn's MLPClassifier: the same rows, the same parts, the same machine.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPeer, writeExamples } from '../peers/mlp-classifier.mjs';

const seeds = [1, 2, 3, 4, 5];

/** Name, folder, how it is read, and how many seeds there is time for. */
const sets = [
  ['breast cancer', 'breast-cancer', csv('breast_cancer.csv', 'diagnosis')],
  ['digits', 'digits', csv('digits.csv', 'digit')],
  ['iris', 'iris', csv('iris.csv', 'species')],
  ['titanic', 'titanic', csv('train.csv', 'Survived')],
  ['mnist, the first 10,000', 'mnist', mnist],
  ['reviews, presence', 'sentiment', reviews, 1],
];

export async function measure({ root }) {
  await import('@colonnade/native'); // makes a BLAS of the system part of the engines, as the command does
  const { Model, Table } = await import('@colonnade/core');
  const data = await import('@colonnade/data');
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-mlp-'));
  const peer = await openPeer();
  const lines = [];
  let failed = false;
  try {
    for (const [name, place, read, most = seeds.length] of sets) {
      const path = join(root, '..', 'shared', 'data', place);
      if (!existsSync(path)) {
        console.log(`${name}: ../shared/data/${place} is not here, so it is left out`);
        continue;
      }
      const { table, target } = await read(data, path, Table);
      const rows = [];
      for (const seed of seeds.slice(0, most)) {
        const model = await Model.train(table, { target, seed });
        const { evaluations, history } = model.training;
        const theirs = await peer.fit({ ...writeExamples(model, folder), seed });
        const { accuracy } = evaluations.test.metrics;
        rows.push([accuracy, theirs.accuracy, history.timeMs / 1000, theirs.seconds]);
        console.log(`${name} seed ${seed}: ${rows.at(-1).join(' ')} (${theirs.epochs} epochs)`);
      }
      const [ours, theirs, seconds, theirSeconds] = rows[0].map((_, i) => mean(rows.map((row) => row[i])));
      const reached = ours >= theirs && seconds < theirSeconds;
      failed ||= !reached;
      const cells = [name, rows.length, ours.toFixed(4), theirs.toFixed(4), seconds.toFixed(2)];
      lines.push([...cells, theirSeconds.toFixed(2), reached ? 'yes' : '**no**']);
    }
  } finally {
    peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const text = [
    '`Model.train` with a target alone beside `MLPClassifier(max_iter=200)` of scikit-learn, on the same rows of the ' +
      'same parts: our validation part is part of its training part. Its inputs are standardized numbers and one-hot ' +
      'categories, words are 1 or 0. Accuracy on the test part and the seconds of one fit, means over the seeds; both ' +
      'ran in turns, on the same machine.',
    '',
    '| data | seeds | accuracy | MLPClassifier | seconds | MLPClassifier | reached |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
  return { title: 'Beside MLPClassifier', text, failed };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function csv(file, target) {
  return async ({ readTable }, path) => ({ table: await readTable(join(path, file)), target });
}

async function mnist({ readTable }, path, Table) {
  const [images, labels] = ['images-idx3', 'labels-idx1'].map((what) => join(path, `train-${what}-ubyte.gz`));
  const whole = await readTable(images, {}, labels);
  const first = whole.columns.map((column) =>
    column.kind === 'text'
      ? { ...column, cells: column.cells.slice(0, 10_000) }
      : { ...column, values: column.values.slice(0, (10_000 * column.values.length) / whole.rows) },
  );
  return { table: new Table(first, { name: 'mnist' }), target: whole.names.at(-1) };
}

async function reviews({ readTable }, path) {
  const [texts, labels] = ['reviews.txt.gz', 'labels.txt.gz'].map((file) => join(path, file));
  const table = await readTable(texts, {}, labels);
  return { table, target: table.names.at(-1) };
}
