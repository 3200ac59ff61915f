import { inferSchema, type SchemaOptions, type Split, Table } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warnAbsentClasses } from '../../src/table/splits/absent-classes.js';
import { warnDuplicates } from '../../src/table/splits/duplicates.js';
import { foldRows } from '../../src/table/splits/fold-rows.js';
import { warnPartedTimes } from '../../src/table/splits/parted-times.js';
import { splitTable } from '../../src/table/splits/split-table.js';
import { messageOf, rows, textTable } from './tables.js';

const shares = { testShare: 0.2, validationShare: 0.1, seed: 1 };

function split(table: Table, how: string, options: SchemaOptions = {}, others = {}): Split {
  return splitTable(table, inferSchema(table, options), { ...shares, split: how, ...others });
}

const every = (table: Table) => Uint32Array.from({ length: table.rows }, (_, row) => row);

describe('a split in order', () => {
  const table = textTable({ x: rows(100, (row) => (row * 7) % 13) });

  it('tests on the last rows', () => {
    const { train, validation, test } = split(table, 'order');
    expect([...train]).toEqual(rows(72, (row) => row));
    expect([...validation]).toEqual(rows(8, (row) => 72 + row));
    expect([...test]).toEqual(rows(20, (row) => 80 + row));
  });

  it('leaves a row to train on', () => {
    expect(messageOf(() => split(textTable({ x: [1.5] }), 'order', {}, { testShare: 0.9 }))).toBe(
      'data.csv: of 1 rows none is left to train on. Add rows, or lower testShare. [SPLIT_EMPTY]',
    );
  });
});

describe('a split by time', () => {
  const days = rows(40, (row) => (row * 17) % 40);
  const date = (day: number) => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);

  it.each([
    ['numbers', days.map((day) => day + 0.5)],
    ['dates', days.map(date)],
  ])('tests on the latest rows, in the order of the file: %s', (_, when) => {
    const parts = split(textTable({ when, x: rows(40, (row) => row % 3) }), 'time:when');
    expect(parts.test).toHaveLength(8);
    expect([...parts.test].map((row) => days[row]).every((day) => day >= 32)).toBe(true);
    expect([...parts.validation].map((row) => days[row]).toSorted((a, b) => a - b)).toEqual([29, 30, 31]);
    for (const part of Object.values(parts)) expect([...part]).toEqual([...part].sort((a, b) => a - b));
  });

  it.each([
    ['four rows a day', rows(40, (row) => Math.floor(row / 4)), [28, 4, 8]],
    ['three rows a day', rows(40, (row) => Math.floor(row / 3)), [30, 3, 7]],
    ['years, the last of which is a third', rows(30, (row) => 2020 + Math.floor(row / 10)), [18, 2, 10]],
    ['two times, the second half of the rows', rows(40, (row) => Math.floor(row / 20)), [29, 3, 8]],
    ['nearly all in one time', rows(40, (row) => Math.min(row, 2)), [29, 3, 8]],
    ['a last time of one row', rows(40, (row) => Number(row === 39)), [29, 3, 8]],
  ])('parts no time where the parts keep near their size: %s', (_, when, sizes) => {
    const { train, validation, test } = split(
      textTable({ when: when.toReversed(), x: rows(when.length, (row) => row % 3) }),
      'time:when',
      { columns: { when: 'number' } },
    );
    expect([train.length, validation.length, test.length]).toEqual(sizes);
    const times = (part: Uint32Array) => [...part].map((row) => when.toReversed()[row]);
    expect(Math.min(...times(test))).toBeGreaterThanOrEqual(Math.max(...times(train)));
  });

  it.each([
    ['days', 'category', ['2024-01-31', '2024-02-01']],
    ['months', 'category', ['2023-12', '2024-01']],
    ['days the other way round', 'category', ['31.1.2024', '1.2.2024']],
  ] as const)('takes dates however few they are, and whatever they are as inputs: %s', (_, kind, times) => {
    const table = textTable({
      when: rows(40, (row) => times[Number(row % 5 === 0)]),
      x: rows(40, (row) => row / 7),
    });
    expect(inferSchema(table).columns[0].kind).toBe(kind);
    expect([...split(table, 'time:when').test]).toEqual(rows(8, (row) => row * 5));
  });

  it('says where it parts a time, and else nothing', () => {
    const warned = (when: readonly (string | number)[], how = 'time:when') => {
      const table = textTable({ when, x: rows(40, (row) => row / 7) });
      const parts = split(table, how);
      const names = ['train', 'validation', 'test'] as const;
      const named = names.map((name) => ({ name, rows: parts[name] }));
      return warnPartedTimes(how, table, inferSchema(table), named).map(
        ({ code, message }) => `${code} ${message}`,
      );
    };
    const halves = rows(40, (row) => (row < 20 ? '2023-05-01' : '2023-06-01'));
    const said = 'no border between two times leaves the parts near their size.';
    expect(warned(halves)).toEqual([
      `TIME_PARTED The rows of "when" 2023-06-01 are parted, 9 to train and 3 to validate: ${said} What is measured there is not of later times alone.`,
      `TIME_PARTED The rows of "when" 2023-06-01 are parted, 3 to validate and 8 to test: ${said} What is measured there is not of later times alone.`,
    ]);
    expect(warned(rows(40, (row) => Math.floor(row / 4)))).toEqual([]);
    expect(warned(halves, 'order')).toEqual([]);
  });

  it.each<[string, readonly (string | number)[], SchemaOptions, RegExp]>([
    ['time:z', [], {}, /there is no column "z"\./],
    [
      'time:when',
      rows(40, (row) => 'ab'[row % 2]),
      {},
      /cannot be split by it: it holds neither numbers nor dates\./,
    ],
    [
      'time:when',
      ['', ...days.slice(1)],
      {},
      /cannot be split by it: the cell in data\.csv line 2 is missing\./,
    ],
    ['time:when', days, { target: 'when' }, /cannot be split by it: it is the target\./],
  ])('%#: refuses another column', (how, when, options, problem) => {
    const table = textTable({ when: when.length > 0 ? when : days, x: rows(40, (row) => row % 3) });
    expect(messageOf(() => split(table, how, options))).toMatch(problem);
  });
});

describe('a split by groups', () => {
  it('never parts a group, and comes near the shares', () => {
    const groups = fc.array(fc.nat(12), { minLength: 30, maxLength: 200 });
    fc.assert(
      fc.property(groups, fc.nat(), (list, seed) => {
        fc.pre(new Set(list).size >= 3);
        const table = textTable({ who: list.map((each) => `p${each}`), x: list.map((_, i) => i / 7) });
        const schema = inferSchema(table, {}, new Map([['who', 'it groups the rows']]));
        const parts = splitTable(table, schema, { ...shares, split: 'group:who', seed });
        const all = [...parts.train, ...parts.validation, ...parts.test];
        expect(all.toSorted((a, b) => a - b)).toEqual(rows(list.length, (row) => row));
        const sets = Object.values(parts).map((part) => new Set([...part].map((row) => list[row])));
        expect(sets[0].size + sets[1].size + sets[2].size).toBe(new Set(list).size);
        for (const part of [parts.train, parts.validation, parts.test])
          expect(part.length).toBeGreaterThan(0);
        const largest = Math.max(
          ...[...new Set(list)].map((each) => list.filter((other) => other === each).length),
        );
        expect(Math.abs(parts.test.length - 0.2 * list.length)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  it('refuses a single group and a missing one', () => {
    const one = textTable({ who: rows(9, () => 'a'), x: rows(9, (row) => row / 7) });
    expect(messageOf(() => split(one, 'group:who'))).toBe(
      'data.csv: of 1 group none is left to train on. Add rows, or lower testShare. [SPLIT_EMPTY]',
    );
    const gap = textTable({ who: ['a', '', 'b'], x: [1.5, 2.5, 3.5] });
    expect(messageOf(() => split(gap, 'group:who'))).toBe(
      'data.csv, column "who": the rows cannot be split by it: the cell in data.csv line 3 is missing. Split by another ' +
        'column with split, or fix the cells. [SPLIT_COLUMN]',
    );
  });
});

describe('folds', () => {
  it('deal out every row once, each class evenly', () => {
    const classes = fc.array(fc.nat(3), { minLength: 20, maxLength: 120 });
    fc.assert(
      fc.property(classes, fc.integer({ min: 2, max: 6 }), fc.nat(), (list, folds, seed) => {
        fc.pre([0, 1].every((c) => list.filter((each) => each === c).length > 1));
        fc.pre(new Set(list).size > 1 && list.every((c) => list.filter((each) => each === c).length > 1));
        const table = textTable({ x: list.map((_, i) => i / 7), y: list.map((each) => `c${each}`) });
        const made = foldRows(table, inferSchema(table, { target: 'y' }), every(table), {
          split: 'random',
          folds,
          seed,
        });
        expect(made.flatMap((fold) => [...fold]).toSorted((a, b) => a - b)).toEqual([...every(table)]);
        for (const c of new Set(list)) {
          const counts = made.map((fold) => [...fold].filter((row) => list[row] === c).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
        const sizes = made.map((fold) => fold.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        for (const fold of made) expect([...fold]).toEqual([...fold].sort((a, b) => a - b));
      }),
    );
  });

  it('never part a group, and are runs of rows in order', () => {
    const who = rows(40, (row) => `p${row % 7}`);
    const table = textTable({ who, x: rows(40, (row) => row / 7) });
    const schema = inferSchema(table);
    const grouped = foldRows(table, schema, every(table), { split: 'group:who', folds: 3, seed: 1 });
    const sets = grouped.map((fold) => new Set([...fold].map((row) => who[row])));
    expect(sets.reduce((sum, set) => sum + set.size, 0)).toBe(7);
    const inOrder = foldRows(table, schema, every(table), { split: 'order', folds: 4, seed: 1 });
    expect(inOrder.map((fold) => [fold[0], fold.length])).toEqual([
      [0, 10],
      [10, 10],
      [20, 10],
      [30, 10],
    ]);
  });

  it('are refused where there are too few rows or groups', () => {
    const table = textTable({ who: ['a', 'a', 'b', 'b'], x: [1.5, 2.5, 3.5, 4.5] });
    const make = (options: { split: string; folds: number }) => () =>
      foldRows(table, inferSchema(table), every(table), { ...options, seed: 1 });
    expect(messageOf(make({ split: 'random', folds: 5 }))).toBe(
      'data.csv: 4 training rows cannot be dealt out to 5 folds. Add rows, or lower folds. [SPLIT_EMPTY]',
    );
    expect(messageOf(make({ split: 'group:who', folds: 3 }))).toMatch(
      /2 groups cannot be dealt out to 3 folds/,
    );
  });
});

describe('a class that a part has no row of', () => {
  const labels = [...Array(8).fill('a'), ...Array(8).fill('b'), ...Array(8).fill('c'), 'd'];
  const table = textTable({ x: labels.map((_, i) => i), y: labels });
  const schema = inferSchema(table, { target: 'y' });
  const part = (name: string, from: number, to: number) => ({
    name,
    table,
    rows: Uint32Array.from({ length: to - from }, (_, i) => from + i),
  });

  it('is named, unless it has so few rows that this is said of it already', () => {
    expect(warnAbsentClasses(schema, [part('train', 0, 12), part('test', 16, 25)])).toEqual([
      {
        code: 'CLASS_ABSENT',
        message:
          'The training part has no row of the class "c"; the network cannot learn what it looks like.',
      },
      {
        code: 'CLASS_ABSENT',
        message:
          'The test part has no row of 2 classes: "a", "b"; what is measured there says nothing about it.',
      },
    ]);
    expect(warnAbsentClasses(schema, [part('train', 0, 24)])).toEqual([]);
    const numbers = inferSchema(textTable({ x: labels, y: labels.map((_, i) => i + 0.5) }), { target: 'y' });
    expect(warnAbsentClasses(numbers, [part('train', 0, 12)])).toEqual([]);
  });
});

describe('the same example in two parts', () => {
  const table = textTable({ a: [1, 2, 1, 2, 1], b: ['x', 'y', 'x', 'z', 'x'] });
  const part = (name: string, ...list: number[]) => ({ name, table, rows: Uint32Array.from(list) });

  it('is counted, with the first such pair', () => {
    const warnings = warnDuplicates(
      part('train', 0, 1),
      [part('validation', 3), part('test', 2, 4)],
      ['a', 'b'],
    );
    expect(warnings).toEqual([
      {
        code: 'DUPLICATE_EXAMPLES',
        message:
          '2 of the 2 test examples stand in the training part too (data.csv line 4 is data.csv line 2): what is ' +
          'measured on them is not about new examples.',
      },
    ]);
    expect(warnDuplicates(part('train', 0, 1), [part('test', 3)], ['a', 'b'])).toEqual([]);
    expect(warnDuplicates(part('train', 0, 1), [part('test', 3)], ['a'])).toHaveLength(1);
  });

  it('is found among arrays, missing numbers included', () => {
    const values = Float64Array.of(1, Number.NaN, 2, 3, 1, Number.NaN);
    const arrays = new Table([{ kind: 'numeric', name: 'X', shape: [2], values }], {
      name: 'd.npy',
      notes: [],
    });
    const of = (name: string, ...list: number[]) => ({ name, table: arrays, rows: Uint32Array.from(list) });
    expect(warnDuplicates(of('train', 0), [of('test', 1, 2)], ['X'])[0].message).toMatch(
      /^1 of the 2 test examples stands in the training part too \(d\.npy row 2 is d\.npy row 0\)/,
    );
  });
});
