import {
  applyPreprocessing,
  checkPreprocessing,
  classOfRows,
  decodeTarget,
  encodeTarget,
  featureNames,
  fitPreprocessing,
  inferSchema,
  Matrix,
  type PreprocessingOptions,
  type SchemaOptions,
  Table,
  tableFromRecords,
  warnUnseen,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageOf, rows, textTable } from './tables.js';

const every = (table: Table) => Uint32Array.from({ length: table.rows }, (_, row) => row);

function fit(table: Table, options: PreprocessingOptions = {}, schemaOptions: SchemaOptions = {}) {
  const schema = inferSchema(table, schemaOptions);
  return { schema, ...fitPreprocessing(table, schema, every(table), options) };
}

const people = textTable({
  age: ['20', '', '40', '60'],
  sex: ['male', 'female', 'male', ''],
  weight: [1, 2, 3, 6],
});
const declared: SchemaOptions = { columns: { sex: 'category', weight: 'number' } };

describe('applyPreprocessing', () => {
  it('standardizes numbers, fills missing ones with the mean, opens categories', () => {
    const { preprocessing } = fit(people, {}, declared);
    const { X, unseen } = applyPreprocessing(preprocessing, people);
    expect(featureNames(preprocessing)).toEqual([
      'age',
      'age is missing',
      'sex=female',
      'sex=male',
      'sex is missing',
      'weight',
    ]);
    const spread = Math.sqrt(((20 - 40) ** 2 + 0 + (60 - 40) ** 2) / 3);
    const weights = Math.sqrt((4 + 1 + 0 + 9) / 4);
    expect(X.toRows()).toEqual([
      [-20 / spread, 0, 0, 20 / spread],
      [0, 1, 0, 0],
      [0, 1, 0, 0],
      [1, 0, 1, 0],
      [0, 0, 0, 1],
      [-2, -1, 0, 3].map((x) => x / weights),
    ]);
    expect(unseen).toEqual([]);
  });

  it('finds columns by name, and counts what it has not seen', () => {
    const { preprocessing } = fit(textTable({ n: [1, 2, 4, 9], c: ['a', 'a', 'b', 'b'] }));
    const { X, unseen } = applyPreprocessing(
      preprocessing,
      textTable({ more: ['x', 'y', 'z'], c: ['b', 'q', ''], n: [4, '', 4] }),
    );
    const scaled = (4 - 4) / Math.sqrt((9 + 4 + 0 + 25) / 4);
    expect(X.toRows()).toEqual([
      [scaled, 0, scaled],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(unseen).toEqual([
      { column: 'n', value: null, count: 1 },
      { column: 'c', value: 'q', count: 1 },
      { column: 'c', value: null, count: 1 },
    ]);
    expect(warnUnseen(unseen)).toEqual([
      {
        code: 'UNSEEN_VALUES',
        message:
          'Values that the training part did not have: "n" is missing in 1 row; "c" is "q" in 1 row; "c" is missing ' +
          'in 1 row. A category counts as none, a number as what fills missing ones.',
      },
    ]);
  });

  it('takes nothing from rows outside the training part', () => {
    const cell = fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 4 });
    const row = fc.record({ n: cell, c: fc.constantFrom('a', 'b', 'c', '') });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 8, maxLength: 30 }),
        fc.array(row, { minLength: 1 }),
        (train, others) => {
          const table = (list: typeof train) =>
            textTable({
              n: list.map((each) => each.n),
              c: list.map((each) => each.c),
              z: list.map((_, i) => i / 7),
            });
          const options: SchemaOptions = { columns: { n: 'number', c: 'category', z: 'number' } };
          const both = table([...train, ...others]);
          const schema = inferSchema(both, options);
          fc.pre(schema.columns.every((column) => column.kind !== 'dropped'));
          const trainRows = Uint32Array.from(train, (_, i) => i);
          const among = fitPreprocessing(both, schema, trainRows);
          const alone = fitPreprocessing(table(train), schema, trainRows);
          expect(among).toEqual(alone);
        },
      ),
    );
  });

  it('standardizes so that it can be undone, to mean 0 and deviation 1', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 2,
      maxLength: 50,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const { preprocessing } = fit(textTable({ x: values }), {}, { columns: { x: 'number' } });
        const [input] = preprocessing.inputs;
        if (input.kind !== 'number') throw new Error(input.kind);
        const { X } = applyPreprocessing(preprocessing, textTable({ x: values }));
        const largest = Math.max(...values.map(Math.abs), 1e-300);
        for (const [j, value] of values.entries()) {
          const back = X.at(0, j) * input.scale + input.shift;
          // One subtraction, division, multiplication and addition: at most four roundings of numbers this large.
          expect(Math.abs(back - value)).toBeLessThanOrEqual(8 * largest * Number.EPSILON);
        }
      }),
    );
  });

  it.each<[PreprocessingOptions, (x: number, mean: number, deviation: number) => number]>([
    [{ standardize: 'none' }, (x) => x],
    [{ standardize: 10 }, (x) => x / 10],
    [{ standardize: 'feature' }, (x, mean, deviation) => (x - mean) / deviation],
  ])('%j', (options, scaled) => {
    const table = textTable({ a: [1, 3], b: [10, 50], c: ['p', 'p'] });
    const { preprocessing } = fit(table, options);
    expect(applyPreprocessing(preprocessing, table).X.toRows()).toEqual([
      [scaled(1, 2, 1), scaled(3, 2, 1)],
      [scaled(10, 30, 20), scaled(50, 30, 20)],
      [1, 1],
    ]);
  });

  it('has one mean and deviation for all numbers with "whole", in tables and arrays alike', () => {
    const { preprocessing } = fit(textTable({ a: [1, 3], b: [5, 11] }), { standardize: 'whole' });
    const deviation = Math.sqrt((16 + 4 + 0 + 36) / 4);
    const { X } = applyPreprocessing(preprocessing, textTable({ a: [1, 3], b: [5, 11] }));
    for (const [i, x] of [1, 5, 3, 11].entries()) expect(X.data[i]).toBeCloseTo((x - 5) / deviation, 14);
    const values = Float64Array.from([1, 5, 3, 11]);
    const arrays = new Table([{ kind: 'numeric', name: 'X', shape: [2], values }], {
      name: 'd.h5',
      notes: [],
    });
    const whole = fit(arrays, { standardize: 'whole' }).preprocessing;
    expect(whole.inputs).toMatchObject([{ kind: 'array', shift: [5], scale: [deviation] }]);
  });

  it('takes the mean of bright images off, that of the training part alone', () => {
    const image = (values: Uint8Array) =>
      new Table([{ kind: 'numeric', name: 'X', shape: [2, 2], values }], { name: 'd.h5', notes: [] });
    const values = Uint8Array.from([100, 200, 100, 200, 120, 180, 120, 180, 255, 255, 255, 255]);
    const { preprocessing } = fitPreprocessing(
      image(values),
      inferSchema(image(values)),
      Uint32Array.of(0, 1),
    );
    expect(preprocessing.standardize).toBe('auto');
    expect(preprocessing.inputs).toMatchObject([{ shift: [150], scale: [255] }]);
    const { X } = applyPreprocessing(preprocessing, image(values));
    expect([...X.data.subarray(0, 2), X.data[8]]).toEqual([-50 / 255, 50 / 255, 105 / 255]);
    // The mean of what is mostly black says little, and zeros stay zeros.
    const dark = image(Uint8Array.from([0, 0, 0, 255, 0, 0, 255, 0]));
    expect(fit(dark).preprocessing).toMatchObject({
      standardize: 255,
      inputs: [{ shift: [0], scale: [255] }],
    });
    const asked = fit(image(values), { standardize: 255 }).preprocessing;
    expect(asked).toMatchObject({ standardize: 255, inputs: [{ shift: [0], scale: [255] }] });
  });

  it('knows the mean of many images from every so many of them', () => {
    const bright = Uint8Array.from(rows(2500, (i) => (i % 3 === 0 ? 200 : 100)));
    const images = new Table([{ kind: 'numeric', name: 'X', shape: [1, 1], values: bright }], {
      name: 'd.h5',
      notes: [],
    });
    // Every third of them is looked at, and they are all at 200.
    expect(fit(images).preprocessing.inputs).toMatchObject([{ shift: [200], scale: [255] }]);
  });

  it('divides images by 255, row-major with channels last', () => {
    const values = Uint8Array.from(rows(24, (i) => (i % 3 === 0 ? i * 10 : 0)));
    const images = new Table([{ kind: 'numeric', name: 'X', shape: [2, 2, 3], values }], {
      name: 'd.h5',
      notes: [],
    });
    const { preprocessing, warnings } = fit(images);
    expect(preprocessing.standardize).toBe(255);
    expect(JSON.stringify(preprocessing).length).toBeLessThan(300);
    const { X } = applyPreprocessing(preprocessing, images, Uint32Array.from([1]));
    expect(X.shape).toEqual([12, 1]);
    expect([...X.data]).toEqual(rows(12, (i) => (i % 3 === 0 ? (120 + i * 10) / 255 : 0)));
    expect(featureNames(preprocessing).slice(2, 5)).toEqual(['X[0,0,2]', 'X[0,1,0]', 'X[0,1,1]']);
    expect(warnings).toEqual([]);
    const floats = Float64Array.from(values, (v) => v / 255);
    const other = new Table([{ kind: 'numeric', name: 'X', shape: [2, 2, 3], values: floats }], {
      name: 'e.h5',
      notes: [],
    });
    expect(messageOf(() => applyPreprocessing(preprocessing, other))).toBe(
      `e.h5, column "X": it holds ${30 / 255}, but the model needs pixels from 0 to 255. [COLUMN_TYPE]`,
    );
    const flat = new Table([{ kind: 'numeric', name: 'X', shape: [12], values }], {
      name: 'e.h5',
      notes: [],
    });
    expect(messageOf(() => applyPreprocessing(preprocessing, flat))).toBe(
      'e.h5, column "X": it holds 12 numbers a row, but the model needs 2×2×3 numbers a row. [COLUMN_TYPE]',
    );
  });

  it('warns of constant features, but not of the blank border of images', () => {
    const cells = rows(12, () => 0.1);
    const { preprocessing, warnings } = fit(textTable({ k: cells, v: rows(12, (row) => row % 5) }));
    expect(preprocessing.inputs[0]).toMatchObject({ shift: 0.1, scale: 1 });
    expect(warnings).toEqual([
      {
        code: 'CONSTANT_FEATURE',
        message: 'In the training part a feature never changes and can teach nothing: "k".',
      },
    ]);
    const pixels = Object.fromEntries(
      rows(9, (i) => [`p_${Math.floor(i / 3)}_${i % 3}`, i === 0 ? cells : rows(12, (r) => r % 5)]),
    );
    expect(fit(textTable(pixels)).warnings).toEqual([]);
  });

  it('is safe with names that objects have', () => {
    const cells = rows(8, (row) => ['__proto__', 'constructor'][row % 2]);
    const columns = Object.fromEntries([['hasOwnProperty', cells] as const]);
    const { preprocessing } = fit(textTable(columns));
    const { X, unseen } = applyPreprocessing(
      preprocessing,
      textTable(Object.fromEntries([['hasOwnProperty', ['toString', '__proto__']] as const])),
    );
    expect(X.toRows()).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(unseen).toEqual([{ column: 'hasOwnProperty', value: 'toString', count: 1 }]);
  });

  it.each<[Record<string, readonly (string | number)[]>, string]>([
    [
      { age: [1], weight: [1] },
      'new.csv: column "sex" is lacking, which the model needs. Add it; cells may be empty. [COLUMN_UNKNOWN]',
    ],
    [
      { weight: [1], height: [2] },
      'new.csv: columns "age", "sex" are lacking, which the model needs. Add them; cells may be empty. [COLUMN_UNKNOWN]',
    ],
    [
      { Age: [1], Sex: ['male'], weight: [1] },
      'new.csv: columns "age", "sex" are lacking, which the model needs. Are they those called "Age", "Sex"? [COLUMN_UNKNOWN]',
    ],
    [
      { Age: [1], sex: ['male'], weight: [1] },
      'new.csv: column "age" is lacking, which the model needs. Is it the one called "Age"? [COLUMN_UNKNOWN]',
    ],
    [
      { age: ['old', 'young'], sex: ['male', 'male'], weight: [1, 2] },
      'new.csv line 2, column "age": the model learned numbers from this column, but here it holds text such as ' +
        '"old". Give numbers, or leave the cells empty. [COLUMN_TYPE]',
    ],
    [
      { age: [1, 'x', 'y'], sex: ['male', 'male', ''], weight: [1, 2, 3] },
      'new.csv line 3, column "age": "x" is not a number, and 1 more like it. Fix the cells or empty them. ' +
        '[CELL_NOT_NUMERIC]',
    ],
    [
      { age: [1], sex: [0], weight: [1] },
      'new.csv line 2, column "sex": the model learned categories (female, male), but here are numbers such as 0. ' +
        'Spell the categories as in the training data. [COLUMN_TYPE]',
    ],
    [
      { age: ['inf'], sex: ['male'], weight: [1] },
      'new.csv line 2, column "age": inf is not a finite number. Fix the cell or empty it. [CELL_NOT_FINITE]',
    ],
    [
      { age: [1, '1e999', '', 5, '-inf'], sex: ['male', 'male', '', '', ''], weight: [1, 1, 1, 1, 1] },
      'new.csv line 3, column "age": 1e999 is not a finite number, and 1 more like it. Fix the cell or empty it. ' +
        '[CELL_NOT_FINITE]',
    ],
  ])('%#: refuses another table', (columns, expected) => {
    const { preprocessing } = fit(people, {}, declared);
    expect(messageOf(() => applyPreprocessing(preprocessing, textTable(columns, 'new.csv')))).toBe(expected);
  });

  it('reads records', () => {
    const { preprocessing } = fit(people, {}, declared);
    const records = [
      { sex: 'male', age: 40, weight: 3 },
      { sex: null, weight: 3, extra: true },
    ];
    const { X } = applyPreprocessing(preprocessing, tableFromRecords(records));
    expect(X.toColumns()).toEqual([
      [0, 0, 0, 1, 0, 0],
      [0, 1, 0, 0, 1, 0],
    ]);
  });
});

describe('encodeTarget', () => {
  const x = rows(12, (row) => (row * 0.3) % 1);
  const encode = (
    y: readonly (string | number)[],
    options: SchemaOptions = {},
    settings?: { oneHot: boolean },
  ) => {
    const table = textTable({ x, y });
    const { schema, preprocessing } = fit(table, {}, { target: 'y', ...options });
    return {
      table,
      schema,
      preprocessing,
      Y: encodeTarget(schema, preprocessing, table, undefined, settings),
    };
  };
  const two = rows(12, (row) => (row % 3 === 0 ? 'yes' : 'no'));

  it('gives 1 to the positive class, and rows to classes', () => {
    expect(encode(two).Y.toRows()).toEqual([two.map((cell) => (cell === 'yes' ? 1 : 0))]);
    expect(encode(two, { positive: 'no' }).Y.toRows()).toEqual([two.map((cell) => (cell === 'no' ? 1 : 0))]);
    expect(encode(two, {}, { oneHot: true }).Y.shape).toEqual([2, 12]);
    const three = rows(12, (row) => [10, 2, 1][row % 3]);
    const { Y, schema, table } = encode(three);
    expect(Y.slice(0, 3).toColumns()).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ]);
    expect([...(classOfRows(schema, table) as Int32Array)].slice(0, 3)).toEqual([2, 1, 0]);
  });

  it('standardizes a regression target, and decodes it', () => {
    const y = rows(12, (row) => row * row + 0.5);
    const { Y, preprocessing, schema, table } = encode(y);
    const sum = Y.toRows()[0].reduce((total, value) => total + value, 0);
    expect(Math.abs(sum)).toBeLessThan(1e-13);
    for (const [j, value] of decodeTarget(preprocessing, Y).toRows()[0].entries())
      expect(value).toBeCloseTo(y[j], 12);
    expect(classOfRows(schema, table)).toBeNull();
  });

  it('refuses classes it does not know, and rows without a target', () => {
    const { schema, preprocessing } = encode(two);
    const other = (y: string[]) => () =>
      encodeTarget(schema, preprocessing, textTable({ x: y.map(() => 1), y }, 'test.csv'));
    expect(messageOf(other(['no', 'maybe']))).toBe(
      'test.csv line 3, column "y": "maybe" is none of the classes no, yes. Fix the cell, or train with rows of that ' +
        'class. [CLASS_UNKNOWN]',
    );
    const counted = encode(rows(12, (row) => row % 4));
    const seven = textTable({ x: [1], y: [7] }, 'test.csv');
    expect(messageOf(() => encodeTarget(counted.schema, counted.preprocessing, seven))).toBe(
      'test.csv line 2, column "y": "7" is none of the classes 0, 1, 2, 3. Fix the cell, train with rows of that ' +
        "class, or, where the numbers are amounts, train with task: 'regression'. [CLASS_UNKNOWN]",
    );
    expect(messageOf(other(['no', '', '']))).toBe(
      'test.csv, target "y": 2 of 3 rows have no value (lines 3, 4). Nothing can be measured by them: fill them in ' +
        'or remove the rows. [TARGET_MISSING]',
    );
    expect(decodeTarget(preprocessing, Matrix.fromRows([[0.5]])).toRows()).toEqual([[0.5]]);
  });

  it('encodes several labels', () => {
    const table = textTable({ x, a: rows(12, (r) => r % 2), b: rows(12, (r) => Number(r < 3)) });
    const { schema, preprocessing } = fit(table, {}, { target: ['a', 'b'] });
    expect(encodeTarget(schema, preprocessing, table).slice(0, 4).toRows()).toEqual([
      [0, 1, 0, 1],
      [1, 1, 1, 0],
    ]);
  });
});

describe('checkPreprocessing', () => {
  const { schema, preprocessing } = fit(people, {}, declared);
  const json = () => JSON.parse(JSON.stringify(preprocessing));

  it('reads back what JSON carried, to the bit', () => {
    const back = checkPreprocessing(json(), schema);
    expect(back).toEqual(preprocessing);
    expect(applyPreprocessing(back, people)).toEqual(applyPreprocessing(preprocessing, people));
  });

  it.each<[string, (preprocessing: ReturnType<typeof json>) => void]>([
    ['preprocessing.version', (p) => (p.version = '1')],
    ['preprocessing.standardize', (p) => (p.standardize = -1)],
    ['preprocessing.inputs', (p) => p.inputs.pop()],
    ['preprocessing.inputs[0].scale', (p) => (p.inputs[0].scale = 0)],
    ['preprocessing.inputs[0].fill', (p) => (p.inputs[0].fill = null)],
    ['preprocessing.inputs[0].column', (p) => (p.inputs[0].column = 'weight')],
    ['preprocessing.inputs[1].categories', (p) => (p.inputs[1].categories = ['a', 'a'])],
    ['preprocessing.inputs[1].categories[0]', (p) => (p.inputs[1].categories = [{}])],
    ['preprocessing.inputs[1].kind', (p) => (p.inputs[1] = { ...p.inputs[0], column: 'sex' })],
    [
      'preprocessing.inputs[2].shape',
      (p) => (p.inputs[2] = { kind: 'array', column: 'weight', shape: [1e9, 1e9] }),
    ],
    ['preprocessing.target', (p) => (p.target = { mean: [0], deviation: [1] })],
    ['preprocessing.missing[0]', (p) => (p.missing = [3])],
  ])('refuses a damaged %s', (path, damage) => {
    const damaged = json();
    damage(damaged);
    expect(messageOf(() => checkPreprocessing(damaged, schema))).toMatch(
      new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}: it is .*, but must be .*\\[SCHEMA_INVALID\\]$`),
    );
  });
});
