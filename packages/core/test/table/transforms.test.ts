import {
  applyPreprocessing,
  checkPreprocessing,
  featureNames,
  fitPreprocessing,
  inferSchema,
  type PreprocessingOptions,
  type SchemaOptions,
  type Table,
  warnUnseen,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { power } from '../../src/table/preprocessing/transforms/power.js';
import { messageOf, rows, textTable } from './tables.js';

function fit(table: Table, options: PreprocessingOptions = {}, schemaOptions: SchemaOptions = {}) {
  const schema = inferSchema(table, schemaOptions);
  const every = Uint32Array.from({ length: table.rows }, (_, row) => row);
  return { schema, ...fitPreprocessing(table, schema, every, options) };
}

const values = [0.5, 1, 2, 8, 100];

describe('transforms', () => {
  it.each<[string, (x: number) => number]>([
    ['log', Math.log],
    ['log1p', Math.log1p],
    ['sqrt', Math.sqrt],
  ])('%s', (name, f) => {
    const table = textTable({ x: values });
    const { preprocessing } = fit(table, { transform: [`${name}:x`], standardize: 'none' });
    const { X } = applyPreprocessing(preprocessing, table);
    for (const [j, x] of values.entries()) expect(X.at(0, j)).toBeCloseTo(f(x), 13);
  });

  // Found with a script over a grid of λ, in NumPy: the maximum of equation 3.1 to 4e-7.
  it.each<[number[], number, number[]]>([
    [[0, 1, 2, 3, 5, 8, 13, 21, 34, 55], -0.0068392, [0, 1.7808259, 3.9704473]],
    [[-30, -8, -5, -2, -1, 0, 1, 2, 2.5, 3], 1.6568624, [-6.5540598, -0.782521, 5.3977328]],
  ])('power %#: the λ of the largest likelihood', (numbers, lambda, transformed) => {
    const found = power.fit(Float64Array.from(numbers));
    expect(Math.abs(found - lambda)).toBeLessThan(2e-6);
    for (const [i, at] of [0, 4, 9].entries()) {
      expect(Math.abs(power.apply(numbers[at], found) - transformed[i])).toBeLessThan(2e-5);
    }
  });

  it('power at its borders: log at λ 0 and 2, nothing at 1', () => {
    for (const x of [-3, -0.5, 0, 0.5, 3]) {
      expect(power.apply(x, 1)).toBeCloseTo(x, 14);
      expect(power.apply(x, x >= 0 ? 0 : 2)).toBeCloseTo(Math.sign(x) * Math.log1p(Math.abs(x)), 14);
    }
    expect(power.fit(Float64Array.of(3, 3, 3))).toBe(1);
  });

  it('are applied before scaling, and where a cell is missing the fill stands for what they give', () => {
    const table = textTable({ x: [1, '', Math.E ** 2, Math.E ** 4] });
    const { preprocessing } = fit(table, { transform: ['log:x'] }, { columns: { x: 'number' } });
    expect(preprocessing.inputs[0]).toMatchObject({ transform: { name: 'log', lambda: 0 }, indicator: true });
    const { X } = applyPreprocessing(preprocessing, table);
    const deviation = Math.sqrt(8 / 3);
    for (const [j, x] of [-2, 0, 0, 2].entries()) expect(X.at(0, j)).toBeCloseTo(x / deviation, 12);
  });

  it('name the first number that they do not take, in training and in new data', () => {
    const table = textTable({ fare: [3, 0, 5, 8, 9] });
    expect(messageOf(() => fit(table, { transform: ['log:fare'] }))).toBe(
      'data.csv line 3, column "fare": the log of 0 is not defined. log x takes numbers above 0: fix the cell or ' +
        "empty it, or train with transform: 'log1p:fare'. [CELL_DOMAIN]",
    );
    const { preprocessing } = fit(textTable({ fare: [3, 4, 5, 8, 9] }), { transform: ['sqrt:fare'] });
    expect(
      messageOf(() => applyPreprocessing(preprocessing, textTable({ fare: [1, -2] }, 'new.csv'))),
    ).toMatch(/^new\.csv line 3, column "fare": the sqrt of -2 is not defined\./);
  });

  it.each<[string[], RegExp]>([
    [['log:z'], /there is no such column/],
    [['log:c'], /it is no column of numbers but of kind category/],
    [['log:x', 'sqrt:x'], /it has another transform already/],
    [['log:y'], /it is the target/],
  ])('%j is refused', (transform, problem) => {
    const table = textTable({
      x: rows(8, (row) => row + 1.5),
      c: rows(8, (row) => 'ab'[row % 2]),
      y: rows(8, (row) => (row * row) / 3),
    });
    const message = messageOf(() => fit(table, { transform }, { target: 'y' }));
    expect(message).toMatch(problem);
    expect(message).toMatch(/\[OPTION_CONFLICT\]$/);
  });
});

describe('missing cells', () => {
  const table = textTable({ n: [1, '', 2, 2, 10], c: ['b', 'a', '', 'a', 'b'] });
  const declared: SchemaOptions = { columns: { n: 'number', c: 'category' } };

  it.each<[PreprocessingOptions['fill'], number]>([
    ['mean', 3.75],
    ['median', 2],
    ['most-frequent', 2],
  ])('become the %s', (fill, value) => {
    const { preprocessing } = fit(table, { fill, standardize: 'none' }, declared);
    const { X } = applyPreprocessing(preprocessing, table);
    expect(X.toRows()[0]).toEqual([1, value, 2, 2, 10]);
    expect(X.toRows()[1]).toEqual([0, 1, 0, 0, 0]);
    // a and b stand twice each: the first by code point.
    expect(X.toColumns()[2].slice(2)).toEqual(fill === 'most-frequent' ? [1, 0, 1] : [0, 0, 1]);
  });

  it('have a median between two numbers, and no indicator where none is wanted', () => {
    const even = textTable({ n: [1, '', 2, 5, 10] });
    const { preprocessing } = fit(even, { fill: 'median', indicator: false }, { columns: { n: 'number' } });
    expect(preprocessing.inputs[0]).toMatchObject({ fill: 3.5, indicator: false });
    expect(featureNames(preprocessing)).toEqual(['n']);
  });
});

describe('rare categories', () => {
  const table = textTable({ c: [...rows(5, () => 'a'), ...rows(4, () => 'b'), 'q', 'r', 'r'] });

  it('are one category, which new ones count as too', () => {
    const { preprocessing, notes, schema } = fit(table, { minFrequency: 3 }, { columns: { c: 'category' } });
    expect(featureNames(preprocessing)).toEqual(['c=a', 'c=b', 'c is other']);
    expect(notes).toEqual([
      'column "c": 2 categories stand in fewer than 3 training rows and count as "other" ("q", "r"; 3 rows)',
    ]);
    const { X, unseen } = applyPreprocessing(preprocessing, textTable({ c: ['b', 'new', 'r'] }));
    expect(X.toColumns()).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect(warnUnseen(unseen)[0].message).toMatch(/"c" is "new" in 1 row and counts as other;/);
    expect(checkPreprocessing(JSON.parse(JSON.stringify(preprocessing)), schema)).toEqual(preprocessing);
  });

  it('have no row of X where there are none', () => {
    const { preprocessing, notes } = fit(table, { minFrequency: 1 }, { columns: { c: 'category' } });
    expect(featureNames(preprocessing)).toEqual(['c=a', 'c=b', 'c=q', 'c=r']);
    expect(notes).toEqual([]);
  });
});
