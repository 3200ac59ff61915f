import { gzipSync } from 'node:zlib';
import { ColonnadeError, type Table } from '@colonnade/core';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../src/index.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options: CsvOptions = {}) =>
  readCsv(bytes(text), { name: 'data.csv', ...options });

function cells(table: Table): Record<string, readonly (string | null)[]> {
  return Object.fromEntries(table.columns.map((c) => [c.name, c.kind === 'text' ? c.cells : []]));
}

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('readCsv', () => {
  it('reads names and cells, and keeps the line on which each row begins', () => {
    const table = read('a,b\n1,x\n\n2,"two\nlines"\n3,z');
    expect(cells(table)).toEqual({ a: ['1', '2', '3'], b: ['x', 'two\nlines', 'z'] });
    expect([...(table.source.lines as Uint32Array)]).toEqual([2, 4, 6]);
    expect(table.source.notes).toEqual(['1 blank line skipped']);
    expect(table.place(2)).toBe('data.csv line 6');
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('counts lines that end with %s', (_, lineBreak) => {
    const table = read(['a,b', '1,"x', 'y"', '', '2,z'].join(lineBreak));
    expect(cells(table)).toEqual({ a: ['1', '2'], b: [`x${lineBreak}y`, 'z'] });
    expect([...(table.source.lines as Uint32Array)]).toEqual([2, 5]);
  });

  it('trims cells without quotes only, and undoubles quotes', () => {
    expect(cells(read('a , b\n 1 ," x "\n2, "say ""hi"""  \n'))).toEqual({
      a: ['1', '2'],
      b: [' x ', 'say "hi"'],
    });
  });

  it('keeps a quote inside a cell that does not begin with one', () => {
    expect(cells(read('size,n\n5" pipe,1\n'))).toEqual({ size: ['5" pipe'], n: ['1'] });
  });

  it('strips a byte order mark', () => {
    expect(readCsv(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('a\n1\n')])).names).toEqual(['a']);
  });

  it.each([
    [',', []],
    [';', ['separator ";" found']],
    ['\t', ['separator tab found']],
    ['|', ['separator "|" found']],
  ])('finds the separator %j', (separator, notes) => {
    const table = read(`a${separator}b\n1${separator}x\n2${separator}y\n`);
    expect(table.names).toEqual(['a', 'b']);
    expect(table.source.notes).toEqual(notes);
  });

  it('is not misled by decimal commas or by commas in text', () => {
    expect(read('a;b\n1,5;2,5\n3,5;4,5\n').names).toEqual(['a', 'b']);
    expect(read('name\tn\nA, B\t1\nC\t2\n').names).toEqual(['name', 'n']);
  });

  it('takes a separator that is given, also by its name', () => {
    expect(read('a b\n1 2\n', { separator: ' ' }).names).toEqual(['a', 'b']);
    expect(read('a\tb,c\n1\t2\n', { separator: 'tab' }).names).toEqual(['a', 'b,c']);
    expect(message(() => read('a\n1', { separator: '::' }))).toBe(
      'readCsv: option "separator" is "::", but must be one character, not a quote or a line break. ' +
        'Give one character, or "tab". [OPTION_RANGE]',
    );
  });

  it('names columns x1, x2, … without a header', () => {
    expect(cells(read('1,2\n3,4\n', { header: false }))).toEqual({ x1: ['1', '3'], x2: ['2', '4'] });
  });

  it('says when the header looks like data', () => {
    expect(read('1,a\n3,b\n').source.notes).toEqual([
      'the header holds numbers: if the first line is data, say that there is no header',
    ]);
  });

  it('reads gzip, and stops a bomb', () => {
    expect(readCsv(gzipSync('a,b\n1,2\n')).names).toEqual(['a', 'b']);
    const bomb = gzipSync(new Uint8Array(1_000_000));
    expect(message(() => readCsv(bomb, { name: 'bomb.gz', maxBytes: 10_000 }))).toBe(
      'bomb.gz: it is larger than 10,000 bytes when decompressed. Use a part of it, or raise maxBytes. ' +
        '[FILE_TOO_LARGE]',
    );
    expect(message(() => readCsv(gzipSync('a,b\n1,2\n').subarray(0, 20), { name: 'cut.gz' }))).toMatch(
      /^cut.gz: the gzip file is damaged or cut short \(.*\)\. .*\[FILE_FORMAT\]$/,
    );
  });

  it.each([
    [
      'a,b\n1,2\n3\n',
      'data.csv line 3: the row has 1 cell, but the header has 2. Complete the row, or leave lines at the end out ' +
        'with skipLast: 1. [TABLE_RAGGED]',
    ],
    [
      'a,b\n3\n1,2\n',
      'data.csv line 2: the row has 1 cell, but the header has 2. Complete the row; where the table ends before it, ' +
        'leave the lines from there on out with skipLast. [TABLE_RAGGED]',
    ],
    [
      'a,b\n1,"x\ny"\n3,4,5\n',
      'data.csv line 4: the row has 3 cells, but the header has 2. Put quotes around a cell that holds the ' +
        'separator ",". [TABLE_RAGGED]',
    ],
    [
      'a,b\n1,2\n3,"x\n4,5\n',
      'data.csv line 3: the quote that opens in cell 2 is never closed. Close it, or double a quote that belongs ' +
        'to the cell (""). [QUOTE_UNCLOSED]',
    ],
    [
      'a,b\n1,"x"y\n',
      'data.csv line 2: after the closing quote of cell 2 stands "y". Double a quote that belongs to the cell (""). ' +
        '[FILE_FORMAT]',
    ],
    [
      'a,b,a\n1,2,3\n',
      'data.csv line 1: the header names "a" twice, as columns 1 and 3. Columns are found by name: give each ' +
        'column a name of its own. [HEADER_INVALID]',
    ],
    [
      '\na,,c\n1,2,3\n',
      'data.csv line 2: column 2 of 3 has no name in the header. Columns are found by name: fill in the header. ' +
        '[HEADER_INVALID]',
    ],
    ['', 'data.csv: the file is empty. [TABLE_EMPTY]'],
    [' \n\n', 'data.csv: the file is empty. [TABLE_EMPTY]'],
    ['a,b\n', 'data.csv: there is a header but no rows. [TABLE_EMPTY]'],
    [
      'a\n1\0\n',
      'data.csv line 2: there is a NUL byte at offset 3, so this is not a text file. [FILE_FORMAT]',
    ],
  ])('refuses %j', (text, expected) => {
    expect(message(() => read(text))).toBe(expected);
  });

  it('reads what Papa Parse reads', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', ' ', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (body) => {
        const text = Papa.unparse([['p', 'q', 'r'], ...body], { newline: '\n', quotes: true });
        const table = read(text, { decimal: '.' });
        const parsed = Papa.parse<string[]>(text, { delimiter: ',' }).data.slice(1);
        expect(Object.values(cells(table))).toEqual([0, 1, 2].map((i) => parsed.map((row) => row[i])));
        expect(parsed).toEqual(body);
      }),
    );
  });

  it('reads any bytes or says clearly why not', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', '\n', '\r', ' ', '\0'),
      maxLength: 60,
    });
    const input = fc.oneof(fc.uint8Array({ maxLength: 60 }), text.map(bytes));
    fc.assert(
      fc.property(input, (given) => {
        try {
          const table = readCsv(given);
          expect(table.rows).toBe(table.source.lines?.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ColonnadeError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads 100,000 × 20 without pain', () => {
    const row = Array.from({ length: 20 }, (_, i) => (i * 1.37).toFixed(3)).join(',');
    const head = Array.from({ length: 20 }, (_, i) => `c${i}`).join(',');
    const table = read(`${head}\n${`${row}\n`.repeat(100_000)}`);
    expect([table.rows, table.columns.length]).toEqual([100_000, 20]);
  }, 10_000);
});
