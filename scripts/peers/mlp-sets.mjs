// The sets on which a training of ours stands beside MLPClassifier, each as `{ table, target, test?, options? }`.
import { join } from 'node:path';

/** Name, folder under ../shared/data, and how it is read. */
export const mlpSets = [
  ['breast cancer', 'breast-cancer', csv('breast_cancer.csv', 'diagnosis')],
  ['digits', 'digits', csv('digits.csv', 'digit')],
  ['iris', 'iris', csv('iris.csv', 'species')],
  ['titanic', 'titanic', csv('train.csv', 'Survived')],
  ['cats, its own test file', 'cats', cats],
  ['mnist, the first 10,000', 'mnist', firstOfMnist],
  ['reviews, words met at least 20 times', 'sentiment', reviews],
];

function csv(file, target) {
  return async ({ readTable }, path) => ({ table: await readTable(join(path, file)), target });
}

/** The images of the training file, tested on the other one, whose arrays have names of their own. */
async function cats({ readTable }, path) {
  const read = (part) =>
    readTable(join(path, `${part}_catvnoncat.h5`), { input: `${part}_set_x`, target: `${part}_set_y` });
  const test = (await read('test')).renamed({ test_set_x: 'train_set_x', test_set_y: 'train_set_y' });
  return { table: await read('train'), target: 'train_set_y', test };
}

async function firstOfMnist({ readTable }, path, Table) {
  const [images, labels] = ['images-idx3', 'labels-idx1'].map((what) => join(path, `train-${what}-ubyte.gz`));
  const whole = await readTable(images, {}, labels);
  const first = whole.columns.map((column) =>
    column.kind === 'text'
      ? { ...column, cells: column.cells.slice(0, 10_000) }
      : { ...column, values: column.values.slice(0, (10_000 * column.values.length) / whole.rows) },
  );
  return { table: new Table(first, { name: 'mnist', notes: [] }), target: whole.names.at(-1) };
}

/** Rare words are left out for both: with all of them one fit of MLPClassifier takes a quarter of an hour. */
async function reviews({ readTable }, path) {
  const [texts, labels] = ['reviews.txt.gz', 'labels.txt.gz'].map((file) => join(path, file));
  const table = await readTable(texts, {}, labels);
  return { table, target: table.names.at(-1), options: { minCount: 20 } };
}
