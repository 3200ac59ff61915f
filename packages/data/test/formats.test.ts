import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Column, NumericColumn } from '@colonnade/core';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ReadOptions, readTableBytes } from '../src/index.js';
import { firstError } from '../src/json/first-error.js';

const file = (name: string) => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));
const bytes = (text: string) => new TextEncoder().encode(text);
const values = (column: Column | undefined) =>
  column?.kind === 'numeric' ? [...column.values] : [...(column?.cells ?? [])];

async function refused(name: string, given: Uint8Array | string, options?: ReadOptions): Promise<string> {
  const content = typeof given === 'string' ? bytes(given) : given;
  return readTableBytes(name, content, options).then(
    () => 'nothing was thrown',
    (error) => error.message,
  );
}

describe('JSON', () => {
  it('reads records, also where one lacks a name', async () => {
    const table = await readTableBytes(
      'a.json',
      bytes('[{"a":1,"b":"x","c":true},{"b":null,"a":-0,"c":false},{"a":2}]'),
    );
    expect(table.names).toEqual(['a', 'b', 'c']);
    expect(table.columns.map(values)).toEqual([
      [1, -0, 2],
      ['x', null, null],
      ['true', 'false', null],
    ]);
    expect(table.place(1)).toBe('a.json row 1');
  });

  it.each([
    ['a.json', '[\n  {"a": "{\\"a\\":1}", "b": {}},\n  {"b": 1, "a": 2, "b": 3}]', 'line 3, column 20', 'b'],
    ['a.jsonl', '{"a":1,"b":":"}\n{"\\u0061":1,"b":2,"a":3}\n', 'line 2, column 19', 'a'],
  ])('refuses a name that stands twice in one record (%s)', async (name, text, place, twice) => {
    expect(await refused(name, text)).toBe(
      `${name} ${place}: the name "${twice}" stands twice in one object. Only one of the values could be kept: give each value a name of its own. [FILE_FORMAT]`,
    );
  });

  it('reads columns, and lists as arrays', async () => {
    const table = await readTableBytes('a.json', bytes('{"p":[[1,2],[3,null]],"y":["a","b"]}'));
    expect(table.columns[0]).toEqual({
      kind: 'numeric',
      name: 'p',
      shape: [2],
      values: Float64Array.from([1, 2, 3, Number.NaN]),
    });
  });

  it('says that whole numbers of many digits are rounded', async () => {
    const table = await readTableBytes('a.json', bytes('[{"id":9007199254740993,"x":1e300},{"id":5,"x":2}]'));
    expect(table.source.notes).toEqual([
      'column "id": a whole number has more digits than a float64 keeps and may be rounded; as text they would keep all',
    ]);
  });

  it('reads JSON Lines, with the line of each row', async () => {
    const table = await readTableBytes('a.jsonl.gz', gzipSync('{"a":1}\n\n{"a":2,"b":3}\r\n'));
    expect(table.columns.map(values)).toEqual([
      [1, 2],
      [Number.NaN, 3],
    ]);
    expect([...(table.source.lines as Uint32Array)]).toEqual([1, 3]);
    expect(table.source.notes).toEqual(['1 blank line skipped']);
    expect((await readTableBytes('standard input', bytes('{"a":1}\n'))).names).toEqual(['a']);
  });

  it.each([
    ['a.json', '', 'a.json: the file is empty. [TABLE_EMPTY]'],
    ['a.json', '[]', 'a.json: there are no records. [TABLE_EMPTY]'],
    [
      'a.json',
      '[{"a":1,"":2}]',
      'a.json: column 2 of 2 has no name. Columns are found by name: give it one. [HEADER_INVALID]',
    ],
    [
      'a.json',
      '{"a":[1]," ":[2]}',
      'a.json: column 2 of 2 has no name. Columns are found by name: give it one. [HEADER_INVALID]',
    ],
    ['a.json', '[{}]', 'a.json: the records are empty. [TABLE_EMPTY]'],
    ['a.json', '{"a":[1],"b":[1,2]}', 'a.json: column "b" has 2 rows but "a" has 1. [TABLE_RAGGED]'],
    [
      'a.json',
      '[1]',
      'a.json row 0: the record is 1, not an object. Write each example as {"column": value}. [COLUMN_TYPE]',
    ],
    [
      'a.json',
      '[{"a":1},{"a":{"b":1}}]',
      'a.json row 1, column "a": the value is an object of b, but must be a text, a number, true, false or null. Write each value under a name of its own. [COLUMN_TYPE]',
    ],
    [
      'a.json',
      '[{"a":[1,2]},{"a":[1]}]',
      'a.json row 1, column "a": the list has 1 number, but the first has 2. [TABLE_RAGGED]',
    ],
    [
      'a.json',
      '[{"a":NaN}]',
      'a.json line 1, column 7: NaN is not JSON. Write null for a missing value, true, false or a number. [FILE_FORMAT]',
    ],
    [
      'a.json',
      '7',
      'a.json: the JSON is no table: it holds one value. Write [{"column": value}] or {"column": [values]}. [FILE_FORMAT]',
    ],
  ])('%s %j', async (name, text, error) => {
    expect(await refused(name, text)).toBe(error);
  });

  it('names line and column of what is no JSON', async () => {
    const all: [string, string, string][] = [
      [
        'a.json',
        '[{"a":1},\n{"a":}]',
        'a.json line 2, column 6: this is not JSON: "}" cannot stand here. Write the file again. [FILE_FORMAT]',
      ],
      [
        'a.json',
        '[{"a":1}',
        'a.json line 1, column 9: the JSON is cut short. Write the file again. [FILE_FORMAT]',
      ],
      [
        'a.json',
        '{"a":1}\n{"a":2}\n',
        'a.json line 2, column 1: this is not JSON: "{" cannot stand here. If each line is a record, say format: \'jsonl\'. [FILE_FORMAT]',
      ],
      [
        'a.jsonl',
        '{"a":1}\n{"a":2\n',
        'a.jsonl line 2, column 7: the JSON is cut short. Write the file again. [FILE_FORMAT]',
      ],
      [
        'a.jsonl',
        '{"a":1}\n{"a":"x\\q"}\n',
        'a.jsonl line 2, column 9: this is not JSON: "q" cannot stand here. Write the file again. [FILE_FORMAT]',
      ],
    ];
    for (const [name, text, error] of all) expect(await refused(name, text)).toBe(error);
  });

  it('finds where a text stops being JSON, wherever that is', () => {
    const json = fc.json({ maxDepth: 3 });
    fc.assert(
      fc.property(
        json,
        fc.nat(),
        fc.constantFrom('', '"', '}', ']', ',', ':', 'x', '1', '\\'),
        (text, place, char) => {
          const at = place % (text.length + 1);
          const damaged = text.slice(0, at) + char + text.slice(at + 1);
          let valid = true;
          try {
            JSON.parse(damaged);
          } catch {
            valid = false;
          }
          const end = firstError(damaged);
          if (valid) expect(end).toBe(damaged.length);
          else expect(() => JSON.parse(damaged.slice(0, end + 1))).toThrow();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('counts columns', async () => {
    const record = JSON.stringify([Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`c${i}`, i]))]);
    expect(await refused('a.json', record, { maxColumns: 19 })).toMatch(
      /^a\.json row 0: there are more than 19 columns\./,
    );
  });
});

describe('Parquet', () => {
  it('reads numbers, text, booleans and dates', async () => {
    const table = await readTableBytes('a.parquet', file('flat.parquet'));
    expect(Object.fromEntries(table.columns.map((column) => [column.name, values(column)]))).toEqual({
      id: [0, 1, 2, 3, 4],
      x: [0, 1.5, 3, 4.5, 6],
      word: [null, 'w1', 'w2', null, 'w4'],
      even: ['true', 'false', 'true', 'false', 'true'],
      day: ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'],
      big: [0, 10, 20, 30, 40],
    });
  });

  // Written by pyarrow: keys of int64, decimals of two places, lists, fixed lists, bytes that are UTF-8.
  it('keeps the digits of long keys and of decimals, and reads lists and bytes of text', async () => {
    const table = await readTableBytes('a.parquet', file('types.parquet'));
    expect(Object.fromEntries(table.columns.map((column) => [column.name, values(column)]))).toEqual({
      key: ['9007199254740992', '9007199254740993', null],
      money: [1.15, -0.07, Number.NaN],
      list: [1, 2.5, 3, Number.NaN, Number.NaN, Number.NaN],
      fixed: [1, 2, 3, 4, 5, 6],
      text: ['é', 'x', null],
    });
    expect(table.find('list')).toMatchObject({ kind: 'numeric', shape: [2] });
    expect(table.source.notes).toEqual([
      'column "key": whole numbers beyond 2^53 keep their digits as text, and are rounded as numbers',
    ]);
  });

  it('refuses names that stand twice, and bytes that are no text', async () => {
    expect(await refused('a.parquet', file('twice.parquet'))).toBe(
      'a.parquet: the file names "a" twice, as columns 1 and 2. Columns are found by name: give each column a name of its own. [HEADER_INVALID]',
    );
    expect(await refused('a.parquet', file('bytes.parquet'))).toBe(
      'a.parquet row 1, column "raw": it holds bytes, not a number or text. Write the column as numbers or text. [COLUMN_TYPE]',
    );
  });

  // Written by DuckDB.
  it('names the cell of a date without an end, and the column of intervals', async () => {
    expect(await refused('a.parquet', file('infinite.parquet'))).toBe(
      'a.parquet row 1, column "day": the date is infinite, or farther away than a calendar goes. Fix the cell or empty it. [COLUMN_TYPE]',
    );
    expect(await refused('a.parquet', file('interval.parquet'))).toBe(
      'a.parquet, column "span": it holds intervals of months, days and milliseconds, which are no numbers. Write the column as numbers of one unit. [COLUMN_TYPE]',
    );
    const table = await readTableBytes('a.parquet', file('old-dates.parquet'));
    expect(table.columns.map(values)).toEqual([
      ['-000043-03-15'],
      ['2024-02-03T04:05:06.500Z'],
      ['2024-02-03T04:05:06Z'],
    ]);
  });

  it('has no more rows than a table can have', async () => {
    expect(await refused('a.parquet', file('long.parquet'))).toBe(
      'a.parquet: there are more than 100,000,000 rows, the most that a table can have. Use a part of it. [FILE_TOO_LARGE]',
    );
  });

  it('refuses nested columns, and what is cut or damaged', async () => {
    expect(await refused('a.parquet', file('nested.parquet'))).toBe(
      'a.parquet, column "pair": it is nested (a group of a, b). Write the file with flat columns. [COLUMN_TYPE]',
    );
    const whole = file('flat.parquet');
    expect(await refused('a.parquet', whole.subarray(0, 200))).toMatch(
      /^a\.parquet: this is not a Parquet file, or it is damaged \(.*\)\. .* \[FILE_FORMAT\]$/,
    );
    expect(await refused('a.parquet', 'a,b\n1,2\n')).toMatch(/^a\.parquet: this is not a Parquet file/);
    expect(await refused('a.parquet', whole, { maxColumns: 3 })).toMatch(/more than 3 columns/);
  });
});

describe('NumPy', () => {
  it('reads arrays of an archive by name', async () => {
    const table = await readTableBytes('a.npz', file('arrays.npz'), { input: 'X', target: 'y' });
    expect(table.columns).toEqual([
      {
        kind: 'numeric',
        name: 'X',
        shape: [2, 2],
        values: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
      },
      { kind: 'text', name: 'y', cells: ['cat', 'dog', 'é'] },
    ]);
    const all = await readTableBytes('a.npz', file('arrays.npz'), { target: 'n' });
    expect(all.names).toEqual(['X', 'F', 'y', 'n', 'h']);
    expect([...(all.find('F') as NumericColumn).values]).toEqual([1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
    expect(values(all.find('n'))).toEqual([1, 0, 1]);
    expect(values(all.find('h'))).toEqual([0.5, -2, 65504]);
    expect(all.source.notes).toEqual(['dataset "two" left out: (2) numbers']);
  });

  it('reads one array', async () => {
    const header = "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }";
    const data = Uint8Array.from([
      0x93,
      ...bytes('NUMPY'),
      1,
      0,
      header.length,
      0,
      ...bytes(header),
      ...new Uint8Array(Float64Array.from([1, 4, 2, 5, 3, 6]).buffer),
    ]);
    const table = await readTableBytes('a.npy', data);
    expect(table.columns).toEqual([
      { kind: 'numeric', name: 'x', shape: [3], values: Float64Array.from([1, 2, 3, 4, 5, 6]) },
    ]);
    expect(await refused('a.npy', data.subarray(0, data.length - 1))).toBe(
      'a.npy: this is not a NumPy array, or it is damaged: 47 bytes of elements are there, but 2×3 of 8 bytes were announced. Write it again with numpy.save. [FILE_FORMAT]',
    );
  });

  // Written by NumPy with zipfile.ZIP64_LIMIT = 60: as an archive with an array of 2 GiB or more is.
  it.each(['wide.npz', 'wide-compressed.npz'])('reads sizes of 64 bits: %s', async (name) => {
    const table = await readTableBytes(name, file(name), { input: 'X', target: 'y', maxBytes: 1000 });
    expect(table.columns).toMatchObject([
      { name: 'X', values: Float64Array.of(0, 1, 2, 3, 4, 5) },
      { name: 'y', values: Float64Array.of(0, 1, 0) },
    ]);
    expect(await refused(name, file(name), { maxBytes: 100 })).toMatch(/FILE_TOO_LARGE/);
    expect(await refused(name, file(name).subarray(40))).toMatch(/damaged or cut short/);
  });

  it('refuses objects, text as inputs, a bomb, a damaged archive, what is none', async () => {
    expect(await refused('a.npy', file('objects.npy'))).toBe(
      'a.npy: the NumPy array holds Python objects. Save it as numbers or text. [COLUMN_TYPE]',
    );
    const bomb = zipSync({ 'x.npy': new Uint8Array(10_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refused('a.npz', bomb, { maxBytes: 1_000_000 })).toBe(
      'a.npz: it is larger than 1,000,000 bytes when decompressed. Use a part of it, or raise maxBytes. [FILE_TOO_LARGE]',
    );
    expect(await refused('a.npz', file('arrays.npz').subarray(0, 300))).toMatch(
      /^a\.npz: the NPZ archive is damaged or cut short/,
    );
    const twice = zipSync({ 'X.npy': file('objects.npy'), 'Y.npy': file('objects.npy') });
    for (let at = 0; at < twice.length; at++) if (twice[at] === 89 && twice[at + 1] === 46) twice[at] = 88;
    expect(await refused('a.npz', twice)).toBe(
      'a.npz: the archive holds "X.npy" twice. Arrays are found by name: write it again with each array once. [HEADER_INVALID]',
    );
    const dates = "{'descr': '<M8[D]', 'fortran_order': False, 'shape': (1,), }";
    const npy = [0x93, ...bytes('NUMPY'), 1, 0, dates.length, 0, ...bytes(dates), ...new Uint8Array(8)];
    expect(await refused('a.npy', Uint8Array.from(npy))).toBe(
      'a.npy: the NumPy array holds dates. Save it as numbers or text. [COLUMN_TYPE]',
    );
    expect(await refused('a.npz', 'a,b\n1,2\n')).toMatch(/^a\.npz: the NPZ archive is damaged or cut short/);
    expect(await refused('a.npy', 'a,b\n1,2\n')).toMatch(/^a\.npy: this is not a NumPy array/);
  });
});

describe('IDX', () => {
  const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 255]);
  const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 7, 9]);

  it('reads images and labels apart', async () => {
    const table = await readTableBytes(
      'images-idx3-ubyte.gz',
      gzipSync(images),
      {},
      { name: 'labels', bytes: labels },
    );
    expect(table.names).toEqual(['image', 'label']);
    expect((table.columns[0] as NumericColumn).shape).toEqual([2, 2]);
    expect(values(table.columns[1])).toEqual([7, 9]);
  });

  it('reads other numbers', async () => {
    const floats = Uint8Array.from([0, 0, 13, 1, 0, 0, 0, 1, 0x3f, 0xc0, 0, 0]);
    expect(values((await readTableBytes('y.idx', floats)).columns[0])).toEqual([1.5]);
  });

  it.each([
    [
      images.subarray(0, 10),
      'x.idx: the IDX file is cut short within its header. Fetch it again. [FILE_FORMAT]',
    ],
    [
      images.subarray(0, 20),
      'x.idx: its header announces 2×2×2 numbers, 24 bytes, but there are 20. Fetch it again. [FILE_FORMAT]',
    ],
    [
      bytes('a,b\n1,2\n'),
      'x.idx: this is not an IDX file: it does not begin as one. Fetch it again. [FILE_FORMAT]',
    ],
  ])('refuses %#', async (given, error) => {
    expect(await refused('x.idx', given)).toBe(error);
  });

  it('refuses more labels than images', async () => {
    const three = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 3, 7, 9, 1]);
    await expect(readTableBytes('x.idx', images, {}, { name: 'y.idx', bytes: three })).rejects.toThrow(
      'y.idx: 3 labels for the 2 rows of x.idx. [TABLE_RAGGED]',
    );
  });
});

describe('lines of text', () => {
  it('are rows as they stand, beside their labels', async () => {
    const table = await readTableBytes(
      'reviews.txt',
      bytes('good , really\n\nbad\r\n'),
      {},
      { name: 'labels.txt', bytes: bytes('positive\nneutral\nnegative\n') },
    );
    expect(table.columns).toEqual([
      { kind: 'text', name: 'text', cells: ['good , really', '', 'bad'] },
      { kind: 'text', name: 'label', cells: ['positive', 'neutral', 'negative'] },
    ]);
  });

  it('make labels without the blanks at their ends, and say so', async () => {
    const labels = { name: 'labels.txt', bytes: bytes('good \nbad\n good\n') };
    const table = await readTableBytes('reviews.txt', bytes('a \nb\nc\n'), {}, labels);
    expect(table.columns.map(values)).toEqual([
      ['a ', 'b', 'c'],
      ['good', 'bad', 'good'],
    ]);
    expect(table.source.notes).toEqual(['blanks at the ends of 2 labels left out']);
  });

  it('are offered where a text file is cut by commas', async () => {
    expect(await refused('a.txt', 'so, good\nfine\n')).toBe(
      "a.txt line 2: the row has 1 cell, but the first has 2. If each line is a text, say format: 'lines'; else complete the row. [TABLE_RAGGED]",
    );
  });

  it('are asked for without labels', async () => {
    expect((await readTableBytes('a.csv', bytes('a,b\n1\n'), { format: 'lines' })).rows).toBe(2);
  });
});

describe("a format that is not the file's", () => {
  it('is chosen by option', async () => {
    expect((await readTableBytes('a.dat', bytes('[{"a":1}]'), { format: 'json' })).names).toEqual(['a']);
    expect(await refused('a.csv', 'a\n1\n', { format: 'xml' as 'csv' })).toMatch(
      /option "format" is "xml", but must be one of csv, lines/,
    );
  });

  it('is recognized by the bytes under a name that lies', async () => {
    expect((await readTableBytes('a.csv', file('flat.parquet'))).rows).toBe(5);
    expect((await readTableBytes('standard input', file('wide.npz'))).names).toEqual(['X', 'y']);
    expect(await refused('a.csv', zipSync({ 'xl/workbook.xml': bytes('<a/>') }))).toMatch(/Excel workbook/);
    expect(await refused('a.csv', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe(
      'a.csv: this is not text but a JPEG image. [FILE_FORMAT]',
    );
  });

  it('does not take its options', async () => {
    expect(await refused('a.json', '[{"a":1}]', { separator: ';' })).toBe(
      'a.json: option "separator" does not apply to JSON. Leave separator out. [OPTION_CONFLICT]',
    );
    const table = await readTableBytes(
      'x.json',
      bytes('[{"a":1}]'),
      { separator: ';' },
      { name: 'y.csv', bytes: bytes('y;z\n1;2\n') },
    ).catch((error) => error.message);
    expect(table).toMatch(/which of the 2 columns holds the labels is not clear/);
  });
});
