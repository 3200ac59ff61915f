import { inferSchema, Model, type Table } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../src/index.js';

const read = (text: string, options: CsvOptions = {}) =>
  readCsv(new TextEncoder().encode(text), { name: 'data.csv', ...options });

const cellsOf = (table: Table, name: string) => {
  const column = table.find(name);
  return column?.kind === 'text' ? column.cells : undefined;
};

const zips = ['04103', '4103', '01067', '80331'];
const codes = ['007', '7', '07', 'A7'];
const ids = ['1234567890123456789012', '1234567890123456789013', '22', '+5'];

describe('whole numbers in a file with decimal commas', () => {
  const rows = Array.from({ length: 80 }, (_, i) =>
    [zips[i % 4], ids[i % 4], `${i},5`, codes[i % 4]].join(';'),
  );
  const table = read(`zip;id;size;code\n${rows.join('\n')}\n`);

  it('keep their spelling', () => {
    expect(cellsOf(table, 'zip')?.slice(0, 4)).toEqual(zips);
    expect(cellsOf(table, 'id')?.slice(0, 4)).toEqual(ids);
    expect(cellsOf(table, 'size')?.slice(0, 2)).toEqual(['0.5', '1.5']);
  });

  it('are categories and classes as they are spelled, where a model answers too', async () => {
    const columns = { zip: 'category', id: 'category' } as const;
    const schema = inferSchema(table, { target: 'code', columns });
    expect(schema.columns.map(({ distinct }) => distinct)).toEqual([4, 4, 80]);
    expect(schema.target?.classes).toEqual(['007', '07', '7', 'A7']);
    const model = await Model.train(table, { target: 'code', columns, epochs: 60 });
    const some = read(`zip;id;size\n04103;${ids[0]};0,5\n4103;${ids[1]};1,5\n01067;22;2,5\n80331;+5;3,5\n`);
    expect(model.predict(some).map(({ prediction }) => prediction)).toEqual(codes);
    expect(model.answer(some).warnings).toEqual([]);
  });

  it('are numbers where a column has very many spellings, and those with a comma too', () => {
    const cells = Array.from({ length: 900 }, (_, i) => (i % 3 === 0 ? `+${i},5` : `+${i}`));
    const many = read(`a;b\n${cells.map((cell) => `${cell};1,5`).join('\n')}\n`);
    const [column] = many.columns;
    const numbers = cells.map((cell) => Number(cell.replace(',', '.')));
    expect(column.kind === 'text' && [...column.numbers!]).toEqual(numbers);
    expect(inferSchema(many).columns[0]).toMatchObject({ kind: 'number', min: 0.5, max: 899 });
  });
});

describe('whole numbers of many digits', () => {
  const note = (what: string) =>
    `column "id": ${what} more digits than a float64 keeps and may be rounded; declared a category or text they keep all`;

  it.each([
    [['12345678901234567890', '5'], note('a whole number has')],
    [['12345678901234567890', '12345678901234567891', '+12345678901234567891'], note('3 whole numbers have')],
    [
      Array.from({ length: 400 }, (_, i) => `9007199254741${`${2 * i + 1}`.padStart(4, '0')}`),
      note('400 whole numbers have'),
    ],
  ])('get a note: %#', (cells, said) => {
    const table = read(`id,b\n${cells.map((cell) => `${cell},x`).join('\n')}\n`);
    expect(cellsOf(table, 'id')).toEqual(cells);
    expect(table.source.notes).toEqual([said]);
    expect(inferSchema(table, { columns: { id: 'category' } }).columns[0].distinct).toBe(cells.length);
  });

  it.each([
    ['that are exact', ['9007199254740992', '10000000000000000', '1e300']],
    ['that are texts', [...Array.from({ length: 300 }, (_, i) => `x${i}`), '12345678901234567890']],
  ])('get none: %s', (_, cells) => {
    expect(read(`id,b\n${cells.map((cell) => `${cell},x`).join('\n')}\n`).source.notes).toEqual([]);
  });
});

it('a code with zeros gets its note wherever it stands', () => {
  const zip = Array.from({ length: 300 }, (_, i) => (i === 250 ? '01067' : `${10000 + (i % 250)}`));
  const { notes } = inferSchema(read(`zip,b\n${zip.map((cell, i) => `${cell},${i}.5`).join('\n')}\n`));
  expect(notes).toEqual([
    'column "zip": 01067 and the like are read as numbers; where they are codes, zip=category says so',
  ]);
});

describe('titles as wide as the table', () => {
  it('are skipped above a header', () => {
    const table = read('Report 2023;;\n;;\na;b;c\n1;2;3\n4;5;6\n7;8;9\n1;1;1\n');
    expect([table.names, table.rows]).toEqual([['a', 'b', 'c'], 4]);
    expect(table.source.notes[0]).toBe('2 lines before the table skipped (line 1: "Report 2023")');
    expect([...(table.source.lines as Uint32Array)]).toEqual([4, 5, 6, 7]);
  });

  it.each([
    ['the table has two columns', 'Report;\na;b\n1;2\n3;4\n'],
    ['most rows have one cell', 'a;;\n;b;\n;;c\n1;2;3\n;;4\n;5;\n'],
  ])('may be none where %s', (_, text) => {
    expect(() => read(text)).toThrow(/HEADER_INVALID|has no name/);
  });

  it('are rows where there is no header', () => {
    expect(read('1;;\n1;2;3\n4;5;6\n7;8;9\n', { header: false }).rows).toBe(4);
  });
});
