import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { columnWidth, type NumericColumn } from '@colonnade/core';
import { h5wasm } from 'h5wasm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readHdf5, readHdf5File, readTableBytes } from '../src/index.js';

let sample: Uint8Array;

beforeAll(async () => {
  const { FS } = await h5wasm.ready;
  const file = new h5wasm.File('/sample.h5', 'w');
  const add = (
    name: string,
    data: Parameters<typeof file.create_dataset>[0]['data'],
    shape: number[],
    dtype: string,
  ) => file.create_dataset({ name, data, shape, dtype });
  add('X', Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), [3, 2, 2], '<B');
  add('F', Float32Array.from([0.5, 1.5, 2.5]), [3, 1], '<f');
  add('y', BigInt64Array.from([1n, 0n, 1n]), [3], '<q');
  add('lying', Int32Array.from([1, 0, 1]), [1, 3], '<i');
  add('inexact', BigInt64Array.from([1n, 2n, 9007199254740993n]), [3], '<q');
  add('wide', BigInt64Array.from([1n, 2n, 3n, 9007199254740993n]), [2, 2], '<q');
  add('two', Int32Array.from([1, 2]), [2], '<i');
  add('scalar', Float64Array.from([1]), [], '<d');
  file.create_dataset({ name: 'names', data: ['a', 'b', 'ß'] });
  file
    .create_group('g')
    .create_dataset({ name: 'z', data: Float64Array.from([1, 2, 3]), shape: [3], dtype: '<d' });
  file.close();
  sample = FS.readFile('/sample.h5') as Uint8Array;
});

const read = (options: { input?: string; target?: string } = {}) =>
  readHdf5(sample, { name: 'data.h5', ...options });

describe('readHdf5', () => {
  it('reads bytes as bytes, and other numbers as float64', async () => {
    const table = await read({ input: 'X', target: 'y' });
    expect(table.names).toEqual(['X', 'y']);
    const [X, y] = table.columns as NumericColumn[];
    expect(X).toEqual({
      kind: 'numeric',
      name: 'X',
      shape: [2, 2],
      values: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    });
    expect(y).toEqual({ kind: 'numeric', name: 'y', shape: [], values: Float64Array.from([1, 0, 1]) });
  });

  it('takes a target of shape (1, m) or (m, 1), and datasets in groups', async () => {
    const lying = await read({ input: 'g/z', target: 'lying' });
    expect(lying.columns.map((column) => [column.name, columnWidth(column)])).toEqual([
      ['g/z', 1],
      ['lying', 1],
    ]);
    expect((await read({ input: 'X', target: 'F' })).find('F')).toEqual({
      kind: 'numeric',
      name: 'F',
      shape: [],
      values: Float64Array.from([0.5, 1.5, 2.5]),
    });
  });

  it('reads texts with one value a row, as a target and beside numbers', async () => {
    const names = { kind: 'text', name: 'names', cells: ['a', 'b', 'ß'] };
    expect((await read({ input: 'X', target: 'names' })).find('names')).toEqual(names);
    const all = await read({ target: 'y' });
    expect(all.find('names')).toEqual(names);
    // So do integers of which one has no exact float64: a key keeps its digits.
    expect(all.find('inexact')).toEqual({
      kind: 'text',
      name: 'inexact',
      cells: ['1', '2', '9007199254740993'],
    });
  });

  it('reads numbers of 16 bits in either order of bytes, booleans and enumerations', async () => {
    // From h5py; the numbers are those that NumPy makes of them.
    const half = new Uint8Array(readFileSync(new URL('files/half.h5', import.meta.url)));
    const { columns } = await readHdf5(half, { name: 'data.h5' });
    const numbers = [1.5, -0.25, 65504, 2 ** -24, 0, -0, Number.NaN, Number.POSITIVE_INFINITY];
    expect(columns).toEqual([
      { kind: 'numeric', name: 'big', shape: [4], values: Float64Array.from(numbers) },
      { kind: 'numeric', name: 'flag', shape: [], values: Float64Array.from([1, 0]) },
      { kind: 'numeric', name: 'little', shape: [4], values: Float64Array.from(numbers) },
      { kind: 'numeric', name: 'state', shape: [], values: Float64Array.from([0, 2]) },
    ]);
  });

  it('names links that lead nowhere and to other files', async () => {
    const { FS } = await h5wasm.ready;
    const file = new h5wasm.File('/links.h5', 'w');
    file.create_dataset({ name: 'X', data: Float64Array.from([1, 2]), shape: [2], dtype: '<d' });
    file.create_external_link('/etc/hostname', 'x', 'outside');
    file.create_soft_link('/nothing', 'lost');
    file.close();
    const table = await readHdf5(FS.readFile('/links.h5') as Uint8Array);
    expect(table.names).toEqual(['X']);
    expect(table.source.notes).toEqual([
      '"lost" left out: a link to nothing',
      '"outside" left out: a link to another file',
    ]);
  });

  it.each([
    [
      { input: 'Q' },
      'data.h5: there is no dataset "Q"; there are "F" (3, 1) numbers, "X" (3, 2, 2) numbers, "g/z" (3) numbers, ' +
        '"inexact" (3) numbers, "lying" (1, 3) numbers, "names" (3) text, "scalar" a single value, "two" (2) numbers, "wide" (2, 2) numbers, "y" (3) numbers. [COLUMN_UNKNOWN]',
    ],
    [
      { input: 'X', target: 'scalar' },
      'data.h5, dataset "scalar": it holds a single value, not numbers with examples on axis 0. [COLUMN_TYPE]',
    ],
    [
      { input: 'X', target: 'two' },
      'data.h5: dataset "two" has 2 examples, but "X" has 3. Examples lie on axis 0. [TABLE_RAGGED]',
    ],
    [
      { input: 'wide' },
      'data.h5, dataset "wide": the integer 9007199254740993 has no exact float64. Scale the values down, or ' +
        'leave this dataset out. [CELL_NOT_FINITE]',
    ],
    [
      { input: 'y', target: 'y' },
      'data.h5: dataset "y" is named as the input and as the target. [OPTION_CONFLICT]',
    ],
  ])('refuses %j', async (options, expected) => {
    await expect(read(options)).rejects.toThrow(expected);
  });

  it('refuses a dataset larger than the limit before reading it', async () => {
    await expect(readHdf5(sample, { name: 'data.h5', input: 'X', maxBytes: 11 })).rejects.toThrow(
      'data.h5, dataset "X": it is larger than 11 bytes. Use a part of it, or raise maxBytes. [FILE_TOO_LARGE]',
    );
  });

  it('says one clear sentence about damaged files, and nothing on standard error', async () => {
    const stderr = vi.spyOn(process.stderr, 'write');
    const consoleError = vi.spyOn(console, 'error');
    await expect(readHdf5(sample.subarray(0, 900), { name: 'data.h5' })).rejects.toThrow(
      'data.h5: the HDF5 file is cut short: 900 bytes are there, more belong to it. Fetch or write it again. ' +
        '[FILE_FORMAT]',
    );
    await expect(readTableBytes('data.h5', new TextEncoder().encode('a,b\n1,2\n'))).rejects.toThrow(
      'data.h5: this is not an HDF5 file, or it is damaged (file signature not found). Fetch or write it again. ' +
        '[FILE_FORMAT]',
    );
    expect(stderr).not.toHaveBeenCalled();
    expect(consoleError).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('never throws anything but a clear error when bytes are flipped', async () => {
    for (let at = 0; at < sample.length; at += Math.ceil(sample.length / 200)) {
      const damaged = sample.slice();
      damaged[at] ^= 0xff;
      const result = await readHdf5(damaged, { input: 'X', target: 'y' }).catch((error) => error);
      if (result instanceof Error) expect(result.name, String(result.stack)).toBe('ColonnadeError');
    }
  });
});

const cats = fileURLToPath(new URL('../../../../shared/data/cats/train_catvnoncat.h5', import.meta.url));

describe.skipIf(!existsSync(cats))('the cats (skipped where ../shared/data/cats is absent)', () => {
  it('have 209 color images and a label each', async () => {
    const table = await readHdf5File(cats, { target: 'train_set_y' });
    expect(table.rows).toBe(209);
    const image = table.find('train_set_x') as NumericColumn;
    expect(image.shape).toEqual([64, 64, 3]);
    expect(image.values).toBeInstanceOf(Uint8Array);
    expect([...image.values.subarray(0, 3)]).toEqual([17, 31, 56]);
    const labels = table.find('train_set_y') as NumericColumn;
    expect((labels.values as Float64Array).reduce((sum, y) => sum + y, 0)).toBe(72);
    expect(table.source.notes).toEqual(['dataset "list_classes" left out: (2) text']);
  });
});
