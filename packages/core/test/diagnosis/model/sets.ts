import { existsSync, readFileSync } from 'node:fs';
import { RandomState, Table, type TableRecord, tableFromRecords, toyTable } from '../../../src/index.js';

/** A file of numbers and words without quotes, as a table. */
function csv(path: string): Table {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const rows = lines.map((line) => line.split(','));
  return new Table(
    names.map((name, at) => ({ kind: 'text', name, cells: rows.map((cells) => cells[at] || null) })),
    { name: path.split('/').at(-1)!, notes: [] },
  );
}

const atRoot = (path: string) => new URL(`../../../../../${path}`, import.meta.url).pathname;

export const digits = () => csv(atRoot('data/digits/digits.csv'));
export const cancer = () => csv(atRoot('data/breast-cancer/breast_cancer.csv'));

/** Sets that may not be here: null with a message. */
export function iris(): Table | null {
  const path = atRoot('../shared/data/iris/iris.csv');
  if (existsSync(path)) return csv(path);
  console.warn('iris (../shared/data/iris) is not here: skipped.');
  return null;
}

/** Flats with a price: columns of very different size, a category, noise of about a tenth. */
export function flats(rows = 300, seed = 3): Table {
  const random = new RandomState(seed);
  const records = Array.from({ length: rows }, (): TableRecord => {
    const size = 25 + Math.round(120 * random.rand());
    const age = Math.round(90 * random.rand());
    const quarter = ['center', 'harbor', 'north'][Math.floor(3 * random.rand())];
    const income = 20_000 + Math.round(60_000 * random.rand());
    const worth = size * (quarter === 'center' ? 1.5 : 1) * (1 - age / 200) + income / 2000;
    return { size, age, quarter, income, dear: worth + 8 * random.randn() > 90 ? 'yes' : 'no' };
  });
  return tableFromRecords(records);
}

export const blobs = () => toyTable('blobs');
export const moons = () => toyTable('moons');
