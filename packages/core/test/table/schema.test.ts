import {
  ColonnadeError,
  checkSchema,
  deriveColumns,
  inferSchema,
  inspectTable,
  type SchemaOptions,
  Table,
} from '@colonnade/core';
import { describe, expect, it, vi } from 'vitest';
import { messageOf, rows, textTable } from './tables.js';

const label = rows(40, (row) => (row % 2 === 0 ? 'no' : 'yes'));
const noise = rows(40, (row) => (row * 7919) % 40);

function whyOf(cells: readonly (string | number | null)[], options: SchemaOptions = {}): string {
  const [column] = inferSchema(textTable({ c: cells }), options).columns;
  return `${column.kind}: ${column.why}`;
}

describe('kinds of columns', () => {
  it.each([
    ['numbers', rows(40, (row) => row * 0.5), 'number: numbers with 40 distinct values'],
    [
      'few different numbers stay numbers',
      rows(40, (row) => row % 2),
      'number: numbers with 2 distinct values',
    ],
    ['signs, exponents, blanks', ['+1', '-2.5e3', ' .5', '5.'], 'number: numbers with 4 distinct values'],
    ['spellings of one number', ['1', '1.0', '-0', '0'], 'number: numbers with 2 distinct values'],
    ['few different texts', rows(40, (row) => 'abc'[row % 3]), 'category: text with 3 distinct values'],
    ['hexadecimal is text', rows(40, () => '0x10'), 'category: text with 1 distinct value'],
    [
      'some numbers among texts',
      rows(40, (row) => (row % 2 === 0 ? 'a' : row % 3)),
      'category: text with 4 distinct values (20 of 40 cells are numbers)',
    ],
    [
      'every text differs',
      rows(40, (row) => `name ${row}`),
      'dropped: every row differs: an identifier or free text',
    ],
    [
      'too many categories',
      rows(40, (row) => `t${Math.floor(row / 1.5)}`),
      'dropped: 27 distinct values in 40 rows are too many for categories',
    ],
    ['dates', rows(40, (row) => `2024-01-${10 + (row % 21)}`), 'date: dates with 21 distinct values'],
    ['a few days', rows(40, (row) => `2024-0${1 + (row % 3)}-01`), 'date: dates with 3 distinct values'],
    ['two days', rows(40, (row) => `2024-0${1 + (row % 2)}-01`), 'category: text with 2 distinct values'],
    ['months', rows(40, (row) => `2024-0${1 + (row % 9)}`), 'category: text with 9 distinct values'],
    [
      'years of two digits',
      rows(40, (row) => `1.${1 + (row % 9)}.24`),
      'category: text with 9 distinct values',
    ],
    [
      'days and a word',
      rows(40, (row) => (row % 5 === 4 ? 'later' : `2024-0${1 + (row % 5)}-01`)),
      'category: text with 5 distinct values',
    ],
    [
      'days of two orders',
      rows(40, (row) => (row % 5 === 4 ? '31/1/2024' : `1/${27 + (row % 5)}/2024`)),
      'category: text with 5 distinct values',
    ],
    ['a counter of rows', rows(40, (row) => row + 1), 'dropped: it counts the rows: an identifier'],
    ['nothing', rows(40, () => ''), 'dropped: every cell is missing'],
  ])('%s', (_, cells, expected) => {
    expect(whyOf(cells)).toBe(expected);
  });

  it('knows identifiers by name when every row differs', () => {
    const ids = rows(40, (row) => 1000 + ((row * 7919) % 97));
    const kinds = (table: Table) => inferSchema(table).columns.map((column) => column.kind);
    expect(kinds(textTable({ id: ids, PassengerId: ids, paid: ids, width: ids, grid: ids }))).toEqual([
      'dropped',
      'dropped',
      'number',
      'number',
      'number',
    ]);
  });

  it('keeps a counter when there is nothing else to learn from', () => {
    const schema = inferSchema(textTable({ x: rows(10, (row) => row + 1), y: rows(10, (row) => row / 3) }), {
      target: 'y',
    });
    expect(schema.columns[0].why).toBe(
      'numbers, kept as nothing else is left (it counts the rows: an identifier)',
    );
  });

  it('follows what the user declares', () => {
    const columns = { id: rows(40, (row) => row + 1), zip: rows(40, (row) => 9000 + (row % 4)), y: label };
    const schema = inferSchema(textTable(columns), {
      target: 'y',
      columns: { id: 'number', zip: 'category' },
    });
    expect(schema.columns.map((column) => column.why)).toEqual([
      'declared a number, 40 distinct values',
      'declared a category, 4 distinct values',
    ]);
  });

  it('says that numbers filled with zeros may be codes', () => {
    const table = textTable({ zip: rows(40, (row) => `0${1000 + (row % 9)}`), y: label });
    const note =
      'column "zip": 01000 and the like are read as numbers; where they are codes, zip=category says so';
    expect(inferSchema(table).notes).toEqual([note]);
    expect(inferSchema(table, { columns: { zip: 'category' } }).notes).toEqual([]);
    expect(inferSchema(table, { columns: { zip: 'number' } }).notes).toEqual([]);
  });

  it('says what is missing and how it was spelled', () => {
    const schema = inferSchema(textTable({ a: ['1', '', 'NA', 'NaN', null, '?'], b: [1, 2, 3, 4, 5, 7] }));
    expect(schema.columns[0]).toMatchObject({ kind: 'number', missing: 5, distinct: 1, min: 1, max: 1 });
    expect(schema.notes).toEqual(['taken as missing: "NA" (1 cell), "NaN" (1 cell), "?" (1 cell)']);
    // Readers of JSON and Parquet make NaN of null and of what is not there: no cell was spelled so.
    const values = Float64Array.of(1, Number.NaN, 3, Number.NaN);
    const numbers = { kind: 'numeric', name: 'n', values, shape: [] } as const;
    const table = new Table([numbers, { kind: 'text', name: 'b', cells: ['p', 'q', 'p', 'q'] }], {
      name: 'data.json',
      notes: [],
    });
    expect(inferSchema(table).notes).toContain('taken as missing: NaN, null or nothing (2 cells)');
    expect(schema.warnings).toEqual([
      {
        code: 'MISSING_CELLS',
        message:
          'data.csv: a column has missing cells: "a" 5. Numbers get the mean of the training part and an indicator, ' +
          'categories one of their own, unless options say otherwise.',
      },
    ]);
  });

  it('takes bytes of the shape of an image for images', () => {
    const column = (shape: number[], values: Uint8Array | Float64Array) =>
      inferSchema(new Table([{ kind: 'numeric', name: 'X', shape, values }], { name: 'd.h5', notes: [] }))
        .columns[0];
    expect(column([2, 2, 3], new Uint8Array(24))).toMatchObject({
      kind: 'image',
      eightBit: true,
      shape: [2, 2, 3],
    });
    expect(column([2, 2, 3], new Float64Array(24))).toMatchObject({ kind: 'array', eightBit: false });
    expect(column([4], new Uint8Array(8).fill(16))).toMatchObject({ kind: 'array', eightBit: false });
    expect(column([4], new Uint8Array(8).fill(200))).toMatchObject({ kind: 'array', eightBit: true });
    expect(column([2], Float64Array.from([1, Number.NaN, 3, 4]))).toMatchObject({
      missing: 1,
      min: 1,
      max: 4,
    });
  });

  it('finds pixels by their names', () => {
    const cells = (max: number) => rows(40, (row) => (row * 31) % (max + 1));
    const grid = (max: number) =>
      Object.fromEntries(rows(12, (i) => [`p_${Math.floor(i / 4)}_${i % 4}`, cells(max)] as const));
    expect(inferSchema(textTable({ ...grid(16), other: noise })).pixels).toEqual({
      columns: Object.keys(grid(16)),
      shape: [3, 4],
      eightBit: false,
    });
    expect(inferSchema(textTable(grid(255))).pixels?.eightBit).toBe(true);
    const { p_1_1: _, ...hole } = grid(16);
    expect(inferSchema(textTable(hole)).pixels).toBeNull();
    const square = Object.fromEntries(rows(9, (i) => [`pixel${i}`, cells(255)] as const));
    expect(inferSchema(textTable(square)).pixels?.shape).toEqual([3, 3]);
  });
});

describe('targets', () => {
  const target = (cells: readonly (string | number)[], options: SchemaOptions = {}) =>
    inferSchema(textTable({ x: rows(cells.length, (row) => (row * 0.37) % 1), y: cells }), {
      target: 'y',
      ...options,
    }).target;

  it.each([
    [label, 'binary', ['no', 'yes'], 1],
    [rows(40, (row) => (row % 2 === 0 ? 'true' : 'false')), 'binary', ['false', 'true'], 1],
    [rows(40, (row) => [10, 9, 2][row % 3]), 'multiclass', ['2', '9', '10'], null],
    [rows(40, (row) => ['b', 'B', 'a'][row % 3]), 'multiclass', ['B', 'a', 'b'], null],
    [rows(40, (row) => `${row % 2}.0`), 'binary', ['0', '1'], 1],
    [rows(40, (row) => row % 20), 'multiclass', rows(20, String), null],
    [rows(42, (row) => row % 21), 'regression', [], null],
    [rows(40, (row) => (row % 2) + 0.5), 'regression', [], null],
  ])('%#: classes and task', (cells, task, classes, positive) => {
    expect(target(cells)).toMatchObject({ task, classes, positive });
  });

  it('sorts by code point, beyond U+FFFF too', () => {
    expect(target(rows(40, (row) => ['\u{1F600}', '\uFF5E'][row % 2]))?.classes).toEqual([
      '\uFF5E',
      '\u{1F600}',
    ]);
  });

  it('follows task, positive and declared kinds', () => {
    expect(target(label, { positive: 'no' })).toMatchObject({ classes: ['no', 'yes'], positive: 0 });
    const digits = rows(40, (row) => row % 4);
    expect(target(digits, { task: 'regression' })).toMatchObject({ task: 'regression', min: 0, max: 3 });
    expect(target(digits, { columns: { y: 'number' } })?.task).toBe('regression');
    expect(
      target(
        rows(50, (row) => row % 25),
        { columns: { y: 'category' } },
      )?.classes,
    ).toHaveLength(25);
    expect(target(label, { task: 'multiclass' })).toMatchObject({ task: 'multiclass', positive: null });
  });

  it('takes several columns of 0 and 1 for labels, and of numbers for outputs', () => {
    const columns = {
      x: noise,
      a: rows(40, (r) => r % 2),
      b: rows(40, (r) => Number(r < 10)),
      c: noise.map((v) => v + 1),
    };
    const several = (names: string | string[]) => inferSchema(textTable(columns), { target: names }).target;
    expect(several('a,b')).toMatchObject({ task: 'multilabel', classes: ['a', 'b'], counts: [20, 10] });
    expect(several(['a', 'c'])).toMatchObject({ task: 'regression', columns: ['a', 'c'], min: 0, max: 40 });
  });

  it('warns of classes with few rows', () => {
    const schema = inferSchema(
      textTable({ x: noise, y: rows(40, (row) => (row < 3 ? 'rare' : label[row])) }),
      {
        target: 'y',
      },
    );
    expect(schema.warnings.map((warning) => warning.code)).toEqual(['CLASS_RARE']);
    expect(schema.warnings[0].message).toMatch(/^data.csv, target "y": a class has few rows: "rare" 3\. /);
  });
});

describe('bad input', () => {
  const age = rows(41, (row) => (row % 10 === 9 ? 'n/a' : row * 0.5));
  const long = rows(41, (row) => label[row % 40]);
  const fine = { x: noise, y: label };
  it.each<[Record<string, readonly (string | number | null)[]>, SchemaOptions, string]>([
    [
      { age, y: long },
      { target: 'y' },
      'data.csv line 11, column "age": "n/a" is not a number, and 3 more like it. Use missing: [\'n/a\'] or fix the ' +
        'cells. [CELL_NOT_NUMERIC]',
    ],
    [
      { x: noise.map((v, row) => (row < 5 ? ['a', 'b', 'c', 'd', 'e'][row] : v)), y: label },
      { target: 'y', columns: { x: 'number' } },
      'data.csv line 2, column "x": "a" is not a number, and 4 more like it. Fix the cells, or leave the column out ' +
        "with drop: ['x']. [CELL_NOT_NUMERIC]",
    ],
    [
      { x: noise.map((v) => `1,${v}`), y: label },
      { target: 'y' },
      'data.csv line 2, column "x": "1,0" is not a number, and 39 more like it. Write numbers with a point, or say ' +
        "with decimal: ',' that the comma is the decimal mark of the file. [CELL_NOT_NUMERIC]",
    ],
    [
      { x: noise.map((v) => `1,${v}34.5`), y: label },
      { target: 'y' },
      'data.csv line 2, column "x": "1,034.5" is not a number, and 39 more like it. Write numbers with a point and no ' +
        "other mark, or leave the column out with drop: ['x']. [CELL_NOT_NUMERIC]",
    ],
    [
      { x: noise.map((v, row) => (row === 39 ? 'Total' : v)), y: label },
      { target: 'y' },
      'data.csv line 41, column "x": "Total" is not a number. Leave the last row out with skipLast: 1, or fix the ' +
        'cell. [CELL_NOT_NUMERIC]',
    ],
    [
      { x: noise.map((v, row) => (row % 20 === 7 ? '1e999' : v)), y: label },
      { target: 'y' },
      'data.csv line 9, column "x": 1e999 is not a finite number, and 1 more like it. Fix the cell or empty it. ' +
        '[CELL_NOT_FINITE]',
    ],
    [
      { x: noise.map((v, row) => (row === 7 ? '1e999' : v)), y: label },
      { target: 'y' },
      'data.csv line 9, column "x": 1e999 is not a finite number. Fix the cell or empty it. [CELL_NOT_FINITE]',
    ],
    [
      { x: noise.map((v, row) => (row === 7 ? '-inf' : v)), y: label },
      { target: 'y' },
      'data.csv line 9, column "x": -inf is not a finite number. Fix the cell or empty it. [CELL_NOT_FINITE]',
    ],
    [
      { x: noise.map((v, row) => (row === 7 ? '1e308' : v)), y: label },
      { target: 'y' },
      'data.csv line 9, column "x": 1e308 is too large to compute with. Numbers go up to 1e+150: fix the cell or ' +
        'empty it. [CELL_NOT_FINITE]',
    ],
    [
      fine,
      { target: 'label' },
      'data.csv: there is no column "label". The columns are x, y. [COLUMN_UNKNOWN]',
    ],
    [
      { spceies: label, ...fine },
      { target: 'species' },
      'data.csv: there is no column "species". Did you mean "spceies"? [COLUMN_UNKNOWN]',
    ],
    [
      fine,
      { target: 'y', drop: ['index'] },
      'data.csv: there is no column "index". The columns are x, y. [COLUMN_UNKNOWN]',
    ],
    [
      { x: noise, y: rows(40, () => 'a') },
      { target: 'y' },
      'data.csv, target "y": all 40 rows have the value "a". There is nothing to tell apart: choose another target, ' +
        'or add rows with other values. [TARGET_ONE_VALUE]',
    ],
    [
      { x: noise, y: rows(40, (row) => `c${Math.min(row, 30)}`) },
      { target: 'y' },
      'data.csv, target "y": 30 of the 31 classes have one row only. A class is learned from several examples: ' +
        'choose another target, or group its values. [TARGET_CLASSES]',
    ],
    [
      { x: noise, y: label.map((v, row) => (row % 10 === 3 ? '' : v)) },
      { target: 'y' },
      'data.csv, target "y": 4 of 40 rows have no value (lines 5, 15, 25, 35). Nothing can be learned from them: ' +
        'fill them in or remove the rows. [TARGET_MISSING]',
    ],
    [
      { x: ['1'], y: ['a'] },
      { target: 'y' },
      'data.csv: there is one row only. Learning takes at least two examples: add rows. [TOO_FEW_ROWS]',
    ],
    [
      { y: label },
      { target: 'y' },
      'data.csv: there is no column beside the target. Add columns to learn from. [NO_INPUTS]',
    ],
    [
      { name: rows(40, (row) => `n${row}`), y: label },
      { target: 'y' },
      'data.csv: no column is left to learn from ("name": every row differs: an identifier or free text). ' +
        "Say what a column is with columns: 'name=category'. [NO_INPUTS]",
    ],
    [
      fine,
      { target: 'y', positive: 'yse' },
      'data.csv, target "y": there is no class "yse"; the classes are no, yes. Did you mean "yes"? [CLASS_UNKNOWN]',
    ],
    [
      { x: noise, y: rows(40, (row) => row % 3) },
      { target: 'y', task: 'binary' },
      'data.csv, target "y": the task is binary, but there are 3 classes. Change task, or use multiclass. [TARGET_TASK]',
    ],
    [
      fine,
      { target: 'y', task: 'regression' },
      'data.csv line 2, column "y": "no" is not a number, and 39 more like it. Use missing: [\'no\', \'yes\'] or fix ' +
        'the cells. [CELL_NOT_NUMERIC]',
    ],
    [
      { x: noise, y: rows(40, (row) => row % 3) },
      { target: 'y', positive: '1' },
      'data.csv, target "y": option "positive" is "1", but there are 3 classes. Only two classes have a positive one: ' +
        'leave positive out. [TARGET_TASK]',
    ],
    [
      fine,
      { target: 'y', columns: { x: 'txt' as 'number' } },
      'option "columns": column "x" is declared "txt", but must be number, category, text, date, date:ymd, date:dmy or ' +
        'date:mdy. Did you mean "text"? [OPTION_RANGE]',
    ],
    [
      fine,
      { target: 'y', drop: ['y'] },
      'data.csv: column "y" is to be left out and is the target too. Take it out of drop. [OPTION_CONFLICT]',
    ],
    [
      fine,
      { tagret: 'y' } as SchemaOptions,
      'inferSchema: option "tagret" is unknown. Did you mean "target"? [OPTION_UNKNOWN]',
    ],
  ])('%#', (columns, options, expected) => {
    expect(messageOf(() => inferSchema(textTable(columns), options))).toBe(expected);
  });

  it('keeps the spellings at work in the advice about missing ones', () => {
    const cells = rows(41, (row) => (row === 9 ? 'n/a' : row === 4 ? 'NA' : row * 0.5));
    expect(messageOf(() => inferSchema(textTable({ x: cells, y: long }), { target: 'y' }))).toContain(
      "Use missing: ['NA', 'n/a'] or fix the cells.",
    );
    expect(
      inferSchema(textTable({ x: cells, y: long }), { target: 'y', missing: ['NA', 'n/a'] }).columns[0],
    ).toMatchObject({
      kind: 'number',
      missing: 2,
    });
  });
});

describe('several columns with cells that are in the way', () => {
  const of = (at: number, bad: string) => rows(40, (row) => (row === at ? bad : row * 0.5));
  const flawed = textTable({
    a: rows(40, (row) => (row === 5 ? 'n/a' : row === 6 ? 'NA' : row * 0.5)),
    b: of(8, 'unknown'),
    c: of(3, 'inf'),
    d: rows(40, (row) => (row === 30 ? '2023-02-30' : `2023-01-${10 + (row % 22)}`)),
    gap: rows(40, (row) => (row === 1 ? '?' : row)),
    y: label,
  });
  const spellings = "'?', 'NA', 'n/a', 'unknown', '2023-02-30'";
  const lines = [
    `data.csv line 7, column "a": "n/a" is not a number. Use missing: [${spellings}] or fix the cells. [CELL_NOT_NUMERIC]`,
    `data.csv line 10, column "b": "unknown" is not a number. Use missing: [${spellings}] or fix the cells. [CELL_NOT_NUMERIC]`,
    'data.csv line 5, column "c": inf is not a finite number. Fix the cell or empty it. [CELL_NOT_FINITE]',
    'data.csv line 32, column "d": "2023-02-30" is a date that does not exist. Dates are read as year-month-day here: ' +
      `use missing: [${spellings}] or fix the cells. [CELL_NOT_DATE]`,
  ];

  it('are named in one error, whose advice serves all of them', () => {
    const caught = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return error;
      }
    };
    const error = caught(() => inferSchema(flawed, { target: 'y' })) as ColonnadeError;
    expect(error).toBeInstanceOf(ColonnadeError);
    expect(error.message.split('\n')).toEqual(lines);
    expect(error.code).toBe('CELL_NOT_NUMERIC');
    expect(error.worded('command', 'x').split('\n').slice(0, 2)).toEqual([
      'x: "n/a" is not a number. Use --missing "?,NA,n/a,unknown,2023-02-30" or fix the cells. [CELL_NOT_NUMERIC]',
      'data.csv line 10, column "b": "unknown" is not a number. Use --missing "?,NA,n/a,unknown,2023-02-30" or fix ' +
        'the cells. [CELL_NOT_NUMERIC]',
    ]);
    const { columns } = inferSchema(flawed, {
      target: 'y',
      missing: ['?', 'NA', 'n/a', 'unknown', '2023-02-30', 'inf'],
    });
    expect(columns.map(({ kind, missing }) => [kind, missing])).toEqual([
      ['number', 2],
      ['number', 1],
      ['number', 1],
      ['date', 1],
      ['number', 1],
    ]);
  });

  it('are shown beside what the columns are to who inspects', () => {
    const { schema, objections, flawed: names } = inspectTable(flawed, { target: 'y' });
    expect(objections.map(({ message }) => message)).toEqual(lines);
    expect([...names]).toEqual(['a', 'b', 'c', 'd']);
    expect(schema.target?.classes).toEqual(['no', 'yes']);
    expect(schema.columns.map(({ name, kind, why, min, max }) => [name, kind, why, min, max])).toEqual([
      ['a', 'number', '"n/a" is not a number', 0, 19.5],
      ['b', 'number', '"unknown" is not a number', 0, 19.5],
      ['c', 'number', 'inf is not a finite number', 0, 19.5],
      ['d', 'date', '"2023-02-30" is a date that does not exist', null, null],
      ['gap', 'number', 'numbers with 39 distinct values', 0, 39],
    ]);
  });

  it('the target among them comes first, and is a column where it is shown', () => {
    const table = textTable({ x: of(8, 'unknown'), t: rows(40, (row) => (row === 3 ? '' : row % 2)) });
    const { schema, objections } = inspectTable(table, { target: 't' });
    expect(schema.target).toBeNull();
    expect(schema.columns.map(({ name, missing }) => [name, missing])).toEqual([
      ['x', 0],
      ['t', 1],
    ]);
    expect(objections.map(({ code }) => code)).toEqual(['TARGET_MISSING', 'CELL_NOT_NUMERIC']);
    expect(messageOf(() => inferSchema(table, { target: 't' }))).toBe(
      objections.map(({ message }) => message).join('\n'),
    );
  });

  it('are counted beyond twenty', () => {
    const many = Object.fromEntries(rows(30, (i) => [`c${i}`, of(8, 'x')]));
    const told = messageOf(() => inferSchema(textTable({ ...many, y: label }), { target: 'y' })).split('\n');
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe('data.csv: 10 more columns have such cells. [CELL_NOT_NUMERIC]');
  });
});

describe('what is no table', () => {
  const text = { kind: 'text', name: 'a', cells: ['x'] } as const;
  it.each<[string, () => unknown, string]>([
    [
      'nothing',
      () => inferSchema(undefined as never),
      'inferSchema: the data are undefined. Pass a Table; tableFromRecords makes one. [OPTION_TYPE]',
    ],
    [
      'records',
      () => inspectTable([{ a: 1 }] as never),
      'inferSchema: the data are an array of 1. Pass a Table; tableFromRecords makes one. [OPTION_TYPE]',
    ],
    [
      'a promise',
      () => inferSchema(Promise.resolve() as never),
      'inferSchema: the data are a promise. Await it. [OPTION_TYPE]',
    ],
    [
      'no source',
      () => new Table([text], undefined as never),
      'Table: the source is undefined. Pass { name: "data", notes: [] } as the second argument, or use tableFromRecords. [OPTION_TYPE]',
    ],
    [
      'no columns',
      () =>
        new Table([text, { kind: 'number', name: 'b', values: [1] } as never], { name: 'data', notes: [] }),
      'data: columns[1] is no column. A column is { kind: "text", name, cells } or { kind: "numeric", name, shape, values } with a typed array: write it so, or use tableFromRecords. [COLUMN_TYPE]',
    ],
    [
      'a text to derive from',
      () => deriveColumns(textTable({ a: [1] }), ['r = a / 2'] as never, []),
      'deriveColumns: a derived column is "r = a / 2". Pass parseDerived("ratio = fare / (parch + 1)") of @colonnade/data. [OPTION_TYPE]',
    ],
  ])('%s', (_, run, expected) => {
    expect(messageOf(run)).toBe(expected);
  });

  it('a table of another copy of the library', async () => {
    vi.resetModules();
    const other = await import('../../src/index.js');
    expect(other.Table).not.toBe(Table);
    const theirs = new other.Table([text], { name: 'data', notes: [] });
    expect(messageOf(() => inferSchema(theirs as never))).toBe(
      'inferSchema: the data are a Table of another copy of @colonnade/core: two are loaded in this process. Install one ' +
        'version for all packages ("npm ls @colonnade/core" shows where each comes from), or pass records. [OPTION_TYPE]',
    );
  });
});

describe('checkSchema', () => {
  const columns = {
    x: noise,
    c: rows(40, (row) => 'abc'[row % 3]),
    name: rows(40, (row) => `n${row}`),
    y: label,
  };
  const schema = inferSchema(textTable(columns), { target: 'y' });
  const json = () => JSON.parse(JSON.stringify(schema));

  it('reads back what JSON carried', () => {
    expect(checkSchema(json())).toEqual(schema);
  });

  it.each<[string, (schema: ReturnType<typeof json>) => void]>([
    ['schema.version', (s) => (s.version = 2)],
    ['schema.columns', (s) => delete s.columns],
    ['schema.columns[0].kind', (s) => (s.columns[0].kind = 'constructor')],
    ['schema.columns[0].shape', (s) => (s.columns[0].shape = [2])],
    ['schema.columns[1].missing', (s) => (s.columns[1].missing = -1)],
    ['schema.columns[1].name', (s) => (s.columns[1].name = 7)],
    ['schema.columns', (s) => (s.columns[1].name = 'x')],
    ['schema.target.classes', (s) => (s.target.classes = ['a'])],
    ['schema.target.classes', (s) => (s.target.classes = ['a', 'a'])],
    ['schema.target.positive', (s) => (s.target.positive = 2)],
    ['schema.target.counts', (s) => (s.target.counts = [1])],
    ['schema.target.task', (s) => (s.target.task = '__proto__')],
    ['schema.pixels', (s) => (s.pixels = [])],
    ['schema.warnings[0].code', (s) => (s.warnings = [{ code: 'toString', message: '' }])],
  ])('refuses a damaged %s', (path, damage) => {
    const damaged = json();
    damage(damaged);
    expect(messageOf(() => checkSchema(damaged))).toMatch(
      new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}: it is .*, but must be .*\\[SCHEMA_INVALID\\]$`),
    );
  });

  it('refuses what is no object', () => {
    for (const value of [null, undefined, 1, 'schema', [], [schema]]) {
      expect(messageOf(() => checkSchema(value))).toMatch(/\[SCHEMA_INVALID\]$/);
    }
  });
});
