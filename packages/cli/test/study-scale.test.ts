import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

const moons = ['toy:moons', '--target', 'label', '--workers', '1', '--quiet'];
const quick = ['--epochs', '20', '--seeds', '3', '--rungs', '4'];

describe('colonnade study scale', () => {
  it('says what holds the network back, with tables, a report, figures and a document', async () => {
    const { status, out } = await colonnade('study', 'scale', ...moons, ...quick, '--out', at('scale'));
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}accuracy % +parameters +\d+ +\d+ +\d+ +\d+ +training +s a trial/m);
    expect(out).toMatch(/^ {2}more examples +now +× 2 \(90 %\) +× 10 \(90 %\)/m);
    for (const name of ['report.html', 'scale.svg', 'outlook.svg', 'standings.svg', 'seconds.svg']) {
      expect(existsSync(join(at('scale'), name)), name).toBe(true);
    }
    const document = JSON.parse(readFileSync(join(at('scale'), 'result.json'), 'utf8'));
    const validate = ajv.compile(jsonSchemas.studyScale);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.learners.map(({ name }: { name: string }) => name)).toEqual([
      'logistic regression',
      'nearest neighbors',
      'support vectors',
      'boosted trees',
      'small network',
      'medium network',
      'large network',
    ]);
    expect(document.trials).toEqual({ planned: 84, done: 84, resumed: 0 });
    expect(readFileSync(join(at('scale'), 'report.html'), 'utf8')).toContain(document.verdict.sentence);
  });

  it('refuses what it cannot measure', async () => {
    const study = (...argv: string[]) => colonnade('study', 'scale', ...moons, ...argv);
    const training = await study('--measure', 'train-cost');
    expect(training.status).toBe(2);
    expect(training.error).toContain(
      'study: option --measure is train-cost, which is not of the rows that test.',
    );
    expect((await study('--test-share', '0')).error).toContain('no rows are left to test on');
    expect((await study('--rungs', '1')).error).toContain('[OPTION_RANGE]');
    expect((await study('--learners', 'forest')).error).toContain('which is no learner');
  });
});

describe('colonnade study cost-surface', () => {
  it('says how many minima there are, with a table, a report, figures and a document', async () => {
    const argv = ['study', 'cost-surface', 'toy:moons', '--target', 'label', '--over', 'x1,bias', '--quiet'];
    const { status, out } = await colonnade(...argv, '--out', at('surface'));
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^Cross-entropy has one local minimum/);
    expect(out).toMatch(/^ {2}cost +rate +from 0\.0000, 0\.0000/m);
    for (const name of ['report.html', 'cross-entropy.svg', 'squared-error.svg']) {
      expect(existsSync(join(at('surface'), name)), name).toBe(true);
    }
    const document = JSON.parse(readFileSync(join(at('surface'), 'result.json'), 'utf8'));
    const validate = ajv.compile(jsonSchemas.studyCostSurface);
    validate(document);
    expect(validate.errors).toBeNull();
  });

  it('ends when its time is up', async () => {
    const argv = ['study', 'cost-surface', 'toy:moons', '--target', 'label', '--time', '0.001s', '--json'];
    const { status, out } = await colonnade(...argv, '--out', at('short'));
    expect(status).toBe(0);
    const { stopped, surfaces, sentences } = JSON.parse(out);
    expect([stopped, surfaces]).toEqual(['time', []]);
    expect(sentences[0]).toMatch(/^Nothing can be said: /);
  });

  it('refuses what has no surface', async () => {
    const study = (...argv: string[]) =>
      colonnade('study', 'cost-surface', 'toy:moons', '--target', 'label', ...argv);
    expect((await study('--over', 'x1,x9')).error).toContain(
      'option --over has "x9", which is no parameter: the inputs are x1, x2. Did you mean "x1"?',
    );
    expect((await study('--over', 'x1')).error).toContain('option --over names one parameter. A surface');
    expect((await study('--over', 'x1,w1')).error).toContain('option --over names the same parameter twice');
    expect((await study('--folds', '3')).error).toContain('plays no part in a study of cost surfaces');
    expect((await study('--descent-rates', '0.1,fast')).error).toContain('[OPTION_TYPE]');
  });
});
