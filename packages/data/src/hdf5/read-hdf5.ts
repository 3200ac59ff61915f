import { ColonnadeError, type NumericColumn, nearestName, Table } from '@colonnade/core';
import { defaultMaxBytes } from '../bytes/limit.js';
import { readBytes } from '../files.js';
import type { Reader, ReadOptions } from '../reader.js';
import { describeDataset, isNumeric, numericColumn } from './numbers.js';
import { listDatasets, openHdf5 } from './open.js';
import type { Dataset } from './types.js';

export type Hdf5Options = Pick<ReadOptions, 'input' | 'target' | 'maxBytes'> & {
  /** The name that messages use; `HDF5` unless given. */
  readonly name?: string;
};

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Datasets of numbers with the examples on axis 0. */
export const hdf5Reader: Reader = {
  name: 'HDF5',
  extensions: ['h5', 'hdf5', 'hdf', 'he5'],
  options: ['input'],
  recognizes: (bytes) => signature.every((byte, i) => bytes[i] === byte),
  read: (name, bytes, options) => readHdf5(bytes, { ...options, name }),
};

/**
 * A table from the bytes of an HDF5 file: one numeric column per dataset, examples on axis 0. With `input` and
 * `target` those two; with `target` alone every other dataset of numbers with as many examples is an input.
 * @throws FILE_FORMAT, COLUMN_UNKNOWN listing what is there, COLUMN_TYPE, TABLE_RAGGED, TABLE_EMPTY
 */
export async function readHdf5(bytes: Uint8Array, options: Hdf5Options = {}): Promise<Table> {
  const { name = 'HDF5', input, target, maxBytes = defaultMaxBytes } = options;
  const opened = await openHdf5(name, bytes, maxBytes);
  try {
    const datasets = listDatasets(opened.file);
    const find = (path: string) => findDataset(name, datasets, path);
    const read = (path: string) => numericColumn(name, opened, path, find(path), path === target);

    const notes: string[] = [];
    const wanted = input === undefined ? [] : [input];
    if (target !== undefined) wanted.push(target);
    if (wanted.some((path, i) => wanted.indexOf(path) !== i)) throw sameTwice(name, input as string);
    for (const path of wanted) find(path);
    const rows = target === undefined ? undefined : read(target).values.length;
    const paths = input === undefined ? chooseAll(name, datasets, target, rows, notes) : wanted;
    const columns = paths.map(read);
    checkRows(name, columns);
    return new Table(columns, { name, notes });
  } finally {
    opened.close();
  }
}

/**
 * A table from an HDF5 file.
 * @throws as `readHdf5`; FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readHdf5File(path: string, options: Hdf5Options = {}): Promise<Table> {
  return readHdf5(await readBytes(path, options.maxBytes ?? defaultMaxBytes), { name: path, ...options });
}

/** Without `input`: every dataset of numbers with as many examples as the target (or as the first one). */
function chooseAll(
  file: string,
  datasets: ReadonlyMap<string, Dataset>,
  target: string | undefined,
  rows: number | undefined,
  notes: string[],
): string[] {
  const chosen: string[] = [];
  let count = rows;
  for (const [path, dataset] of datasets) {
    if (path === target) {
      chosen.push(path);
      continue;
    }
    const examples = isNumeric(dataset) ? dataset.shape?.[0] : undefined;
    if (examples !== undefined && (count === undefined || examples === count)) {
      count = examples;
      chosen.push(path);
    } else notes.push(`dataset "${path}" left out: ${describeDataset(dataset)}`);
  }
  if (chosen.some((path) => path !== target)) return chosen;
  throw new ColonnadeError({
    code: 'OPTION_MISSING',
    where: file,
    problem: `which dataset holds the inputs is not clear; there ${listing(datasets)}`,
    remedy: { text: 'Name it with {option}', option: 'input' },
  });
}

function findDataset(file: string, datasets: ReadonlyMap<string, Dataset>, path: string): Dataset {
  const dataset = datasets.get(path) ?? datasets.get(path.replace(/^\//, ''));
  if (dataset !== undefined) return dataset;
  const near = nearestName(path, datasets.keys());
  throw new ColonnadeError({
    code: 'COLUMN_UNKNOWN',
    where: file,
    problem: `there is no dataset "${path}"; there ${listing(datasets)}`,
    got: path,
    remedy: near === undefined ? undefined : { text: `Did you mean "${near}"` },
  });
}

function listing(datasets: ReadonlyMap<string, Dataset>): string {
  if (datasets.size === 0) return 'are no datasets';
  const items = [...datasets].map(([path, dataset]) => `"${path}" ${describeDataset(dataset)}`);
  return items.length === 1 ? `is ${items[0]}` : `are ${items.join(', ')}`;
}

function checkRows(file: string, columns: readonly NumericColumn[]): void {
  const width = (column: NumericColumn) => column.shape.reduce((product, size) => product * size, 1);
  const counts = columns.map((column) => (width(column) === 0 ? 0 : column.values.length / width(column)));
  const other = counts.findIndex((count) => count !== counts[0]);
  if (other > 0) {
    throw new ColonnadeError({
      code: 'TABLE_RAGGED',
      where: file,
      problem:
        `dataset "${columns[other].name}" has ${counts[other]} examples, ` +
        `but "${columns[0].name}" has ${counts[0]}`,
      expected: String(counts[0]),
      got: String(counts[other]),
      why: 'Examples lie on axis 0',
    });
  }
  if (counts[0] > 0) return;
  throw new ColonnadeError({
    code: 'TABLE_EMPTY',
    where: file,
    problem: `dataset "${columns[0].name}" has no examples`,
  });
}

function sameTwice(file: string, path: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: file,
    problem: `dataset "${path}" is named as the input and as the target`,
  });
}
