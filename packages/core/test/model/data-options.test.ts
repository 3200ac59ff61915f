import { Model, type RegressionMetrics, type TrainOptions, tableFromRecords } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

/** 120 records whose answer hangs on a ratio, a date and a word. */
const records = Array.from({ length: 120 }, (_, i) => ({
  a: 1 + ((i * 37) % 19),
  b: (i * 11) % 7,
  when: new Date(Date.UTC(2023, 0, 1 + 3 * i)).toISOString().slice(0, 10),
  note: `the record number ${'abcdefghijklmno'[i % 15]} of this set is ${i % 3 === 0 ? 'good' : 'bad'} one may say`,
  who: `p${i % 12}`,
  dear: (1 + ((i * 37) % 19)) / (((i * 11) % 7) + 1) > 3 ? 'yes' : 'no',
}));

const ratio = {
  name: 'ratio',
  expression: {
    kind: 'call',
    function: 'divide',
    arguments: [
      { kind: 'column', name: 'a' },
      {
        kind: 'call',
        function: 'add',
        arguments: [
          { kind: 'column', name: 'b' },
          { kind: 'number', value: 1 },
        ],
      },
    ],
  },
} as const;

const quick: TrainOptions = { target: 'dear', epochs: 5, patience: 0 };

describe('a model with every kind of column', () => {
  it('gives the same answers after saving and loading, from the columns alone', async () => {
    const model = await Model.train(records, {
      ...quick,
      columns: { note: 'text', who: 'category' },
      derive: [ratio],
      transform: ['log:a', 'power:ratio'],
      minFrequency: 12,
      text: 'counts',
    });
    const back = Model.fromBytes(model.toBytes());
    expect(back.content.preprocessing).toEqual(model.content.preprocessing);
    const fresh = records.slice(0, 9).map(({ dear: _, ...record }) => record);
    expect(back.predict(fresh)).toEqual(model.predict(fresh));
    expect(back.content.options.derive).toEqual(['ratio = a / (b + 1)']);
    const inputs = model.content.preprocessing.inputs.map(({ kind }) => kind);
    expect(inputs).toEqual(['number', 'number', 'date', 'text', 'category', 'number']);
  });

  it('cannot learn from the target by way of a derived column', async () => {
    const cheat = { name: 'c', expression: { kind: 'column', name: 'b' } } as const;
    await expect(
      Model.train(records, { ...quick, target: 'b', task: 'regression', derive: [cheat] }),
    ).rejects.toMatchObject({ code: 'OPTION_CONFLICT', problem: 'it is computed from the target "b"' });
  });
});

describe('options that nothing needs', () => {
  const plain = records.map(({ a, b, dear }) => ({ a, b, dear }));
  it.each<[TrainOptions, string]>([
    [{ ...quick, minCount: 3 }, 'option "minCount" plays no part: no column is of the kind text'],
    [{ ...quick, dates: ['year'] }, 'option "dates" plays no part: no column is of the kind date'],
    [{ ...quick, minFrequency: 3 }, 'option "minFrequency" plays no part: no column is of the kind category'],
    [{ ...quick, recipe: 'trask' }, 'the recipe trask is for texts, and no column is of the kind text'],
  ])('%j', async (options, problem) => {
    await expect(Model.train(plain, options)).rejects.toMatchObject({ code: 'OPTION_CONFLICT', problem });
  });
});

describe('the recipe trask', () => {
  it('resolves to the options of the projects, each overridden by the same option beside it', async () => {
    const reviews = records.map(({ note, dear }) => ({ note, dear }));
    const { training, content } = await Model.train(reviews, {
      target: 'dear',
      recipe: 'trask',
      columns: { note: 'text' },
      learningRate: 0.01,
    });
    const options = Object.fromEntries(training!.options.map(({ name, value }) => [name, value]));
    expect(options).toMatchObject({
      text: 'presence',
      tokens: 'spaces',
      minCount: 0,
      hidden: [10],
      activation: 'linear',
      output: 'sigmoid',
      bias: false,
      initialization: 'zeros-first',
      cost: 'squared-error',
      optimizer: 'gradient-descent',
      learningRate: 0.01,
      batchSize: 1,
      epochs: 1,
      shuffle: false,
      standardize: 'none',
      split: 'order',
      testShare: 0.2,
      validationShare: 0,
      patience: 0,
    });
    expect([...training!.examples.test!.rows]).toEqual(Array.from({ length: 24 }, (_, i) => 96 + i));
    expect(content.parameters.b[1].data.every((value) => value === 0)).toBe(true);
  });

  it('tests on the last thousand rows', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({ note: i % 2 ? 'good a' : 'bad b', y: i % 2 }));
    const { training } = await Model.train(many, { target: 'y', recipe: 'trask', columns: { note: 'text' } });
    expect(training!.examples.test!.rows).toHaveLength(1000);
    expect(training!.examples.train.rows).toHaveLength(500);
    expect(training!.evaluations.test!.metrics).toMatchObject({ accuracy: 1 });
  });
});

describe('cross-validation', () => {
  const table = tableFromRecords(records.map(({ a, b, who, dear }) => ({ a, b, who, dear })));

  it('trains once per fold of the training and validation rows, and leaves the test part alone', async () => {
    const seen: number[] = [];
    const { training } = await Model.train(
      table,
      { ...quick, folds: 4 },
      { onFold: (_, done) => seen.push(done) },
    );
    const { folds, mean, deviation } = training!.crossValidation!;
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(folds.map(({ examples }) => examples.test)).toEqual([24, 24, 24, 24]);
    expect(folds.map(({ examples }) => examples.train + (examples.validation ?? 0))).toEqual([
      72, 72, 72, 72,
    ]);
    const accuracies = folds.map(({ metrics }) => (metrics as { accuracy: number }).accuracy);
    const average = accuracies.reduce((sum, value) => sum + value) / 4;
    const spread = Math.sqrt(accuracies.reduce((sum, value) => sum + (value - average) ** 2, 0) / 4);
    expect((mean as { accuracy: number }).accuracy).toBeCloseTo(average, 14);
    expect((deviation as { accuracy: number }).accuracy).toBeCloseTo(spread, 14);
    const without = await Model.train(table, quick);
    expect(without.training!.crossValidation).toBeNull();
    expect(without.toBytes().length).toBeLessThan(1e6);
    expect(without.training!.evaluations.test!.metrics).toEqual(training!.evaluations.test!.metrics);
  });

  it('keeps groups together, and the column that groups is no input', async () => {
    const { training, content } = await Model.train(table, { ...quick, split: 'group:who', folds: 3 });
    expect(content.preprocessing.inputs.map(({ column }) => column)).toEqual(['a', 'b']);
    expect(content.schema.columns.find(({ name }) => name === 'who')).toMatchObject({
      kind: 'dropped',
      why: 'it groups the rows, to split them',
    });
    // Twelve people with ten rows each: every part is whole people.
    for (const { examples } of training!.crossValidation!.folds) expect(examples.test % 10).toBe(0);
  });

  it('is refused before the first update', async () => {
    const failed = Model.train(table, { ...quick, folds: 99 }, { onStart: () => expect.unreachable() });
    await expect(failed).rejects.toMatchObject({ code: 'SPLIT_EMPTY' });
  });
});

it('learns what hangs on the hour of the day, without options', async () => {
  const at = (i: number) => new Date(Date.UTC(2021, 2, 1) + ((i * 37) % 1500) * 3_600_000);
  const rides = Array.from({ length: 900 }, (_, i) => {
    const hour = at(i).getUTCHours();
    const rush = Math.exp(-(((hour - 8) / 1.5) ** 2)) + Math.exp(-(((hour - 17) / 2) ** 2));
    const temperature = (i * 13) % 29;
    return {
      when: at(i).toISOString().slice(0, 19).replace('T', ' '),
      temperature,
      rides: 20 + 200 * rush + temperature + ((i * 7) % 11) / 10,
    };
  });
  const model = await Model.train(rides.slice(0, 700), { target: 'rides' });
  const { metrics } = model.evaluate(rides.slice(700)).evaluation;
  expect((metrics as RegressionMetrics).r2).toBeGreaterThan(0.8);
});
