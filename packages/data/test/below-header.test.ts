import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../src/index.js';

const read = (text: string, options: CsvOptions = {}) =>
  readCsv(new TextEncoder().encode(text), { name: 'data.csv', ...options });
const rows = '1,70.5,a\n2,80,b\n3,90,a\n4,75,b\n';
const note =
  'line 2 left out: below the header it holds words ("cm", "kg") where numbers follow; if it is a row, set option "skipBelow" to 0';

describe('lines below the header', () => {
  it('are left out and said where they hold units', () => {
    const table = read(`height,weight,group\ncm,kg,\n${rows}`);
    expect(table.source.notes).toEqual([note]);
    expect(table.rows).toBe(4);
    expect(Array.from(table.source.lines ?? [])).toEqual([3, 4, 5, 6]);
    expect(table.columns).toMatchObject([
      { numbers: Float64Array.from([1, 2, 3, 4]) },
      { numbers: Float64Array.from([70.5, 80, 90, 75]) },
      { cells: ['a', 'b', 'a', 'b'] },
    ]);
  });

  it('are read where it is said, and left out as many as are said', () => {
    const kept = read(`height,weight,group\ncm,kg,\n${rows}`, { skipBelow: 0 });
    expect([kept.rows, kept.source.notes]).toEqual([5, []]);
    const two = read(`height,weight,group\nx\ncm,kg,\n${rows}`, { skipBelow: 2 });
    expect([two.rows, two.source.notes]).toEqual([4, ['2 lines below the header left out']]);
    const quoted = read(`"height\nof it",weight,group\ncm,kg,\n${rows}`);
    expect([quoted.rows, Array.from(quoted.source.lines ?? [])]).toEqual([4, [4, 5, 6, 7]]);
  });

  it.each([
    ['words of a column that are met again', 'low,high,a\nlow,high,b\n'],
    ['spellings of a missing number', 'n/a,unknown,a\n'],
    ['a word beside a number', 'cm,70,a\n'],
    ['one word', 'cm,,a\n'],
  ])('are rows where they hold %s', (_what, first) => {
    const table = read(`height,weight,group\n${first}${rows}`);
    expect(table.rows).toBe(4 + first.split('\n').length - 1);
    expect(table.source.notes.join()).not.toMatch(/left out/);
  });
});

describe('a first line that names the separator', () => {
  it.each([';', ','])('is none of the table, of two columns too: %s', (mark) => {
    const table = read(`sep=${mark}\na${mark}b\n1${mark}2\n3${mark}4\n`);
    expect([table.names, table.rows]).toEqual([['a', 'b'], 2]);
    expect(table.source.notes[0]).toBe(`1 line before the table skipped (line 1: "sep=${mark}")`);
  });
});
