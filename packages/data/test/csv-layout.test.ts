import { ColonnadeError, inferSchema, type Table } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../src/index.js';

const read = (text: string, options: CsvOptions = {}) =>
  readCsv(new TextEncoder().encode(text), { name: 'data.csv', ...options });

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

describe('numbers of other countries', () => {
  it('finds decimal commas beside a few words, which are said to be no numbers, and are missing cells when told', () => {
    const cells = Array.from({ length: 40 }, (_, i) => (i % 20 === 7 ? 'n/a' : `${i},5`));
    const text = `a;b\n${cells.map((cell, i) => `${cell};${i % 2}`).join('\n')}\n`;
    expect(message(() => inferSchema(read(text), { target: 'b' }))).toBe(
      'data.csv line 9, column "a": "n/a" is not a number, and 1 more like it. Use missing: [\'n/a\'] or fix the cells. ' +
        '[CELL_NOT_NUMERIC]',
    );
    const schema = inferSchema(read(text), { target: 'b', missing: ['n/a'] });
    expect(schema.columns[0]).toMatchObject({ kind: 'number', missing: 2, min: 0.5, max: 39.5 });
    // Where words are not few the cells stay as they are.
    const words = read('a;b\n1,5;x\n2,5;x\nno;x\n').columns[0];
    expect(words.kind === 'text' && words.cells).toEqual(['1,5', '2,5', 'no']);
  });

  it('finds decimal commas where semicolons separate', () => {
    const table = read('a;b;name\n1,5;2;Ada, L\n-0,25;3;Bo\n1.234,5;4;C\n');
    expect(cells(table)).toEqual({
      a: ['1.5', '-0.25', '1234.5'],
      b: ['2', '3', '4'],
      name: ['Ada, L', 'Bo', 'C'],
    });
    expect(table.source.notes).toEqual([
      'separator ";" found',
      'decimal comma and "." between thousands found in "a"',
    ]);
  });

  it('says that a point may stand between thousands, where the comma may be decimal', () => {
    const note =
      'points are read as decimal marks in "a"; if they stand between thousands, say so with option "thousands"';
    const text = 'a;b\n1.234;x\n25.100;y\n';
    expect(read(text).source.notes).toEqual(['separator ";" found', note]);
    expect(cells(read(text, { thousands: '.' })).a).toEqual(['1234', '25100']);
    for (const other of ['a,b\n1.234,x\n', 'a;b\n1.234;x\n1.5;y\n', 'a;b\n0.234;x\n']) {
      expect(read(other).source.notes).not.toContain(note);
    }
  });

  it('finds commas between thousands in quotes', () => {
    const table = read('a,b\n"1,234.5",1\n"12,000",2\n"1,234,567",3\n');
    expect(cells(table).a).toEqual(['1234.5', '12000', '1234567']);
    expect(table.source.notes).toEqual(['"," between thousands found in "a"']);
  });

  it.each([
    ['a;b\n1,234;x\n2,500;y\n', ['1.234', '2.500'], 'decimal comma found in "a"'],
    ['a,b\n"1,234",x\n"2,500",y\n', ['1234', '2500'], '"," between thousands found in "a"'],
    [
      'a;b\n1.234.567;x\n2.500.000;y\n',
      ['1234567', '2500000'],
      'decimal comma and "." between thousands found in "a"',
    ],
    ["a;b\n1'234.5;x\n2'500;y\n", ['1234.5', '2500'], '"\'" between thousands found in "a"'],
    [
      'a;b\n1 234,5;x\n2\u202f500,25;y\n',
      ['1234.5', '2500.25'],
      'decimal comma and space between thousands found in "a"',
    ],
  ])('decides %j', (text, a, note) => {
    const table = read(text);
    expect(cells(table).a).toEqual(a);
    expect(table.source.notes).toContain(note);
  });

  it('takes the marks that are given', () => {
    expect(cells(read('a;b\n1,234;x\n2,500;y\n', { thousands: ',' })).a).toEqual(['1234', '2500']);
    expect(cells(read('a,b\n"1,234",x\n"2,5",y\n', { decimal: ',' })).a).toEqual(['1.234', '2.5']);
    expect(message(() => read('a\n1\n', { decimal: ',', thousands: ',' }))).toBe(
      'readCsv: option "thousands" is ",", which is the decimal mark too. Change one of them: thousands. [OPTION_CONFLICT]'.replace(
        ': thousands.',
        '.',
      ),
    );
  });

  it('leaves text with commas alone', () => {
    const table = read('a;b\n1,5 kg;x\n2,5 big;y\n');
    expect(cells(table).a).toEqual(['1,5 kg', '2,5 big']);
    expect(table.source.notes).toEqual(['separator ";" found']);
  });

  it('is not seen in a cell that looks like another one read with it', () => {
    const table = read('a;b\n"1,5";x\n"1 234";x\n"1,234";y\n"1.234";y\n"1 234,5";x\n"2,5";x\n');
    expect(message(() => inferSchema(table, { columns: { a: 'number' } }))).toBe(
      'data.csv line 5, column "a": "1.234" is not a number. Use missing: [\'1.234\'] or fix the cells. ' +
        '[CELL_NOT_NUMERIC]',
    );
  });

  it('is asked for when a later cell differs', () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `${i}.5;x`).join('\n');
    const table = read(`a;b\n${rows}\n1,5;x\n`);
    expect(message(() => inferSchema(table))).toMatch(
      /^data\.csv line 1502, column "a": "1,5" is not a number\./,
    );
  });
});

describe('cells as they stood', () => {
  it.each([
    ['007', '08', '+5', '-0', '5.', '.5', '-.25', '1e5', '1E-07', '0x10', '1e999', 'inf'],
    ['1.50', '2.5', '-3', '0', '100.000', '0.1', '-12.25'],
    ['12345678901234567890', '9007199254740993', '123456789012345', '1234567890123456'],
    ['2020-01-01', '5th', '1.2.3', '1-2', '--5', '5-'],
  ])('%j and more', (...texts) => {
    const table = read(`a,b\n${texts.map((text) => `${text},1`).join('\n')}\n`);
    const expected = texts.map((text) => (/^1E-07$/i.test(text) ? '1e-7' : text === '1e5' ? '100000' : text));
    expect(cells(table).a).toEqual(expected);
  });

  it('keeps every text of a column with many of them', () => {
    const texts = Array.from({ length: 1000 }, (_, i) => `0${i}`);
    expect(cells(read(`a,b\n${texts.map((text) => `${text},1`).join('\n')}\n`)).a).toEqual(texts);
  });
});

describe('what is no row', () => {
  it('is skipped and counted: titles, comments, footers, separators at the end', () => {
    const table = read(
      'Sales of 2024\n\n# units\na,b,c,\n1,2,3,\n4,5,6,\n# half\n7,8,9,\n\nSource: office\n',
    );
    expect(cells(table)).toEqual({ a: ['1', '4', '7'], b: ['2', '5', '8'], c: ['3', '6', '9'] });
    expect(table.source.notes).toEqual([
      '1 line before the table skipped (line 1: "Sales of 2024")',
      '1 blank line skipped',
      '2 lines that begin with "#" skipped',
      '1 line behind the table skipped (line 10: "Source: office")',
      'the empty last column, without a name, left out',
    ]);
    expect([...(table.source.lines as Uint32Array)]).toEqual([5, 6, 8]);
  });

  it('leaves a total under the table out, and names what may be one', () => {
    const rows = 'day,city,rooms,price\n1,Bonn,3,100\n2,Rome,,200\n';
    const total = read(`${rows}\nTotal,,,300\n`);
    expect(cells(total).price).toEqual(['100', '200']);
    expect(total.source.notes).toEqual([
      '1 blank line skipped',
      'the last row skipped, as a total (line 5: "Total", 2 of 4 cells filled)',
    ]);
    expect(cells(read(`${rows}Summe:,,,300\n,,Mittelwert,150\n`)).price).toEqual(['100', '200']);
    expect(cells(read(`${rows}Total,,,300\n`, { skipLast: 0 })).price).toEqual(['100', '200', '300']);
    const other = read(`${rows}3,,,300\n`);
    expect(cells(other).price).toEqual(['100', '200', '300']);
    expect(other.source.notes).toEqual([
      'the last row may be none of the table (line 4: "3", 2 of 4 cells filled)',
    ]);
  });

  it.each([
    ['others are as empty', 'a,b,c,d\n1,,,2\n1,2,3,4\nTotal,,,3\n'],
    ['a row follows', 'a,b,c,d\n1,2,3,4\nTotal,,,3\n1,2,3,4\n'],
    ['most of it is filled', 'a,b,c,d\n1,2,3,4\n1,2,3,4\nTotal,,2,3\n'],
    ['every row is', 'a,b,c,d\nTotal,,,3\nTotal,,,3\nTotal,,,3\nTotal,,,3\n'],
    ['it is a name', 'a,b,c,d\nx,2,3,4\ny,2,3,4\nTotal Energies,,,3\n'],
  ])('keeps a row that begins like a total where %s', (_why, text) => {
    expect(read(text).rows).toBe(text.split('\n').length - 2);
  });

  it.each([
    [
      'red,no\nblue,yes\nred,yes\nblue,no\n',
      'the names in the header stand in the columns too: if the first line is data, say that there is no header',
    ],
    [
      'a b y\n1 2 n\n3 4 y\n',
      'one column found: where a space stands between cells, say so with option "separator"',
    ],
    ['a:b\n1:2\n3:4\n', 'one column found: where ":" stands between cells, say so with option "separator"'],
  ])('says what else %j may be', (text, note) => {
    expect(read(text).source.notes).toContain(note);
  });

  it.each(['color,size\nred,1\nblue,2\n', 'note\nit was fine\nso so\nno\n', 'time\n10:15\n10:30\n11\n'])(
    'says nothing of %j',
    (text) => {
      expect(read(text).source.notes).toEqual([]);
    },
  );

  it('takes any number of blanks for one separator where blanks separate', () => {
    const text = '  a    b  name  \r\n 1   2.5  "x  y"\n  10  3    "a ""b  c"\n';
    const table = read(text, { separator: 'space' });
    expect(cells(table)).toEqual({ a: ['1', '10'], b: ['2.5', '3'], name: ['x  y', 'a "b  c'] });
    expect(table.source.notes).toEqual([]);
    expect([...(table.source.lines as Uint32Array)]).toEqual([2, 3]);
  });

  it('takes a separator at the end of rows alone', () => {
    const table = read('a,b\n1,2,\n3,4,\n');
    expect(cells(table)).toEqual({ a: ['1', '3'], b: ['2', '4'] });
    expect(table.source.notes).toEqual(['a separator at the end of 2 rows skipped']);
  });

  it('is taken for a row where it may be one', () => {
    expect(cells(read('#,name\n1,x\n2,y\n'))).toEqual({ '#': ['1', '2'], name: ['x', 'y'] });
    expect(cells(read('tag,n\n#one,1\n#two,2\n')).tag).toEqual(['#one', '#two']);
    expect(message(() => read('a,b,c\n1,2,3\n4,5\n'))).toMatch(
      /line 3: the row has 2 cells, but the header has 3/,
    );
    expect(message(() => read('name,b,c\nAda,2,3\nBo\n'))).toMatch(
      /line 3: the row has 1 cell, but the header has 3/,
    );
  });

  it('is what options say', () => {
    const text = 'x\ny\n%c\na,b\n1,2\n%d\n3,4\nsum,4\n';
    const table = read(text, { skipFirst: 2, skipLast: 1, comment: '%' });
    expect(cells(table)).toEqual({ a: ['1', '3'], b: ['2', '4'] });
    expect(table.source.notes).toEqual([
      '2 lines before the table skipped',
      '2 lines that begin with "%" skipped',
      '1 line behind the table skipped',
    ]);
    expect(cells(read('# a,b\n1,2\n', { comment: 'none' }))).toEqual({ '# a': ['1'], b: ['2'] });
    expect(cells(read('# remark\na\n1\n2\n'))).toEqual({ a: ['1', '2'] });
  });
});

describe('a header', () => {
  it('is missed where the first line cannot be one', () => {
    const table = read('5.1,3.5,setosa\n4.9,3.0,setosa\n');
    expect(table.names).toEqual(['x1', 'x2', 'x3']);
    expect(table.rows).toBe(2);
    expect(table.source.notes).toEqual([
      'no header: the first line holds data; the columns are called x1 to x3',
    ]);
    expect(read('5.1,3.5\n4.9,3.0\n', { header: true }).names).toEqual(['5.1', '3.5']);
  });

  it('may name all but an index', () => {
    const table = read(',a,b\n0,1,2\n1,3,4\n');
    expect(table.names).toEqual(['Unnamed: 0', 'a', 'b']);
    expect(table.source.notes).toEqual([
      'the first column has no name in the header, as an index; it is called "Unnamed: 0"',
    ]);
  });
});

describe('encodings', () => {
  const latin1 = Uint8Array.from('name;n\nJosé;1\nZoë;2\n', (c) => c.charCodeAt(0));
  const utf16 = (text: string, little: boolean) =>
    Uint8Array.from(
      [...text].flatMap((c) => {
        const code = c.charCodeAt(0);
        return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );

  it('finds Latin-1, and says so', () => {
    const table = readCsv(latin1, { name: 'data.csv' });
    expect(cells(table).name).toEqual(['José', 'Zoë']);
    expect(table.source.notes[0]).toBe(
      'not UTF-8 (line 2): read as Windows-1252 (Latin-1); where letters are wrong, say what it is with option "encoding"',
    );
    expect(readCsv(latin1, { encoding: 'latin1' }).source.notes).toEqual(['separator ";" found']);
    expect(message(() => readCsv(latin1, { name: 'data.csv', encoding: 'utf-8' }))).toBe(
      'data.csv line 2: the byte 0xe9 at offset 10 is not UTF-8. Save the file as UTF-8, or say what it is with ' +
        'encoding: latin1 for the West of Europe, windows-1250 for its middle, windows-1251 for Cyrillic, or another one. [FILE_ENCODING]',
    );
  });

  it('reads the marks of Windows-1252', () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('n;x\n'),
      0x80,
      0x20,
      0x93,
      0x9f,
      0xff,
      0x3b,
      0x31,
      10,
    ]);
    expect(cells(readCsv(bytes)).n).toEqual(['€ “Ÿÿ']);
  });

  it.each([true, false])('reads UTF-16 of another script without a mark (little-endian: %s)', (little) => {
    const text = '名前,値\n東京,一\n大阪,二\n';
    const given = new Uint8Array(2 * text.length);
    for (let i = 0; i < text.length; i++)
      new DataView(given.buffer).setUint16(2 * i, text.charCodeAt(i), little);
    expect(cells(readCsv(given))).toEqual({ 名前: ['東京', '大阪'], 値: ['一', '二'] });
  });

  it('refuses bytes that no text has, in whatever encoding', () => {
    const given = Uint8Array.from({ length: 500 }, (_, i) => (i * 101 + 200) % 256 || 1);
    expect(message(() => readCsv(given, { name: 'data.csv' }))).toMatch(
      /^data\.csv line 1: there are bytes that no text has .* so this is not a text file\. \[FILE_FORMAT\]$/,
    );
  });

  it.each([
    ['little', true],
    ['big', false],
  ])('reads UTF-16 (%s), with a mark and without', (_, little) => {
    const marked = utf16('\ufeffa,b\n1,é\n2,ß\n', little);
    for (const bytes of [marked, marked.subarray(2)]) {
      const table = readCsv(bytes);
      expect(cells(table)).toEqual({ a: ['1', '2'], b: ['é', 'ß'] });
      expect(table.source.notes).toEqual([`encoding UTF-16${little ? '' : ' (big-endian)'} found`]);
    }
    expect(message(() => readCsv(marked.subarray(0, marked.length - 1)))).toMatch(
      /are not UTF-16\. \[FILE_ENCODING\]$/,
    );
  });

  it('refuses UTF-8 that is damaged or cut', () => {
    const bytes = new TextEncoder().encode('a,b\n1,é\n2,ß\n');
    const damaged = bytes.slice();
    damaged[damaged.length - 2] = 0x41;
    expect(message(() => readCsv(damaged, { name: 'data.csv' }))).toMatch(
      /^data\.csv line 3: the byte 0xc3 at offset 11 is not UTF-8\./,
    );
    expect(message(() => readCsv(bytes.subarray(0, 7), { name: 'data.csv' }))).toMatch(
      /line 2: the byte .* is not UTF-8/,
    );
  });

  it('refuses text with zeros and other files', () => {
    expect(message(() => read('a\n1\0\n'))).toBe(
      'data.csv line 2: there is a NUL byte at offset 3, so this is not a text file. [FILE_FORMAT]',
    );
    expect(message(() => read('\ufeff <!DOCTYPE html>\n<html><body>404, not found</body></html>\n'))).toBe(
      'data.csv: this is no table but an HTML page, as a server sends it in place of a file. Look into it, and fetch ' +
        'the data again. [FILE_FORMAT]',
    );
  });
});

describe('limits', () => {
  it('refuses a million columns, unless they are asked for', () => {
    const wide = `${Array.from({ length: 150_000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(149_999)}1\n`;
    expect(message(() => read(wide))).toBe(
      'data.csv line 1: there are more than 100,000 columns. Examples are rows: turn the table around, or raise ' +
        'maxColumns. [FILE_TOO_LARGE]',
    );
    const table = read(wide, { maxColumns: 200_000 });
    expect([table.rows, table.columns.length]).toEqual([1, 150_000]);
  });

  it('refuses a row that is longer than the limit, which can be raised', () => {
    const text = `a,b\n1,${'x'.repeat(9_000_000)}\n2,y\n`;
    expect(message(() => read(text, { maxLine: 8_000_000 }))).toBe(
      'data.csv line 2: the row is longer than 8,000,000 bytes. A line that never ends, or a quote that is never closed, ' +
        'is no row of a table: put each example on a line of its own, or raise maxLine. [FILE_TOO_LARGE]',
    );
    expect(read(text, { maxLine: 10_000_000 }).rows).toBe(2);
  });

  it('refuses a line of 200 MB', () => {
    const long = new Uint8Array(70 * 1024 * 1024).fill(0x31);
    expect(message(() => readCsv(long, { name: 'data.csv' }))).toMatch(
      /^data\.csv line 1: the row is longer than 67,108,864 bytes\. .* \[FILE_TOO_LARGE\]$/,
    );
  });
});

describe('many rows', () => {
  it.each([
    ['grow longer', (i: number) => `${i},${'x'.repeat(Math.floor(i / 2000))},${i / 8}`],
    ['grow shorter', (i: number) => `${i},${'x'.repeat(60 - Math.floor(i / 2000))},${i / 8}`],
  ])('are all there when they %s', (_, row) => {
    const rows = Array.from({ length: 120_000 }, (_, i) => row(i));
    const table = read(`a,b,c\n${rows.join('\n')}\n`);
    expect(table.rows).toBe(120_000);
    expect(table.columns.map((column) => column.kind === 'text' && column.cells[119_999])).toEqual(
      rows[119_999].split(','),
    );
    const { numbers } = table.columns[2] as { numbers?: Float64Array };
    expect(numbers?.every((value, i) => value === i / 8)).toBe(true);
    expect((table.source.lines as Uint32Array).every((line, i) => line === i + 2)).toBe(true);
  });
});
