import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const data = at('houses.csv');
const rows = 240;
const worth = { garden: 30, view: 20, old: -10, damp: -25, quiet: 15, street: -5 };
const words = Object.keys(worth) as (keyof typeof worth)[];
const seed = ['--epochs', '60', '--deterministic', '--quiet', '--learning-rate', '0.03'];

/** Houses whose price is what the words of their notes are worth, and three times their size. */
beforeAll(() => {
  const lines = Array.from({ length: rows }, (_, i) => {
    const chosen = words.filter((_word, k) => ((i * 2654435761) >>> (7 + 3 * k)) & 1);
    const size = 40 + ((i * 37) % 60);
    const price = 3 * size + chosen.reduce((sum, word) => sum + worth[word], 0);
    return `house ${chosen.join(' ')},${size},${price}`;
  });
  writeFileSync(data, `note,size,price\n${lines.join('\n')}\n`);
});

describe('a number from a text', () => {
  const argv = ['--target', 'price', '--columns', 'note=text'];

  it('is learned, predicted, measured and exported', async () => {
    const run = at('run');
    const { status, out, error } = await colonnade('train', data, ...argv, ...seed, '--json', '--out', run);
    expect(status, error).toBe(0);
    const { task, metrics, baselines } = JSON.parse(out);
    expect(task).toBe('regression');
    // Sizes have a deviation of 52, words of 24: who reads the sizes alone explains 0.83.
    expect(metrics.test.r2).toBeGreaterThan(0.95);
    // The linear model reads the words too, and prices are linear in them.
    expect(baselines.linearRegression).toBeLessThan(baselines.mean / 10);

    const lines = (await colonnade('predict', run, data)).out.trimEnd().split('\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines[0]).toBe('prediction');
    const predictions = lines.slice(1).map(Number);
    expect(predictions.every(Number.isFinite)).toBe(true);

    const records = readFileSync(data, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const squares = records.map(([, , price], i) => (Number(price) - predictions[i]) ** 2);
    const evaluated = JSON.parse((await colonnade('evaluate', run, data, '--json')).out);
    const rmse = Math.sqrt(squares.reduce((sum, square) => sum + square) / rows);
    expect(evaluated.metrics.rmse).toBeCloseTo(rmse, 9);

    await colonnade('export', run, '--to', 'typescript', '--out', at('price.ts'));
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    writeFileSync(at('price.mjs'), ts.transpile(readFileSync(at('price.ts'), 'utf8'), options));
    const { predict } = await import(pathToFileURL(at('price.mjs')).href);
    for (const [i, [note, size]] of records.entries()) {
      const { prediction } = predict({ note, size: Number(size) });
      // Seven digits of float32 on prices below 500.
      expect(Math.abs(prediction - predictions[i])).toBeLessThan(1e-3);
    }
  });

  it('has folds, whose mean and deviation stand beside them', async () => {
    const folds = ['--folds', '5', '--json', '--out', at('folds')];
    const { status, out, error } = await colonnade('train', data, ...argv, ...seed, ...folds);
    expect(status, error).toBe(0);
    const document = JSON.parse(out);
    const validate = new Ajv2020({ allowUnionTypes: true, strictRequired: false }).compile(jsonSchemas.train);
    validate(document);
    expect(validate.errors).toBeNull();
    const { crossValidation, examples } = document;
    interface Fold {
      examples: { test: number };
      metrics: Record<string, number>;
    }
    const each: Fold[] = crossValidation.folds;
    expect(each).toHaveLength(5);
    // Every row that is not of the test part is judged once.
    expect(each.reduce((sum, fold) => sum + fold.examples.test, 0)).toBe(
      examples.train + examples.validation,
    );
    expect(Object.keys(each[0].metrics)).toEqual(['cost', 'rmse', 'mae', 'r2']);
    for (const name of ['cost', 'rmse', 'mae', 'r2']) {
      const values = each.map(({ metrics }) => metrics[name]);
      const mean = values.reduce((sum, value) => sum + value) / 5;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 5);
      expect(crossValidation.mean[name]).toBeCloseTo(mean, 9);
      expect(crossValidation.deviation[name]).toBeCloseTo(deviation, 9);
    }
    expect(crossValidation.mean.r2).toBeGreaterThan(0.9);
  });

  it('has no polarity of words, nor the recipe that needs two classes', async () => {
    const out = ['--out', at('refused')];
    const polarity = await colonnade('train', data, ...argv, '--polarity-cutoff', '0.05', ...out);
    expect(polarity).toMatchObject({
      status: 2,
      error:
        'option --polarity-cutoff: the task is regression. The polarity of a word is between two classes: leave ' +
        '--polarity-cutoff out. [OPTION_CONFLICT]',
    });
    const trask = await colonnade('train', data, ...argv, '--recipe', 'trask', ...out);
    expect(trask).toMatchObject({
      status: 2,
      error:
        'train: the output sigmoid does not fit the task regression. Numbers need an output without bounds: use ' +
        '--output linear. [OPTION_CONFLICT]',
    });
  });
});

describe('folds', () => {
  it('of a text with two classes have every class', async () => {
    const lines = readFileSync(data, 'utf8').trimEnd().split('\n');
    const dear = lines.map((line, i) =>
      i === 0
        ? 'note,dear'
        : line.replace(/,(\d+),(.*)$/, (_all, size, price) => `,${price - 3 * size > 0 ? 'yes' : 'no'}`),
    );
    writeFileSync(at('dear.csv'), `${dear.join('\n')}\n`);
    const argv = [
      '--target',
      'dear',
      '--columns',
      'note=text',
      '--folds',
      '5',
      '--json',
      '--out',
      at('dear'),
    ];
    const { status, out, error } = await colonnade('train', at('dear.csv'), ...argv, ...seed);
    expect(status, error).toBe(0);
    const { folds, mean } = JSON.parse(out).crossValidation;
    for (const { metrics } of folds) expect(metrics.auc).not.toBeNull();
    expect(mean.accuracy).toBeGreaterThan(0.95);
  });

  it('of too few rows or groups are refused', async () => {
    writeFileSync(
      at('few.csv'),
      'x,who,y\n1,a,1.5\n2,a,2.5\n3,b,3.25\n4,b,4.5\n5,a,5.5\n6,b,6.25\n7,a,7\n8,b,8\n',
    );
    const argv = ['--target', 'y', '--task', 'regression', '--out', at('few')];
    expect(await colonnade('train', at('few.csv'), ...argv, '--folds', '8')).toMatchObject({
      status: 2,
      error: `${at('few.csv')}: 6 training rows cannot be dealt out to 8 folds. Add rows, or lower --folds. [SPLIT_EMPTY]`,
    });
    const groups = await colonnade('train', at('few.csv'), ...argv, '--folds', '2', '--split', 'group:who');
    expect(groups).toMatchObject({
      status: 2,
      error: `${at('few.csv')}: 1 group cannot be dealt out to 2 folds. Add rows, or lower --folds. [SPLIT_EMPTY]`,
    });
  });
});
