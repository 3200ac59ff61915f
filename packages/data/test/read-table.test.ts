import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { NumericColumn } from '@colonnade/core';
import { afterAll, describe, expect, it } from 'vitest';
import { readTextNow } from '../src/bytes/read-text.js';
import { bytesSource } from '../src/bytes/source.js';
import { joinLabels, readCsv, readTable, readTableBytes } from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'colonnade-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('readTable', () => {
  it('reads a CSV, a TSV and their gzip by content', async () => {
    for (const path of [
      file('a.csv', 'a,b\n1,2\n'),
      file('a.tsv', 'a\tb\n1\t2\n'),
      file('a.csv.gz', gzipSync('a,b\n1,2\n')),
      file('no-ending', 'a,b\n1,2\n'),
    ]) {
      expect((await readTable(path)).names).toEqual(['a', 'b']);
    }
  });

  it('reads the numbers of an NPY file and of a Buffer, and no byte beside them', async () => {
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }".padEnd(117);
    const numbers = Buffer.from(Float64Array.of(1.5, -2).buffer);
    const npy = Buffer.concat([
      Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
      Buffer.from(`${header}\n`),
      numbers,
    ]);
    for (const table of [
      await readTable(file('a.npy', npy)),
      await readTable(file('a.npy.gz', gzipSync(npy))),
      await readTableBytes('a.npy', npy),
    ]) {
      expect(table.columns[0]).toMatchObject({ shape: [], values: Float64Array.of(1.5, -2) });
    }
    const idx = await readTable(file('a-idx1-ubyte', Buffer.from([0, 0, 8, 1, 0, 0, 0, 1, 7])));
    expect((idx.columns[0] as NumericColumn).values.constructor).toBe(Uint8Array);
  });

  it('says what is wrong with a path', async () => {
    const missing = join(folder, 'nothing.csv');
    await expect(readTable(missing)).rejects.toThrow(`${missing}: there is no such file. [FILE_NOT_FOUND]`);
    await expect(readTable(folder)).rejects.toThrow(
      `${folder}: this is a folder without images (7 other files). Put PNG, JPEG or WebP files into it, those of ` +
        'each class into a folder of its own. [TABLE_EMPTY]',
    );
  });

  it('refuses binary files under a wrong name, and formats of later', async () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]);
    await expect(readTableBytes('x.csv', zip)).rejects.toThrow(
      'x.csv: this is not text but a ZIP archive (an Excel workbook is one): save the sheet as CSV. [FILE_FORMAT]',
    );
    await expect(readTableBytes('x.xlsx', zip)).rejects.toThrow(
      'x.xlsx: this version does not read .xlsx files. Convert it to one of HDF5, Parquet, NPY, NPZ, ' +
        'IDX, JSON, JSON Lines, lines of text, CSV. [OPTION_NOT_YET]',
    );
  });

  it('refuses an option of another format', async () => {
    await expect(readTableBytes('x.csv', bytes('a\n1\n'), { input: 'X' })).rejects.toThrow(
      'x.csv: option "input" does not apply to CSV. Leave input out. [OPTION_CONFLICT]',
    );
  });
});

describe('joinLabels', () => {
  const table = readCsv(bytes('a\n1\n2\n'), { name: 'X.csv' });

  it('adds the only column, or the one named', () => {
    expect(joinLabels(table, readCsv(bytes('y\n0\n1\n'))).names).toEqual(['a', 'y']);
    expect(joinLabels(table, readCsv(bytes('id,y\n7,0\n8,1\n')), 'y').names).toEqual(['a', 'y']);
    expect(joinLabels(table, readCsv(bytes('label\n0\n1\n')), 'y').names).toEqual(['a', 'y']);
  });

  it('refuses other numbers of rows and an unclear column', () => {
    expect(() => joinLabels(table, readCsv(bytes('y\n0\n'), { name: 'Y.csv' }))).toThrow(
      'Y.csv: 1 label for the 2 rows of X.csv. [TABLE_RAGGED]',
    );
    expect(() => joinLabels(table, readCsv(bytes('p,q\n0,1\n1,1\n'), { name: 'Y.csv' }))).toThrow(
      'Y.csv: which of the 2 columns holds the labels is not clear. Name the column of the labels with target. ' +
        '[COLUMN_UNKNOWN]',
    );
  });
});

describe('bytes in memory', () => {
  it('are read in pieces: no decoder takes more than half a gigabyte', async () => {
    const bytes = new TextEncoder().encode('été,1\n'.repeat(1_500_000));
    const { pieces } = bytesSource('a.csv', bytes, 2 ** 31);
    const given: Uint8Array[] = [];
    for await (const piece of pieces()) given.push(piece);
    expect(given.length).toBeGreaterThan(1);
    expect(Math.max(...given.map(({ length }) => length))).toBeLessThanOrEqual(2 ** 26);
    expect(Buffer.concat(given).equals(bytes)).toBe(true);
    const taken: number[] = [];
    readTextNow('a.csv', bytes, 'auto', () => ({
      push: ({ length }) => taken.push(length),
      finish: () => 0,
    }));
    expect(Math.max(...taken)).toBeLessThanOrEqual(2 ** 26);
    expect(taken.reduce((sum, length) => sum + length, 0)).toBe(bytes.length);
    expect(taken.length).toBeGreaterThan(1);
  });
});
