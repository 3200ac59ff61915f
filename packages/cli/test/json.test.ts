import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, dataFile, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
const cancer = dataFile('breast-cancer/breast_cancer.csv');
const quick = ['--epochs', '3', '--json'];

/** Expects a document to be what its schema says. */
function expectValid(name: keyof typeof jsonSchemas, document: unknown): void {
  const validate = ajv.compile(jsonSchemas[name]);
  validate(document);
  expect(validate.errors).toBeNull();
}

const trainings: Record<string, string[]> = {
  binary: [cancer, '--target', 'diagnosis', ...quick],
  multiclass: [dataFile('digits/digits.csv'), '--target', 'digit', '--test-share', '0', ...quick],
  regression: ['toy:waves', '--target', 'label', '--task', 'regression', ...quick],
  linear: ['toy:waves', '--target', 'label', '--task', 'regression', '--hidden', 'none', ...quick],
  boldDriver: [
    'toy:moons',
    ...['--target', 'label', '--schedule', 'bold-driver', '--optimizer', 'gradient-descent'],
    ...['--learning-rate', '60', '--validation-share', '0', '--epochs', '30', '--json'],
  ],
};

describe('documents of the command, against their schemas', () => {
  beforeAll(async () => {
    for (const [name, argv] of Object.entries(trainings)) {
      const { status, out } = await colonnade('train', ...argv, '--out', at(name));
      writeFileSync(at(`${name}.printed.json`), out);
      expect(status, name).toBe(0);
    }
  });

  it.each(Object.keys(trainings))('train, %s: what is printed is what is kept', (name) => {
    const printed = readFileSync(at(`${name}.printed.json`), 'utf8');
    expect(readFileSync(join(at(name), 'result.json'), 'utf8')).toBe(printed);
    const document = JSON.parse(printed);
    expectValid('train', document);
    expect(document.history).toHaveLength(document.epochs + 1);
  });

  it('the trainings show what the schema speaks of', () => {
    const document = (name: string) => JSON.parse(readFileSync(at(`${name}.printed.json`), 'utf8'));
    expect(document('multiclass').metrics.test).toBeNull();
    expect(document('multiclass').examples.test).toBeNull();
    expect(document('regression').classes).toBeNull();
    expect(document('regression').confusion).toBeNull();
    expect(Object.keys(document('regression').baselines)).toEqual(['mean', 'linearRegression']);
    expect(Object.keys(document('binary').baselines)).toEqual(['majority', 'logisticRegression']);
    const rejected = document('boldDriver').history.filter((entry: { rejected?: true }) => entry.rejected);
    expect(rejected.length).toBeGreaterThan(0);
  });

  it('evaluate', async () => {
    for (const [name, data] of [
      ['binary', cancer],
      ['regression', 'toy:waves'],
    ]) {
      expectValid('evaluate', JSON.parse((await colonnade('evaluate', at(name), data, '--json')).out));
    }
  });

  it('predict', async () => {
    const out = at('predictions.json');
    await colonnade('predict', at('binary'), cancer, '--out', out, '--keep', 'diagnosis,mean radius');
    const records = JSON.parse(readFileSync(out, 'utf8'));
    expectValid('predict', records);
    expect(Object.keys(records[0])).toEqual([
      'prediction',
      'p_benign',
      'p_malignant',
      'diagnosis',
      'mean radius',
    ]);
    expect(records).toHaveLength(569);
  });

  it('inspect', async () => {
    for (const name of ['binary', 'regression']) {
      expectValid('inspectModel', JSON.parse((await colonnade('inspect', at(name), '--json')).out));
    }
    for (const argv of [[cancer], [cancer, '--target', 'diagnosis'], [dataFile('digits/digits.csv')]]) {
      expectValid('inspectData', JSON.parse((await colonnade('inspect', ...argv, '--json')).out));
    }
  });

  it('gradient-check', async () => {
    const { status, out } = await colonnade('gradient-check', 'toy:moons', '--target', 'label', '--json');
    expect(status).toBe(0);
    expectValid('gradientCheck', JSON.parse(out));
  });

  it('compare', async () => {
    for (const runs of [
      ['regression', 'linear'],
      ['binary', 'binary'],
      ['multiclass', 'multiclass'],
    ]) {
      expectValid('compare', JSON.parse((await colonnade('compare', ...runs.map(at), '--json')).out));
    }
  });

  it('a failure prints no document', async () => {
    const { status, out } = await colonnade('train', cancer, '--target', 'nothing', '--json');
    expect([status, out]).toEqual([2, '']);
  });

  it('a schema knows a document that is not one', () => {
    const document = JSON.parse(readFileSync(at('binary.printed.json'), 'utf8'));
    const validate = ajv.compile(jsonSchemas.train);
    for (const broken of [
      { ...document, epochs: -1 },
      { ...document, stopped: 'bored' },
      { ...document, more: true },
      { ...document, report: undefined },
      { ...document, history: [{ ...document.history[0], cost: 1, costOfBatches: 1 }] },
      { ...document, metrics: { ...document.metrics, test: { accuracy: 1 } } },
    ]) {
      expect(validate(JSON.parse(JSON.stringify(broken)))).toBe(false);
    }
  });
});
