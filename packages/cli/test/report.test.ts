import { Model, RandomState, Table, type TableRecord, type TrainOptions, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import { composeReport, type ReportInput, renderReport } from '@colonnade/figures';
import { describe, expect, it } from 'vitest';
import { dataFile } from './support/command.js';

const context = {
  title: 'people',
  source: 'people.csv',
  command: 'colonnade train people.csv --target sick',
  modelPath: 'runs/people/model.safetensors',
  version: '0.1.0',
  date: null,
  notes: ['separator ";" found'],
};

async function report(data: Table | TableRecord[], options: TrainOptions): Promise<ReportInput> {
  const model = await Model.train(data, options);
  const input = composeReport(model, context);
  // It is plain data, and all of it can be drawn.
  expect(JSON.parse(JSON.stringify(input)).task).toBe(input.task);
  expect(/undefined|\[object|>NaN/.exec(renderReport(input))?.[0]).toBeUndefined();
  return input;
}

/** Rows with a number, a category with gaps, a name that is left out, and a label that follows from the number. */
function people(rows: number): TableRecord[] {
  const random = new RandomState(4);
  return Array.from({ length: rows }, (_, i) => {
    const age = Math.round(20 + 60 * random.rand());
    const noisy = random.rand() < 0.1;
    return {
      name: `person ${i} of ${rows}`,
      age,
      city: i % 7 === 0 ? null : ['Rome', 'Pisa', 'Bari'][i % 3],
      sick: age > 50 === !noisy ? 'yes' : 'no',
    };
  });
}

describe('composeReport', () => {
  it('two classes: columns in file order, balance of every part, the curve of the positive class', async () => {
    const input = await report(people(300), { target: 'sick', epochs: 30 });
    expect(input.data.columns.map(({ name, kind, inputs }) => [name, kind, inputs])).toEqual([
      ['name', 'dropped', null],
      ['age', 'number', 1],
      ['city', 'category', 4],
      ['sick', 'target', null],
    ]);
    expect(input.data.columns[2].missing).toBe(43);
    expect(input.data.notes[0]).toBe('Separator ";" found.');
    for (const part of ['train', 'validation', 'test'] as const) {
      const total = input.data.balance!.reduce((sum, each) => sum + (each[part] ?? 0), 0);
      expect(total, part).toBe(input.data.examples[part]);
    }
    expect(input).toMatchObject({
      positive: 'yes',
      classes: ['no', 'yes'],
      evaluatedOn: 'test',
      scatter: null,
    });
    expect(input.network.outputs).toEqual(['yes']);
    expect(input.roc).toHaveLength(1);
    expect(input.roc![0]).toMatchObject({ name: 'yes', auc: (input.metrics.test as { auc: number }).auc });
    const binned = input.calibration!.bins.reduce((sum, { count }) => sum + count, 0);
    expect(binned).toBe(input.data.examples.test);
    expect(input.options.find(({ name }) => name === 'learning-rate')).toEqual({
      name: 'learning-rate',
      value: 0.006,
      origin: 'chosen',
      default: 'auto',
    });
  });

  it('mistakes: the true class with the least probability first, with what the file has there', async () => {
    const records = people(300);
    const { mistakes, confusion } = await report(records, { target: 'sick', learningRate: 0.02 });
    const wrong = confusion![0][1] + confusion![1][0];
    expect(mistakes!.total).toBe(wrong);
    expect(wrong).toBeGreaterThan(2);
    expect(mistakes!.columns[0]).toBe('age'); // it decides
    const chances = mistakes!.items.map(({ probabilityOfActual }) => probabilityOfActual!);
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    for (const { where, actual, predicted, probability, probabilityOfActual, values } of mistakes!.items) {
      const record = records[Number(/^row (\d+)$/.exec(where)![1])];
      expect(actual).toBe(record.sick);
      expect(predicted).not.toBe(actual);
      expect(probability! + probabilityOfActual!).toBeCloseTo(1, 12);
      expect(values).toEqual(mistakes!.columns.map((name) => record[name]));
    }
  });

  it('digits: pixels from the file, named by line, curves of the classes against the rest', async () => {
    const path = dataFile('digits/digits.csv');
    const table = await readTable(path);
    const input = await report(table, { target: 'digit', epochs: 8 });
    expect(input.data.image).toEqual({ height: 8, width: 8, channels: 1 });
    expect(input.mistakes!.image).toEqual({ height: 8, width: 8, channels: 1, min: 0, max: 16 });
    expect(input.roc).toHaveLength(10);
    const [item] = input.mistakes!.items;
    const row = table.source.lines!.indexOf(Number(/^line (\d+)$/.exec(item.where)![1]));
    const cells = table.columns.map((column) => (column.kind === 'text' ? column.cells[row] : null));
    expect(item.pixels).toEqual(cells.slice(0, 64).map(Number));
    expect(item.actual).toBe(cells[64]);
  });

  it('color images from arrays', async () => {
    const random = new RandomState(2);
    const m = 60;
    const label = Array.from({ length: m }, (_, i) => i % 2);
    const values = Uint8Array.from({ length: m * 27 }, (_, at) =>
      Math.floor(128 * random.rand() + 100 * label[Math.floor(at / 27)]),
    );
    const table = new Table(
      [
        { kind: 'numeric', name: 'picture', shape: [3, 3, 3], values },
        { kind: 'numeric', name: 'label', shape: [], values: Float64Array.from(label) },
      ],
      { name: 'pictures.h5', notes: [] },
    );
    const { data, mistakes } = await report(table, { target: 'label', epochs: 0 });
    expect(data.image).toEqual({ height: 3, width: 3, channels: 3 });
    const [{ where, pixels }] = mistakes!.items;
    const row = Number(where.slice('row '.length));
    expect(pixels).toEqual([...values.subarray(27 * row, 27 * row + 27)]);
    expect(mistakes!.image).toMatchObject({ min: 0, max: 255 });
  });

  it('a regression: range, scatter, the largest errors; no classes', async () => {
    const input = await report(toyTable('waves'), { target: 'label', task: 'regression', epochs: 20 });
    expect(input).toMatchObject({
      classes: null,
      confusion: null,
      roc: null,
      calibration: null,
      positive: null,
    });
    expect(input.baselines.map(({ name }) => name)).toEqual(['mean', 'linear regression']);
    const { actual, predicted } = input.scatter!;
    const largest = Math.max(...actual.map((y, j) => Math.abs(predicted[j] - y)));
    const [worst] = input.mistakes!.items;
    expect(Math.abs(Number(worst.predicted) - Number(worst.actual))).toBe(largest);
    const { min, mean, max, deviation } = input.data.targetRange!;
    expect(min < mean && mean < max && deviation > 0).toBe(true);
  });

  it('several labels: their probabilities multiply', async () => {
    const random = new RandomState(3);
    const records = Array.from({ length: 120 }, () => {
      const [x, y] = [random.rand(), random.rand()];
      return { x, y, warm: Number(x > 0.5), wet: Number(y > 0.6) };
    });
    const input = await report(records, { target: ['warm', 'wet'], task: 'multilabel', epochs: 10 });
    expect(input).toMatchObject({ classes: ['warm', 'wet'], confusion: null, calibration: null });
    expect(input.roc).toHaveLength(2);
    expect(input.data.balance!.map(({ name }) => name)).toEqual(['warm', 'wet']);
    for (const { probability, probabilityOfActual } of input.mistakes!.items) {
      expect(probability!).toBeGreaterThanOrEqual(probabilityOfActual!);
    }
  });

  it('several numbers share no axis', async () => {
    const records = Array.from({ length: 60 }, (_, i) => ({ x: i, y: 2 * i, z: 100 - i }));
    const input = await report(records, { target: ['y', 'z'], task: 'regression', epochs: 3 });
    expect(input).toMatchObject({ scatter: null, mistakes: null, target: 'y, z' });
    expect(input.data.targetRange).toBeNull();
  });

  it('why it stopped, and which epoch was kept', async () => {
    const about = async (options: Partial<TrainOptions>) =>
      (await report(people(200), { target: 'sick', ...options })).training;
    expect(await about({ epochs: 1 })).toMatchObject({ stoppedBecause: 'The one epoch was run.' });
    expect(await about({ epochs: 9, patience: 0 })).toMatchObject({
      stoppedBecause: 'All 9 epochs were run.',
      bestEpoch: null,
      optimizer: 'adam',
      batchSize: 'all',
    });
    const early = await about({ patience: 2, minDelta: 0.5, epochs: 50 });
    expect(early.stoppedBecause).toBe('The validation cost had not fallen by more than 0.5 for 2 epochs.');
    expect(early.bestEpoch).toBe(0);
    expect((await about({ patience: 2, minDelta: 0.5, validationShare: 0 })).stoppedBecause).toContain(
      'The training cost',
    );
  });

  it('findings: sentences, with options as the command spells them, and no warning said twice', async () => {
    const random = new RandomState(8);
    const noise = Array.from({ length: 200 }, (_, i) => ({
      a: random.randn(),
      b: random.randn(),
      label: i % 40 === 0 ? 'rare' : 'common',
    }));
    const { findings } = await report(noise, { target: 'label', epochs: 40 });
    expect(findings[0]).toMatchObject({ about: 'data', title: 'A class has few examples' });
    expect(findings[0].remedy).toBe('Collect more rows of it.');
    for (const { detail, remedy } of findings) {
      expect(detail).toMatch(/^[A-Z0-9].*\.$/);
      expect(remedy ?? 'A.').toMatch(/^[A-Z].*\.$/);
      expect(remedy ?? '').not.toContain('{option}');
    }
    const slow = await report(people(300), {
      target: 'sick',
      epochs: 20,
      patience: 0,
      learningRate: 0.0003,
    });
    const tooLow = slow.findings.find(({ title }) => title === 'The learning rate is too low');
    if (tooLow) {
      expect(tooLow.remedy).toBe('Try `--learning-rate 0.003`, or more epochs.');
      expect(slow.warnings.map(({ code }) => code)).not.toContain('RATE_TOO_LOW');
    }
  });

  it('without a test part it speaks of the training part', async () => {
    const input = await report(people(60), { target: 'sick', testShare: 0, validationShare: 0, epochs: 5 });
    expect(input.evaluatedOn).toBe('train');
    expect(input.metrics).toMatchObject({ validation: null, test: null });
    expect(input.data.balance![0]).toMatchObject({ validation: null, test: null });
  });
});
