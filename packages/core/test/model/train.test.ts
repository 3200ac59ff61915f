import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type ClassificationMetrics,
  Model,
  RandomState,
  type RegressionMetrics,
  tableFromRecords,
  toyTable,
} from '../../src/index.js';

const random = new RandomState(5);
const records = Array.from({ length: 240 }, (_, i) => {
  const [a, b] = random.randn(2);
  const side = ['north', 'south', 'east'][i % 3];
  return { a, b, side, price: 3 * a - b + (side === 'south' ? 2 : 0), dear: 3 * a - b > 2 ? 'yes' : 'no' };
});
const classes = records.map(({ price: _price, ...rest }) => rest);
const prices = records.map(({ dear: _dear, ...rest }) => rest);
const accuracyOf = (metrics: unknown) => (metrics as ClassificationMetrics).accuracy as number;
const r2Of = (metrics: unknown) => (metrics as RegressionMetrics).r2 as number;

describe('Model.train', () => {
  it('classes from records: better than the majority, parts of the right size, options resolved', async () => {
    const model = await Model.train(classes, { target: 'dear' });
    const { evaluations, baselines, examples, options } = model.training!;
    expect([examples.train, examples.validation, examples.test].map((part) => part!.rows.length)).toEqual([
      173, 19, 48,
    ]);
    expect(accuracyOf(evaluations.test!.metrics)).toBeGreaterThan(accuracyOf(baselines[0].metrics));
    const value = (name: string) => options.find((option) => option.name === name)!;
    expect(value('hidden')).toMatchObject({ value: [64], origin: 'chosen', default: 'auto' });
    expect(value('learningRate')).toMatchObject({ value: 0.006, origin: 'chosen' });
    expect(value('optimizer')).toMatchObject({ value: 'adam', origin: 'default' });
    expect(model.classes).toEqual(['no', 'yes']);
  });

  it('numbers from records: in the unit of the target', async () => {
    const model = await Model.train(prices, { target: 'price' });
    expect(r2Of(model.training!.evaluations.test!.metrics)).toBeGreaterThan(0.95);
    const [{ prediction, probabilities }] = model.predict([{ a: 1, b: 0, side: 'north' }]);
    expect(Math.abs((prediction as number) - 3)).toBeLessThan(0.7);
    expect(probabilities).toBeNull();
  });

  it('the same options give the same model, another seed another', async () => {
    const bytes = async (seed: number) =>
      (await Model.train(classes, { target: 'dear', seed, epochs: 5 })).toBytes();
    const [first, again, other] = [await bytes(1), await bytes(1), await bytes(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('a loaded model answers with the same bits', async () => {
    const model = await Model.train(classes, { target: 'dear', epochs: 10 });
    const loaded = Model.fromBytes(model.toBytes());
    expect(loaded.predict(classes)).toEqual(model.predict(classes));
    expect(loaded.toBytes()).toEqual(model.toBytes());
    expect(loaded.training).toBeNull();
  });

  it('prints itself in a line, and so do its network and a table', async () => {
    const model = await Model.train(classes, { target: 'dear', epochs: 10 });
    const text = 'Model of dear (binary): 5-64-1, relu, sigmoid, cross-entropy';
    expect(String(model)).toMatch(/^Model of dear .*; test accuracy 0\.\d{4}$/);
    expect(inspect(Model.fromBytes(model.toBytes()))).toBe(text);
    expect(inspect(Model.fromBytes(model.quantize().toBytes()))).toBe(`${text} in 8 bits`);
    expect(inspect(model.network)).toBe('Network 5-64-1, relu, sigmoid, cross-entropy: 449 parameters');
    expect(inspect(tableFromRecords(classes))).toBe('Table records, 240 rows of 4 columns: a, b, side, dear');
    expect(String(await Model.train(prices, { target: 'price', epochs: 10 }))).toMatch(/; test rmse [\d.]+$/);
  });

  it('is measured on records as on their table', async () => {
    const model = await Model.train(classes, { target: 'dear', epochs: 10 });
    expect(model.evaluate(classes)).toEqual(model.evaluate(tableFromRecords(classes)));
    expect(() => model.evaluate(5 as never)).toThrow(/Pass a Table, or records/);
  });

  it('the majority baseline is the most frequent class at any threshold', async () => {
    const options = { target: 'dear', epochs: 2, threshold: 0.1 } as const;
    const { baselines, evaluations } = (await Model.train(classes, options)).training!;
    const actual = evaluations.test!.actual!;
    const ones = actual.filter((c) => c === 1).length;
    expect(accuracyOf(baselines[0].metrics)).toBe(Math.max(ones, actual.length - ones) / actual.length);
  });

  it('linear regression is the least-squares fit', async () => {
    const exact = records.map(({ a, b }) => ({ a, b, y: 2 * a - 3 * b + 1 }));
    const model = await Model.train(exact, { target: 'y', epochs: 1 });
    expect(r2Of(model.training!.baselines[1].metrics)).toBeCloseTo(1, 12);
  });

  it('parts that do not exist are null, and the result is told by what there is', async () => {
    const train = async (testShare: number, validationShare: number) =>
      (await Model.train(classes, { target: 'dear', epochs: 2, testShare, validationShare })).training!;
    expect((await train(0, 0.1)).judgedOn).toBe('validation');
    const alone = await train(0, 0);
    expect([alone.judgedOn, alone.evaluations.test, alone.evaluations.validation]).toEqual([
      'train',
      null,
      null,
    ]);
    expect(alone.options.find(({ name }) => name === 'patience')!.value).toBe(0);
  });

  it('a validation part of a few examples does not stop a training', async () => {
    const rows = Array.from({ length: 16 }, (_, i) => ({
      x: i % 2 === 0 ? i : -i - 20,
      y: i % 2 === 0 ? 'a' : 'b',
    }));
    const { options, evaluations, history } = (await Model.train(rows, { target: 'y' })).training!;
    expect(options.find(({ name }) => name === 'patience')!.value).toBe(0);
    expect(history.stopped).toBe('epochs');
    expect(accuracyOf(evaluations.train.metrics)).toBe(1);
  });

  it('the recipe sets options, and those given beside it win', async () => {
    const options = { target: 'label', recipe: 'course', hidden: [4], learningRate: 1.2, epochs: 3 } as const;
    const { options: plain, history } = (await Model.train(toyTable('flower'), options)).training!;
    const value = (name: string) => plain.find((option) => option.name === name)!;
    expect(value('initialization')).toMatchObject({ value: 'small', origin: 'recipe' });
    expect(value('batchSize')).toMatchObject({ value: 'all', origin: 'recipe' });
    expect(history[0].cost).toBeDefined();
    const other = await Model.train(toyTable('flower'), { ...options, initialization: 'he' });
    expect(other.training!.options.find(({ name }) => name === 'initialization')).toMatchObject({
      value: 'he',
      origin: 'given',
    });
  });

  it('gradient descent finds its rate by a range test', async () => {
    const model = await Model.train(classes, { target: 'dear', optimizer: 'gradient-descent', epochs: 30 });
    const rate = model.training!.options.find(({ name }) => name === 'learningRate')!.value as number;
    expect(rate).toBeGreaterThan(0.01);
    expect(accuracyOf(model.training!.evaluations.train.metrics)).toBeGreaterThan(0.85);
  });

  it.each([
    [{ target: 'dear', output: 'linear' }, 'OPTION_CONFLICT'],
    [{ target: 'price', output: 'sigmoid' }, 'OPTION_CONFLICT'],
    [{ target: 'price', cost: 'cross-entropy' }, 'COST_OUTPUT_MISMATCH'],
    [{ target: 'price', classWeight: 'balanced' }, 'OPTION_CONFLICT'],
    [{ target: 'price', threshold: 0.3 }, 'OPTION_CONFLICT'],
    [{ target: 'dear', hidden: [4, 3], activation: ['relu'] }, 'OPTION_CONFLICT'],
    [{ target: 'dear', engine: 'reference', precision: 'float32' }, 'OPTION_CONFLICT'],
    [{ target: 'dear', engine: 'reference', precision: 'float64', threads: 2 }, 'OPTION_CONFLICT'],
    [{ target: 'dear', engine: 'blas', deterministic: true }, 'OPTION_CONFLICT'],
    [{ target: 'dear', engine: 'blas' }, 'ENGINE_MISSING'],
    [{ target: 'dear', engine: 'webgpu' }, 'OPTION_RANGE'],
    [{ target: 'dear', precision: 'float16' }, 'OPTION_RANGE'],
    [{ target: 'dear', threads: 0 }, 'OPTION_RANGE'],
    [{ target: 'dear', recipe: 'trask' }, 'OPTION_CONFLICT'],
    [{ target: 'dear', hiden: [3] }, 'OPTION_UNKNOWN'],
    [{ target: 'dear', time: 'soon' }, 'OPTION_TYPE'],
    [{}, 'OPTION_MISSING'],
  ])('refuses %j', async (options, code) => {
    await expect(Model.train(records, options as never)).rejects.toMatchObject({ code });
  });
});

describe('findings', () => {
  it('one target far from all others stands in the way first, and is a warning whatever the result', async () => {
    const rows = prices.map((row, i) => ({ ...row, price: i === 200 ? 1e4 : row.price }));
    const tested = (await Model.train(rows, { target: 'price', split: 'order' })).training!;
    expect(tested.findings[0]).toMatchObject({ about: 'data', code: 'TARGET_OUTLIERS' });
    const { findings, warnings } = (
      await Model.train(rows, { target: 'price', testShare: 0, validationShare: 0, epochs: 4000 })
    ).training!;
    expect(findings).toEqual([]);
    expect(warnings).toMatchObject([
      { code: 'TARGET_OUTLIERS', message: expect.stringMatching(/1 value such as 1\.00e\+4/) },
    ]);
  });

  it('noise: the data are named first', async () => {
    const noise = new RandomState(8);
    const rows = Array.from({ length: 200 }, () => {
      const [a, b] = noise.randn(2);
      return { a, b, y: noise.rand() > 0.5 ? 'yes' : 'no' };
    });
    const { findings } = (await Model.train(rows, { target: 'y', epochs: 30 })).training!;
    expect(findings[0].about).toBe('data');
  });

  it('rows that contradict each other, with the ceiling they set', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => ({
      a: i % 2,
      b: (i >> 1) % 2,
      y: i % 3 === 0 ? 'yes' : 'no',
    }));
    const { findings } = (await Model.train(rows, { target: 'y', epochs: 20 })).training!;
    expect(findings[0].title).toBe('Rows contradict each other');
    expect(findings[0].detail).toMatch(/no network can be right on more than 6\d\.\d % of them/);
  });

  it('a rate too high is a warning', async () => {
    const options = { target: 'dear', optimizer: 'gradient-descent', learningRate: 30, epochs: 40 } as const;
    const { warnings } = (await Model.train(classes, options)).training!;
    expect(warnings.map(({ code }) => code)).toContain('RATE_TOO_HIGH');
  });

  it('none on data that are learned well', async () => {
    const { findings, warnings } = (await Model.train(classes, { target: 'dear' })).training!;
    expect([findings, warnings]).toEqual([[], []]);
  });
});
