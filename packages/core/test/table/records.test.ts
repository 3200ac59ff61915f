import {
  diagnoseData,
  diagnoseModel,
  improve,
  inferSchema,
  Model,
  studyLearningRate,
  studyScale,
  studyVary,
  Table,
  tableFromRecords,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';

interface Row {
  a: number;
  y: string;
  note?: string;
}

class Measured {
  readonly a: number;
  readonly y: string;

  constructor(a: number, y: string) {
    this.a = a;
    this.y = y;
  }

  half(): number {
    return this.a / 2;
  }
}

const rows: Row[] = Array.from({ length: 40 }, (_, at) => ({ a: at % 7, y: at % 7 > 3 ? 'yes' : 'no' }));
const measured: readonly Measured[] = rows.map(({ a, y }) => new Measured(a, y));
const target = { target: 'y' } as const;

function wordsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

/** Columns of records that programs without types give. */
const read = (...records: unknown[]) => tableFromRecords(records as never[]);

describe('records of a type of their own', () => {
  it('those of an interface or a class train, predict and are measured', async () => {
    const model = await Model.train(rows, { ...target, epochs: 2 });
    expect(model.predict(rows)).toEqual(model.predict(measured));
    expect(model.evaluate(measured)).toEqual(model.evaluate(tableFromRecords(rows)));
    expect(tableFromRecords(measured).names).toEqual(['a', 'y']);
    expect(model.quantize(rows).predict(rows.slice(0, 1))).toHaveLength(1);
  });

  it('TypeScript takes them wherever records are taken', () => {
    const calls = [
      (model: Model) => diagnoseModel(model, rows),
      () => diagnoseData(rows, target, { test: measured }),
      () => improve(rows, target),
      () => studyVary(rows, target, { vary: { hidden: [[2]] } }),
      () => studyScale({ table: rows, test: rows }, target),
      () => studyScale({ table: rows, test: [{ a: 1, y: 'no', other: 2 }] }, target),
      () => studyLearningRate({ table: measured }, target),
    ];
    expect(calls).toHaveLength(7);
  });

  it('and says at once what no column can hold', () => {
    interface Nested {
      y: string;
      place: { street: string };
    }
    const nested: Nested[] = [{ y: 'no', place: { street: 'Main' } }];
    // @ts-expect-error the street has no column of its own
    expect(() => tableFromRecords(nested)).toThrow(/COLUMN_TYPE/);
    // @ts-expect-error a row is an object
    expect(() => tableFromRecords([5])).toThrow(/COLUMN_TYPE/);
  });
});

describe('values of records', () => {
  it('a Date is the text of its day, with the time where it has one', () => {
    const { columns } = tableFromRecords([
      { when: new Date('2024-02-29'), at: new Date('2024-02-29T13:45:10.250Z') },
      { when: null, at: '2024-03-01' },
    ]);
    expect(columns).toEqual([
      { kind: 'text', name: 'when', cells: ['2024-02-29', null] },
      { kind: 'text', name: 'at', cells: ['2024-02-29T13:45:10.250Z', '2024-03-01'] },
    ]);
    const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at, at % 2));
    const table = tableFromRecords(Array.from({ length: 20 }, (_, at) => ({ when: day(at) })));
    expect(inferSchema(table, { columns: { when: 'date' } }).columns[0]).toMatchObject({ kind: 'date' });
  });

  it('a column may be called length', () => {
    expect(read({ length: 5, width: 2 }).names).toEqual(['length', 'width']);
  });

  it('typed arrays of any kind are arrays', () => {
    for (const kind of [Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array]) {
      const table = read({ x: kind.of(1, 2) }, { x: [3, 4] });
      expect(table.columns).toEqual([
        { kind: 'numeric', name: 'x', shape: [2], values: Float64Array.of(1, 2, 3, 4) },
      ]);
    }
  });

  const may = 'must be a text, a number, true, false, a Date, an array of numbers, null or undefined';
  it.each<[string, unknown[], string]>([
    [
      'an invalid date',
      [{ when: new Date('soon') }],
      'records row 0: "when" is the Date "Invalid Date", but must be a valid Date of the years 0 to 9999. Give null where it is not known. [COLUMN_TYPE]',
    ],
    [
      'an object',
      [{ place: 'here' }, { place: { street: 'Main' } }],
      `records row 1: "place" is a value of type Object, but ${may}. Write each value under a name of its own. [COLUMN_TYPE]`,
    ],
    [
      'a BigInt',
      [{ key: 5n }],
      `records row 0: "key" is the BigInt 5, but ${may}. Write it as a number, or as a text. [COLUMN_TYPE]`,
    ],
    ['a function', [{ key: () => 1 }], `records row 0: "key" is a function, but ${may}. [COLUMN_TYPE]`],
    [
      'an array behind a missing value',
      [{ x: null }, { x: [1, 2] }],
      'records row 0: "x" is null, but must be an array of 2 numbers. [COLUMN_TYPE]',
    ],
    [
      'arrays of BigInts',
      [{ x: BigInt64Array.of(1n) }],
      'records row 0: "x[0]" is the BigInt 1, but must be a number. [COLUMN_TYPE]',
    ],
    [
      'an array for a record',
      [[1, 2]],
      'records row 0: the record is an array of 2, but must be an object. Write each example as { column: value }. [COLUMN_TYPE]',
    ],
    [
      'a Map for a record',
      [new Map([['a', 1]])],
      'records row 0: the record is a value of type Map, but must be an object. Write each example as { column: value }. [COLUMN_TYPE]',
    ],
    ['no record', [], 'records: there are none. Pass [{ column: value }]. [EMPTY_DATA]'],
  ])('%s is refused by name', (_name, records, expected) => {
    expect(wordsOf(() => read(...records))).toBe(expected);
  });
});

describe('no rows', () => {
  it('have no answers', async () => {
    const model = await Model.train(rows, { ...target, epochs: 1 });
    expect(model.predict([])).toEqual([]);
    expect(
      model.predict(new Table([{ kind: 'text', name: 'a', cells: [] }], { name: 'a.csv', notes: [] })),
    ).toEqual([]);
    expect(wordsOf(() => model.evaluate([]))).toMatch(/^records: there are none\./);
  });
});
