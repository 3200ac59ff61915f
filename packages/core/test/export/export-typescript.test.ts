import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exportTypescript, Model, type ModelContent, Table } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ContentOptions, tinyContent, trainContent } from '../model-file/contents.js';
import { rows, textTable } from '../table/tables.js';
import { errorsIn, run } from './compile.js';
import { libraryAnswers, recordsOf } from './records.js';

const atRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const titanic = atRoot('../shared/data/titanic/train.csv');

/** Names that would break out of strings, comments, lines, scripts or objects. */
const hostile = [
  `it's "quoted" \\ back\\`,
  'line\nbreak\r\n\t',
  '*/ throw new Error("injected"); /*',
  '</script><!-- <script>',
  'a\u2028b\u2029c\u202ed\ufeff\u{e0041}',
  '__proto__',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder that must stay text
  '${process.exit(1)} `x`',
  '\ud800',
  'constructor',
  '1',
  'é ü 😀',
];

const passengers = textTable({
  Fare: rows(90, (row) => (row % 11 === 0 ? null : Math.round(row * 37.7) % 83)),
  Age: rows(90, (row) => (row % 5 === 0 ? 'NA' : (row * 7) % 61)),
  Sex: rows(90, (row) => (row % 3 === 0 ? 'female' : 'male')),
  Cabin: rows(90, (row) => [null, 'A', 'B', 'C', null][(row * 3) % 5]),
  Alone: rows(90, (row) => (row % 4 === 0 ? 'true' : 'false')),
  Deck: rows(90, (row) => String((row % 4) + 1)),
  Survived: rows(90, (row) => ((row * 5) % 7 > 3 ? 'yes' : 'no')),
});

const images = new Table(
  [
    {
      kind: 'numeric',
      name: 'image',
      shape: [2, 3],
      values: Uint8Array.from(rows(60, (i) => (i * 41) % 256)),
    },
    {
      kind: 'numeric',
      name: 'spectrum',
      shape: [4],
      values: Float64Array.from(rows(40, (i) => (i % 13 === 0 ? Number.NaN : Math.sin(i) * 1e3))),
    },
    { kind: 'text', name: 'label', cells: rows(10, (row) => 'abc'[row % 3]) },
  ],
  { name: 'images', notes: [] },
);

const hostileTable = textTable(
  Object.fromEntries([
    ...hostile.map(
      (name, i) => [`${name}${i === 5 ? '' : ''}`, rows(44, (row) => hostile[(row + i) % 11])] as const,
    ),
    ['target', rows(44, (row) => hostile[row % 11])],
  ]),
);

interface Case {
  readonly table: () => Table | Promise<Table>;
  readonly options: ContentOptions;
}

const relu = (units: number) => ({ units, activation: 'relu' as const });

const cases: Record<string, Case> = {
  digits: {
    table: () => readTable(atRoot('data/digits/digits.csv')),
    options: { target: 'digit', hidden: [relu(37)], epochs: 15 },
  },
  passengers: {
    table: () => passengers,
    options: {
      target: 'Survived',
      hidden: [{ units: 6, activation: 'tanh' }, relu(4)],
      columns: { Deck: 'category' },
    },
  },
  otherPositive: {
    table: () => passengers,
    options: {
      target: 'Survived',
      positive: 'no',
      threshold: 0.6,
      hidden: [{ units: 5, activation: 'sigmoid' }],
    },
  },
  softmaxOfTwo: {
    table: () => passengers,
    options: {
      target: 'Survived',
      positive: 'no',
      output: 'softmax',
      hidden: [{ units: 5, activation: 'leaky-relu' }],
    },
  },
  oneAgainstRest: { table: () => images, options: { target: 'label', output: 'sigmoid', hidden: [relu(3)] } },
  images: { table: () => images, options: { target: 'label', bias: false, hidden: [relu(3)] } },
  number: {
    table: () =>
      textTable({
        x: rows(30, (i) => i % 7),
        kind: rows(30, (i) => 'ab'[i % 2]),
        y: rows(30, (i) => i * 2.5),
      }),
    options: { target: 'y', task: 'regression', hidden: [relu(5)] },
  },
  numbers: {
    table: () =>
      textTable({ x: rows(30, (i) => i % 7), y: rows(30, (i) => i * 2), z: rows(30, (i) => (i * i) % 50) }),
    options: { target: ['y', 'z'], task: 'regression', epochs: 5 },
  },
  labels: {
    table: () =>
      textTable({
        x: rows(30, (i) => (i * 7) % 11),
        'a b': rows(30, (i) => Number(i % 3 === 0)),
        c: rows(30, (i) => Number(i % 2 === 0)),
      }),
    options: { target: ['a b', 'c'], task: 'multilabel', threshold: 0.4 },
  },
  packed: {
    table: () => passengers,
    options: { target: 'Survived', hidden: [relu(150), { units: 150, activation: 'tanh' }], epochs: 2 },
  },
  hostile: { table: () => hostileTable, options: { target: 'target', epochs: 5 } },
  ...(existsSync(titanic) && {
    titanic: {
      table: () => readTable(titanic),
      options: { target: 'Survived', hidden: [relu(8)], epochs: 30 },
    },
  }),
};

/** A caller whose right records compile and whose wrong ones do not. */
const caller = `
import { predict, type Class, type ExampleRecord, type Prediction } from './passengers.js';
export const seen: Record<string, boolean> = {}; // the Record of the language is not hidden
const record: ExampleRecord = { Fare: 7, Age: null, Sex: 'male', Cabin: 'A', Alone: true, Deck: '1' };
const { prediction, probabilities }: Prediction = predict(record);
export const answer: 'no' | 'yes' = prediction;
export const positive: number = probabilities.yes;
export const named: Class = 'no';
// @ts-expect-error a category that does not exist
predict({ ...record, Sex: 'Male' });
// @ts-expect-error missing where the training data had none
predict({ ...record, Sex: null });
// @ts-expect-error a text for a number
predict({ ...record, Age: '7' });
// @ts-expect-error a lacking column
predict({ Age: 7 });
// @ts-expect-error a class that does not exist
export const other: Class = 'maybe';
`;

describe('exportTypescript', () => {
  const contents: Record<string, ModelContent> = {};
  const tables: Record<string, Table> = {};
  const sources: Record<string, string> = {};

  beforeAll(async () => {
    for (const [name, { table, options }] of Object.entries(cases)) {
      tables[name] = await table();
      contents[name] = await trainContent(tables[name], options);
      sources[name] = exportTypescript(contents[name]);
    }
  }, 120_000);

  it('compiles, stricter than --strict, with the smallest library', () => {
    const files = Object.entries(sources).map(([name, source]) => [`/exported/${name}.ts`, source]);
    expect(errorsIn({ ...Object.fromEntries(files), '/exported/caller.ts': caller })).toEqual([]);
  }, 120_000);

  it.each(Object.keys(cases))('answers as the library does, for every row: %s', (name) => {
    const { predict } = run(sources[name]);
    const { classes, task } = contents[name].schema.target!;
    const expected = libraryAnswers(contents[name], tables[name]);
    let apart = 0;
    for (const [row, record] of recordsOf(contents[name], tables[name]).entries()) {
      const { prediction, probabilities } = predict(record);
      if (task === 'regression') {
        const [got, wanted] = [[prediction].flat(), [expected[row].prediction].flat()] as [
          number[],
          number[],
        ];
        for (const [i, value] of got.entries()) apart = Math.max(apart, Math.abs(value - wanted[i]) / 100);
        expect(got.length).toBe(wanted.length);
        continue;
      }
      expect(prediction, `row ${row}`).toEqual(expected[row].prediction);
      expect(Object.keys(probabilities!).sort()).toEqual([...classes].sort());
      for (const [i, label] of classes.entries()) {
        apart = Math.max(apart, Math.abs(probabilities![label] - expected[row].probabilities[i]));
      }
    }
    // Sums in another order and an exponential within one unit in the last place, over at most three layers.
    expect(apart).toBeLessThan(1e-12);
  });

  if (!existsSync(titanic)) it.skip('titanic: ../shared/data/titanic is not here', () => {});

  it('holds the parameters exactly, packed or not', () => {
    const { parameters } = contents.packed;
    const { numbers } = run(`${sources.packed}\nexport const numbers = W2;`);
    expect(Array.from(numbers!)).toEqual(parameters.W[2].toRows().flat());
    expect(sources.packed).not.toContain('readonly number[] = [\n');
    const numerals = /const W1: readonly number\[\] = (\[[^\]]*\])/.exec(sources.passengers)![1];
    expect(JSON.parse(numerals.replace(/,\n\]/, ']'))).toEqual(
      contents.passengers.parameters.W[1].toRows().flat(),
    );
  });

  it('of a float32 model computes in float64: the same answers but for the rounding of float32', async () => {
    const model = await Model.train(passengers, { target: 'Survived', epochs: 20, deterministic: true });
    expect(model.content.options.precision).toBe('float32');
    const { predict } = run(exportTypescript(model.content));
    const [rounded, exact] = [model.predict(passengers), libraryAnswers(model.content, passengers)];
    for (const [row, record] of recordsOf(model.content, passengers).entries()) {
      const { prediction, probabilities } = predict(record);
      expect(prediction).toBe(exact[row].prediction);
      expect(probabilities!.yes).toBeCloseTo(exact[row].probabilities[1], 12);
      // Half a unit of float32 is 6e-8; two layers with sums of about ten terms lose some tens of them.
      expect(Math.abs(probabilities!.yes - rounded[row].probabilities!.yes)).toBeLessThan(4e-6);
    }
  });

  it('is short where the network is small, and packed where it is large', () => {
    expect(sources.digits.length).toBeLessThan(80_000);
    expect(sources.packed.length).toBeLessThan(12 * contents.packed.parameters.theta.length + 10_000);
  });

  describe('untyped callers', () => {
    const right = { Fare: 7, Age: 30, Sex: 'male', Cabin: 'A', Alone: 'false', Deck: '2' };
    const answer = (change: object) => run(sources.passengers).predict({ ...right, ...change });

    it('an unknown category is none of the known ones; a missing value is missing, however it is spelled', () => {
      const table = textTable({
        Fare: [7, '', 7, 7, 7],
        Age: [30, 30, '', 30, 30],
        Sex: ['other', 'male', 'male', 'male', null],
        Cabin: ['A', 'NA', 'Z', null, 'A'],
        Alone: ['false', 'false', 'false', 'true', 'false'],
        Deck: ['2', '2', '3', '9', '1'],
      });
      const expected = libraryAnswers(contents.passengers, table);
      const got = [
        answer({ Sex: 'other' }),
        answer({ Fare: null, Cabin: 'NA' }),
        answer({ Age: undefined, Cabin: 'Z', Deck: 3 }),
        answer({ Cabin: ' ', Alone: true, Deck: 9 }),
        answer({ Sex: null, Deck: 1 }),
      ];
      for (const [i, { prediction, probabilities }] of got.entries()) {
        expect(prediction).toBe(expected[i].prediction);
        expect(probabilities!.yes).toBeCloseTo(expected[i].probabilities[1], 12);
      }
      expect(answer({ Fare: Number.NaN })).toEqual(answer({ Fare: null }));
    });

    it.each<[string, () => unknown, string]>([
      [
        'text for a number',
        () => answer({ Age: '30' }),
        'predict: "Age" is "30", but must be a number or null',
      ],
      [
        'infinity',
        () => answer({ Age: -Infinity }),
        'predict: "Age" is -Infinity, but must be a number up to 1e150',
      ],
      [
        'a boolean for a number',
        () => answer({ Fare: true }),
        'predict: "Fare" is true, but must be a number or null',
      ],
      ['a number for words', () => answer({ Sex: 1 }), 'predict: "Sex" is 1, but must be a text or null'],
      [
        'an object for a text',
        () => answer({ Sex: {} }),
        'predict: "Sex" is an object, but must be a text or null',
      ],
      [
        'a lacking column',
        () => run(sources.passengers).predict({}),
        'predict: the record lacks "Fare"; where a value is missing, give null',
      ],
      [
        'an inherited value',
        () => run(sources.passengers).predict(Object.create(right)),
        'predict: the record lacks "Fare"; where a value is missing, give null',
      ],
      ['no record', () => run(sources.passengers).predict(null), 'predict: the record must be an object'],
      [
        'an image of another size',
        () => run(sources.images).predict({ image: [1, 2], spectrum: [1, 2, 3, 4] }),
        'predict: "image" is an object, but must be an array of 6 whole numbers from 0 to 255',
      ],
      [
        'a pixel that is no byte',
        () => run(sources.images).predict({ image: [1, 2, 3, 4, 5, 256], spectrum: [1, 2, 3, 4] }),
        'predict: "image[5]" is 256, but must be an array of 6 whole numbers from 0 to 255',
      ],
    ])('%s is refused', (_, act, message) => {
      expect(act).toThrow(new TypeError(message));
    });
  });

  it('no name can break out of its place', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile), fc.string());
    const names = fc.uniqueArray(name, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(names, ([column, category, no, yes]) => {
        fc.pre(column !== 'x');
        const { schema, preprocessing, ...rest } = tinyContent();
        const [number, kind] = preprocessing.inputs;
        const source = exportTypescript({
          ...rest,
          schema: { ...schema, target: { ...schema.target!, columns: [column], classes: [no, yes] } },
          preprocessing: {
            ...preprocessing,
            missing: [],
            inputs: [number, { ...kind, column, categories: [category] } as typeof kind],
          },
        });
        expect(source).not.toMatch(/[\u2028\u2029\u202e\u200b]|<[/!]/);
        const record = Object.fromEntries([
          ['x', 3],
          [column, category.trim() === '' ? null : category],
        ]);
        const { prediction, probabilities } = run(source).predict(record);
        expect([no, yes]).toContain(prediction);
        expect(Object.keys(probabilities!).sort()).toEqual([no, yes].sort());
      }),
    );
  });

  it('reads well', async () => {
    await expect(exportTypescript(tinyContent())).toMatchFileSnapshot('golden/tiny.ts.txt');
    await expect(exportTypescript(contents.numbers).split('\n').slice(0, 40).join('\n')).toMatchFileSnapshot(
      'golden/numbers.ts.txt',
    );
  });
});
